import type { TextLine } from './scene.ts';
import type { Typefaces } from './typeface.ts';

/** A measured line of text on whole px, so that every way of drawing it meets the same pixels. */
export function textLine(line: Omit<TextLine, 'width'>, typefaces: Typefaces): TextLine {
  const width = typefaces[line.face].width(line.text, line.tracking) * line.size;
  return { ...line, x: Math.round(line.x), baseline: Math.round(line.baseline), width };
}
