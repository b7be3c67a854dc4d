import type { Family } from './families.ts';
import type { Grid } from './grid.ts';

/** Sizes of type per family, as fractions of the grid's `u`. Art direction, §3. */

interface Range {
  max: number;
  min: number;
  lines: number;
}

interface Scale {
  kicker: number;
  title: Range;
  detail: Range;
}

const scales: Record<Family | 'short', Scale> = {
  landscape: {
    kicker: 0.042,
    title: { max: 0.135, min: 0.075, lines: 4 },
    detail: { max: 0.05, min: 0.036, lines: 2 },
  },
  square: {
    kicker: 0.036,
    title: { max: 0.108, min: 0.062, lines: 4 },
    detail: { max: 0.038, min: 0.034, lines: 2 },
  },
  tall: { kicker: 0.036, title: { max: 0.125, min: 0.062, lines: 6 }, detail: { max: 0.042, min: 0.034, lines: 3 } },
  banner: { kicker: 0.105, title: { max: 0.26, min: 0.145, lines: 2 }, detail: { max: 0, min: 0, lines: 0 } },
  short: { kicker: 0, title: { max: 0.17, min: 0.105, lines: 4 }, detail: { max: 0, min: 0, lines: 0 } },
};

export const titleTracking = -0.015;
export const titleLeading = 1.05;
export const detailLeading = 1.24;
/** Titles and numbers move left so that stems, not side bearings, meet the margin; em. */
export const titleShift = 0.02;
export const numberShift = 0.03;

/** The scale of a grid, in px. */
export function typeScale(grid: Grid): Scale {
  const scale = scales[grid.short ? 'short' : grid.family];
  const range = ({ max, min, lines }: Range): Range => ({ max: max * grid.u, min: min * grid.u, lines });
  return { kicker: scale.kicker * grid.u, title: range(scale.title), detail: range(scale.detail) };
}
