import { typographic } from '#cards/italian-words.ts';
import { leastCut } from '#cards/least-cut.ts';
import { smallestNumber } from '#cards/place-figure.ts';
import type { Placing } from '#cards/placing.ts';
import type { TextLine } from '#cards/scene.ts';
import { textLine } from '#cards/text-line.ts';
import { numberShift, titleTracking } from '#cards/type-scale.ts';
import { capHeight } from '#cards/typeface.ts';

/** The number of a figure beside its loop, standing on the thread, as large as its room. */
export function placeNumber(placing: Placing, kicker: readonly TextLine[]): TextLine[] {
  const { card, grid, colours, typefaces, signLeft } = placing;
  const text = typographic(card.number ?? '');
  const baseline = grid.dock - grid.stroke / 2 - 0.06 * grid.u;
  const top = Math.max(...kicker.map((line) => line.baseline)) + 0.055 * grid.u;
  const width = signLeft - grid.left - 0.07 * grid.u;
  const sizeOf = (number: string) =>
    Math.min(
      (baseline - top) / capHeight,
      width / typefaces['titillium-900'].width(typographic(number), titleTracking),
    );
  const size = sizeOf(text);
  const least = smallestNumber * grid.u;
  if (size < least)
    placing.refusals.push({ part: 'number', cut: () => leastCut(text, (number) => sizeOf(number) >= least) });
  const x = grid.left - numberShift * size;
  const face = 'titillium-900';
  const { text: fill, ground: on } = colours;
  return [textLine({ role: 'number', text, face, size, tracking: titleTracking, x, baseline, fill, on }, typefaces)];
}
