import { brand } from './card.ts';
import { typographic } from './italian-words.ts';
import { fitPart, hyphenate, type Placing } from './placing.ts';
import { textLine } from './text-line.ts';
import { typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

/** Space between "Filo diretto" and what follows, em. */
const gap = 0.55;
const leading = 1.25;

/** The kicker from `top` (cap-top), no wider than `width`, on at most `most` lines. Gives its last baseline. */
export function placeKicker(
  placing: Placing,
  top: number,
  width: number,
  most: number,
  text = placing.card.kicker,
): number {
  const { grid, colours, typefaces } = placing;
  const size = typeScale(grid).kicker;
  const baseline = top + capHeight * size;
  const x = wordsLeft(placing);
  const put = (words: string, face: 'titillium-700' | 'titillium-400', at: number, y: number) => {
    const fill = face === 'titillium-700' ? colours.text : colours.secondary;
    const line = {
      role: 'kicker',
      text: words,
      face,
      size,
      tracking: 0,
      x: at,
      baseline: y,
      fill,
      on: colours.ground,
    } as const;
    placing.lines.push(textLine(line, typefaces));
  };
  put(brand, 'titillium-700', x, baseline);
  const after = (typefaces['titillium-700'].width(brand) + gap) * size;
  const whole = typographic(text);
  if (whole === '') return baseline;
  if (after + typefaces['titillium-400'].width(whole) * size <= width) {
    put(whole, 'titillium-400', x + after, baseline);
    return baseline;
  }
  const lines = most - 1;
  const room = { max: size, min: size, lines, leading, tracking: 0 };
  const fitted =
    most > 1
      ? fitPart(placing, 'kicker', whole, 'titillium-400', { ...room, width, hyphenate })
      : fitPart(placing, 'kicker', whole, 'titillium-400', { ...room, width: width - after, lines: 1 });
  fitted.lines.forEach((line, index) => {
    put(line.text, 'titillium-400', x, baseline + (index + 1) * leading * size);
  });
  return baseline + fitted.lines.length * leading * size;
}

/** Where words start: the margin, or in banners the right of the sign where that is further. */
export function wordsLeft({ grid, signLeft, signSide }: Placing): number {
  if (grid.family !== 'banner') return grid.left;
  return Math.max(grid.left, signLeft + signSide + (grid.short ? 0.16 : 0.22) * grid.height);
}

/** Room for the kicker at the left of the sign. */
export function kickerWidth({ grid, signLeft }: Placing): number {
  return signLeft - grid.stroke / 2 - grid.left - 0.03 * grid.u;
}
