/**
 * The seven signs the thread makes, each one path in a box of 0 to 100 that it enters at (0,100) and leaves at
 * (100,100), both horizontal. Art direction, §5.
 */

export const signIds = ['knot', 'calendar', 'loop', 'steps', 'stopwatch', 'page', 'balloon'] as const;
export type SignId = (typeof signIds)[number];

export interface Sign {
  /** The thread, from (0,100) to (100,100). */
  thread: string;
  /** The closed part, filled like paper under the thread. */
  enclosed?: string;
  /** A part in the thread's own colour, without stroke. */
  solid?: string;
  /** Where the thread passes over itself: first the gap in the ground's colour, then the thread again. */
  crossings?: readonly { gap: string; over: string }[];
}

/** A gap is as wide as this many strokes. */
export const gapStrokes = 1.7;

const sheet =
  'M14 100 A14 14 0 0 1 0 86 L0 28 A14 14 0 0 1 14 14 L86 14 A14 14 0 0 1 100 28 L100 86 A14 14 0 0 1 86 100 Z';
const fold = 'M58 2 L58 24 A10 10 0 0 0 68 34 L90 34 Z';

export const signs: Readonly<Record<SignId, Sign>> = {
  knot: {
    thread:
      'M0 100 C12 100 18 90 25 77 C32 63 41 46 50 35 C60 22 69 10 80 10 C92 10 97 23 96 36 C94 60 74 80 50 80 C26 80 6 60 4 36 C3 23 8 10 20 10 C31 10 40 22 50 35 C59 46 68 63 75 77 C82 90 88 100 100 100',
    crossings: [
      {
        gap: 'M22.1 82.2 L24.4 78 L26.6 73.8 L28.8 69.6 L31 65.4',
        over: 'M20.4 85.2 L22.6 81.5 L24.6 77.7 L26.6 73.8 L28.6 69.9 L30.6 66.1 L32.6 62.3',
      },
      {
        gap: 'M81.3 67 L77.7 70.1 L73.9 72.9 L69.7 75.2 L65.4 77.2',
        over: 'M83.7 64.4 L80.7 67.5 L77.4 70.4 L73.9 72.9 L70.1 75 L66.2 76.9 L62.1 78.3',
      },
      {
        gap: 'M44.2 27.5 L47.1 31.2 L50 35 L52.9 38.8 L55.6 42.6',
        over: 'M42 24.8 L44.7 28.2 L47.4 31.6 L50 35 L52.7 38.4 L55.2 41.9 L57.6 45.6',
      },
    ],
  },
  calendar: {
    thread:
      'M0 100 L86 100 A14 14 0 0 0 100 86 L100 28 A14 14 0 0 0 86 14 L72 14 L72 3 L72 25 L72 14 L28 14 L28 3 L28 25 L28 14 L14 14 A14 14 0 0 0 0 28 L0 86 A14 14 0 0 0 14 100 L100 100',
    enclosed: sheet,
  },
  loop: {
    thread: 'M0 100 C34 100 66 82 76 46 C82 24 77 5 62 5 C46 5 36 28 36 56 C36 84 50 100 76 100 L100 100',
    crossings: [
      {
        gap: 'M36.7 66.3 L37.5 70.8 L38.8 75.3 L40.4 79.5 L42.6 83.6 L45.3 87.3 L48.4 90.7 L52 93.5 L56 95.8 L60.3 97.6 L64.7 98.8',
        over: 'M36.2 61.3 L36.7 66 L37.5 70.6 L38.7 75.1 L40.4 79.4 L42.6 83.5 L45.3 87.3 L48.5 90.7 L52.1 93.6 L56.2 95.9 L60.5 97.7 L65 98.9 L69.6 99.7',
      },
    ],
  },
  steps: {
    thread:
      'M0 100 L2 100 A6 6 0 0 0 8 94 L8 78 A6 6 0 0 1 14 72 L31 72 A6 6 0 0 0 37 66 L37 46 A6 6 0 0 1 43 40 L60 40 A6 6 0 0 0 66 34 L66 14 A6 6 0 0 1 72 8 L86 8 A6 6 0 0 1 92 14 L92 94 A6 6 0 0 0 98 100 L100 100',
  },
  stopwatch: {
    thread:
      'M0 100 L50 100 A42 42 0 0 0 79.7 28.3 L88 20 L79.7 28.3 A42 42 0 0 0 50 16 L50 3 L42 3 L58 3 L50 3 L50 16 A42 42 0 0 0 50 100 L100 100',
    enclosed: 'M50 16 A42 42 0 0 1 50 100 A42 42 0 0 1 50 16 Z',
  },
  page: {
    thread:
      'M0 100 L78 100 A12 12 0 0 0 90 88 L90 34 L58 2 L22 2 A12 12 0 0 0 10 14 L10 88 A12 12 0 0 0 22 100 L100 100',
    enclosed: 'M22 100 A12 12 0 0 1 10 88 L10 14 A12 12 0 0 1 22 2 L58 2 L90 34 L90 88 A12 12 0 0 1 78 100 Z',
    solid: fold,
  },
  balloon: {
    thread:
      'M0 100 L13 100 L10 71 C3 63 0 54 0 45 C0 20 22 3 50 3 C78 3 100 20 100 45 C100 70 78 86 50 86 C44 86 39 85.5 34 84 L13 100 L100 100',
    enclosed:
      'M13 100 L10 71 C3 63 0 54 0 45 C0 20 22 3 50 3 C78 3 100 20 100 45 C100 70 78 86 50 86 C44 86 39 85.5 34 84 Z',
  },
};
