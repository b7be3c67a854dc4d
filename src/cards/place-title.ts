import { type FittedText, fitText, type Room } from './fit-text.ts';
import { wordsLeft } from './place-kicker.ts';
import { blockHeight, type Placing, putLines } from './placing.ts';
import { titleLeading, titleShift, titleTracking, typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

/** The title fitted to its room; a problem where it cannot be. */
export function fitTitle(placing: Placing, title: string, width: number, height: number): FittedText {
  return tryTitle(placing, title, width, height) ?? refuseTitle(placing, title);
}

/** A problem in the place of a title that fits no room. How much to cut is counted on the whole card. */
export function refuseTitle(placing: Placing, title: string): FittedText {
  placing.refusals.push({ part: 'title', cut: () => [...title].length });
  return { size: typeScale(placing.grid).title.min, leading: titleLeading, lines: [] };
}

/** The title fitted to a room that may be too small for it. */
export function tryTitle(placing: Placing, title: string, width: number, height: number): FittedText | undefined {
  return fitText(title, placing.typefaces['titillium-700'], titleRoom(placing, width, height));
}

function titleRoom(placing: Placing, width: number, height: number): Room {
  const { max, min, lines } = typeScale(placing.grid).title;
  // A quotation has 90 characters where a title has 60.
  const most = placing.card.template === 'quote' ? lines + 1 : lines;
  return { max, min, lines: most, width, height, leading: titleLeading, tracking: titleTracking };
}

/** Puts the title from a cap-top downwards, or from a last baseline upwards. */
export function putTitle(placing: Placing, fitted: FittedText, at: { top: number } | { last: number }): void {
  const top = 'top' in at ? at.top : at.last - blockHeight(fitted);
  putLines(placing, fitted, {
    role: 'title',
    face: 'titillium-700',
    fill: placing.colours.text,
    x: wordsLeft(placing) - titleShift * fitted.size,
    baseline: top + capHeight * fitted.size,
    tracking: titleTracking,
  });
}
