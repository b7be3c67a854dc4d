import { type SignId, signs } from '#cards/signs.ts';
import type { GroundId } from '#model/theme.ts';
import type { CardTemplate } from '#model/touchpoint.ts';

/** The ground and the sign of each template, the same on a page as on a card. Art direction, §2. */
export const looks = {
  message: { ground: 'notte', sign: 'knot' },
  event: { ground: 'colore', sign: 'calendar' },
  figure: { ground: 'carta', sign: 'loop' },
  course: { ground: 'campo', sign: 'steps' },
  deadline: { ground: 'notte', sign: 'stopwatch' },
  material: { ground: 'carta', sign: 'page' },
  quote: { ground: 'colore', sign: 'balloon' },
} as const satisfies Record<CardTemplate, { ground: GroundId; sign: SignId }>;

/** The thread of a sign with straight leads to both edges of the page, to be clipped by the hero. */
export function threadWithLeads(sign: SignId): string {
  return `M-2000 100 L${signs[sign].thread.slice(1)} L2000 100`;
}

/** Words inside a sign: where they stand and how large they may be, in units of its box of 100. Art direction, §5. */
export interface SignWord {
  text: string;
  x: number;
  y: number;
  size: number;
  heavy: boolean;
  anchor: 'start' | 'middle';
}

/** Average advance of Titillium, in em: 900 for the words that count, 700 for the others. */
const advance = (text: string, heavy: boolean) =>
  [...text].reduce((sum, c) => sum + (/[.,:ilj'’ ]/.test(c) ? 0.28 : /[mwMW]/.test(c) ? 0.86 : heavy ? 0.6 : 0.54), 0);
const fit = (text: string, heavy: boolean, largest: number, width: number) =>
  Math.round(Math.min(largest, width / advance(text, heavy)) * 10) / 10;
const CAP = 0.692;

/** Sets the one or two words of a sign; a sign that holds none gives an empty list. */
export function signWords(sign: SignId, [first, second]: readonly string[]): SignWord[] {
  const word = (text: string, heavy: boolean, largest: number, width: number, y: (size: number) => number, x = 50) => {
    const size = fit(text, heavy, largest, width);
    return { text, x, y: Math.round(y(size) * 10) / 10, size, heavy, anchor: x === 50 ? 'middle' : 'start' } as const;
  };
  if (sign === 'balloon') return [word('«', true, 76, 100, () => 68)];
  if (!first) return [];
  switch (sign) {
    case 'calendar':
      if (!second) return [word(first, true, 46, 76, (s) => 57 + (CAP * s) / 2)];
      return /\d/.test(first) && !/[a-z]/i.test(first)
        ? [word(first, true, 46, 76, (s) => 52 + (CAP * s) / 2), word(second, false, 15, 76, () => 87)]
        : [word(first, false, 27, 74, (s) => 36 + CAP * s), word(second, false, 27, 74, (s) => 63 + CAP * s)];
    case 'stopwatch':
      return second
        ? [word(first, false, 12.5, 56, () => 48), word(second, true, 30, 64, (s) => 54 + CAP * s)]
        : [word(first, true, 30, 64, (s) => 58 + (CAP * s) / 2)];
    case 'page':
      return [
        word(first, true, 26, 56, () => 70, 22),
        ...(second ? [word(second, false, 11.5, 56, () => 85, 22)] : []),
      ];
    default:
      return [];
  }
}
