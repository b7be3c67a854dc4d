import { italianWords, type Word } from './italian-words.ts';
import { leastDistance } from './line-distance.ts';
import { measureParagraph, type Paragraph, type SetLine, type Strictness, setLines } from './set-lines.ts';
import { capHeight, type Typeface } from './typeface.ts';

/** Finds the size and the lines at which a text fits its room: from the largest size down, fewest lines first. */

export interface Room {
  /** px. */
  width: number;
  max: number;
  min: number;
  lines: number;
  /** Greatest height from cap-top of the first line to baseline of the last, px. */
  height?: number;
  /** Least distance of baselines, em. */
  leading: number;
  tracking: number;
  /** Parts of a word that is too wide for any line; absent where words are never divided. */
  hyphenate?: (word: string) => string[];
}

export interface FittedText {
  size: number;
  /** Distance of baselines, em: the room's, or more where glyphs would touch. */
  leading: number;
  /** Widths in px. */
  lines: SetLine[];
}

const step = 1.06;

/** The fitted text; undefined when even the smallest size is too large. */
export function fitText(text: string, typeface: Typeface, room: Room): FittedText | undefined {
  const words = italianWords(text);
  if (words.length === 0) return { size: room.max, leading: room.leading, lines: [] };
  const paragraph = measureParagraph(words, (part) => typeface.width(part, room.tracking));
  const measured = { ...room, typeface };
  const found = searchSizes(paragraph, measured) ?? settle(paragraph, room.min, measured, 'part-bonds');
  if (found || !room.hyphenate) return found;
  const divided = measureParagraph(divide(paragraph, room), (part) => typeface.width(part, room.tracking));
  return settle(divided, room.min, measured, 'part-bonds');
}

interface MeasuredRoom extends Room {
  typeface: Typeface;
}

function searchSizes(paragraph: Paragraph, room: MeasuredRoom): FittedText | undefined {
  let first: FittedText | undefined;
  let tries = 3;
  for (const size of sizes(room.max, room.min)) {
    const found = settle(paragraph, size, room, 'strict');
    if (!found) continue;
    if (isEven(found)) return found;
    first ??= found;
    tries -= 1;
    if (tries === 0) break;
  }
  return first;
}

/** From the largest down by steps, the smallest included. */
function* sizes(max: number, min: number): Generator<number> {
  for (let size = max; size > min; size /= step) yield size;
  yield min;
}

function settle(
  paragraph: Paragraph,
  size: number,
  room: MeasuredRoom,
  strictness: Strictness,
): FittedText | undefined {
  const tallest =
    room.height === undefined ? room.lines : 1 + Math.floor((room.height / size - capHeight) / room.leading + 1e-9);
  const most = room.height !== undefined && room.height < capHeight * size ? 0 : Math.min(room.lines, tallest);
  const measure = room.width / size;
  for (let count = fewestLines(paragraph, measure); count <= most; count += 1) {
    const lines = setLines(paragraph, measure, count, strictness);
    if (!lines) continue;
    const leading = Math.max(room.leading, leastDistance(lines, room.typeface, room.tracking));
    if (room.height !== undefined && capHeight + (count - 1) * leading > room.height / size + 1e-9) continue;
    return { size, leading, lines: lines.map((line) => ({ text: line.text, width: line.width * size })) };
  }
  return undefined;
}

/** No setting has fewer lines than its words, with a space at every break but none at the ends, would fill. */
function fewestLines({ words, space }: Paragraph, measure: number): number {
  const spaces = words.filter((word) => word.space).length;
  const natural = words.reduce((sum, word) => sum + word.width, spaces * space);
  return Math.max(1, Math.ceil((natural + space) / (measure + space) - 1e-6));
}

function isEven({ lines }: FittedText): boolean {
  const widths = lines.map((line) => line.width);
  return Math.min(...widths) >= 0.5 * Math.max(...widths);
}

/** Words too wide for a line, divided; the others as they are. */
function divide(paragraph: Paragraph, room: Room): Word[] {
  return paragraph.words.flatMap(({ width, ...word }) => {
    if (width * room.min <= room.width || !room.hyphenate) return [word];
    const parts = room.hyphenate(word.text);
    return parts.map((text, index): Word => {
      const last = index === parts.length - 1;
      return last ? { ...word, text } : { text, space: false, bond: 'soft', pause: false, divided: true };
    });
  });
}
