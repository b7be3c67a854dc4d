import type { Typeface } from './typeface.ts';

/** How far apart baselines must be for no glyph to touch one of the line above, such as a g over an À. */

/** Ink left free between two glyphs one over the other, em. */
const apart = 0.03;
/** Above this a letter is an accented capital; under this it has a tail, em. */
const tall = 0.8;
const low = 0.1;

interface GlyphBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxes = new WeakMap<object, GlyphBox>();

/** The distance in em; 0 where nothing can touch. */
export function leastDistance(lines: readonly { text: string }[], typeface: Typeface, tracking: number): number {
  let least = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const under = placedBoxes(typeface, lines[at]?.text ?? '', tracking).filter(({ top }) => top < -tall);
    if (under.length === 0) continue;
    const over = placedBoxes(typeface, lines[at - 1]?.text ?? '', tracking).filter(({ bottom }) => bottom > low);
    for (const tail of over) {
      for (const accent of under) {
        const meet = tail.left < accent.right + apart && accent.left < tail.right + apart;
        if (meet) least = Math.max(least, tail.bottom - accent.top + apart);
      }
    }
  }
  return least;
}

function placedBoxes(typeface: Typeface, text: string, tracking: number): GlyphBox[] {
  return typeface.place(text, tracking).map(({ key, x }) => {
    const { left, right, top, bottom } = boxOf(typeface.outline(key));
    return { left: left + x, right: right + x, top, bottom };
  });
}

function boxOf(outline: ReturnType<Typeface['outline']>): GlyphBox {
  const known = boxes.get(outline);
  if (known) return known;
  const points = outline.flatMap((command) => (command.type === 'Z' ? [] : [command]));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  boxes.set(outline, box);
  return box;
}
