import type { FittedText } from './fit-text.ts';
import { wordsLeft } from './place-kicker.ts';
import { blockHeight, fitPart, type Placing, putLines } from './placing.ts';
import { titleLeading, titleShift, titleTracking, typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

/** The title fitted to its room. */
export function fitTitle(placing: Placing, title: string, width: number, height: number): FittedText {
  const room = { ...typeScale(placing.grid).title, width, height, leading: titleLeading, tracking: titleTracking };
  return fitPart(placing, 'title', title, 'titillium-700', room);
}

/** Puts the title from a cap-top downwards, or from a last baseline upwards. */
export function putTitle(placing: Placing, fitted: FittedText, at: { top: number } | { last: number }): void {
  const top = 'top' in at ? at.top : at.last - blockHeight(fitted, titleLeading);
  putLines(placing, fitted, {
    role: 'title',
    face: 'titillium-700',
    fill: placing.colours.text,
    x: wordsLeft(placing) - titleShift * fitted.size,
    baseline: top + capHeight * fitted.size,
    leading: titleLeading,
    tracking: titleTracking,
  });
}
