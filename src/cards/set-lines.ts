import type { Word } from './italian-words.ts';

/**
 * Breaks words into balanced lines. Widths are in em, so a paragraph is measured once for every size.
 */

export interface MeasuredWord extends Word {
  width: number;
}

export interface Paragraph {
  words: readonly MeasuredWord[];
  space: number;
  hyphen: number;
}

export interface SetLine {
  text: string;
  width: number;
}

/** How much may be given up to make the words fit. */
export type Strictness = 'strict' | 'part-bonds';

/** Measures words once for every size: `width` gives em. */
export function measureParagraph(words: readonly Word[], width: (text: string) => number): Paragraph {
  return { words: words.map((word) => ({ ...word, width: width(word.text) })), space: width(' '), hyphen: width('-') };
}

/** The best setting on exactly `count` lines no wider than `measure`; undefined when there is none. */
export function setLines(
  paragraph: Paragraph,
  measure: number,
  count: number,
  strictness: Strictness = 'strict',
): SetLine[] | undefined {
  const { words } = paragraph;
  if (words.length === 0) return count === 0 ? [] : undefined;
  const starts = prefixWidths(paragraph);
  const target = Math.min(measure, lineWidth(paragraph, starts, 0, words.length) / count);
  // best[k][j]: the cheapest way to set the first j words on k lines.
  let best: (Setting | undefined)[] = [{ cost: 0, ends: [] }];
  for (let line = 1; line <= count; line += 1) {
    const next: (Setting | undefined)[] = [];
    for (let end = line; end <= words.length; end += 1) {
      next[end] = bestEnding(paragraph, starts, best, {
        end,
        measure,
        target,
        count,
        last: line === count,
        strictness,
      });
    }
    best = next;
  }
  const found = best[words.length];
  if (!found) return undefined;
  return found.ends.map((end, line) => {
    const start = line === 0 ? 0 : (found.ends[line - 1] as number);
    return { text: lineText(words, start, end), width: lineWidth(paragraph, starts, start, end) };
  });
}

interface Setting {
  cost: number;
  ends: number[];
}

interface Ending {
  end: number;
  measure: number;
  target: number;
  count: number;
  last: boolean;
  strictness: Strictness;
}

function bestEnding(
  paragraph: Paragraph,
  starts: number[],
  before: (Setting | undefined)[],
  at: Ending,
): Setting | undefined {
  const { words } = paragraph;
  let found: Setting | undefined;
  for (let start = at.end - 1; start >= 0; start -= 1) {
    const width = lineWidth(paragraph, starts, start, at.end);
    if (width > at.measure) break;
    const so = before[start];
    if (!so) continue;
    const cost = so.cost + lineCost(words, start, width, at);
    if (cost < (found?.cost ?? Number.POSITIVE_INFINITY)) found = { cost, ends: [...so.ends, at.end] };
  }
  return found;
}

/** Uneven lines, parted bonds and lonely words cost; a pause at the end of a line pays. */
function lineCost(words: readonly MeasuredWord[], start: number, width: number, at: Ending): number {
  const uneven = (width - at.target) / at.target;
  let cost = uneven * uneven;
  if (at.end < words.length) {
    const { bond, pause } = words[at.end - 1] as MeasuredWord;
    if (bond === 'hard') cost += at.strictness === 'strict' ? Number.POSITIVE_INFINITY : 10;
    if (bond === 'soft') cost += 0.3;
    if (pause) cost -= 0.12;
  }
  if (at.last && width < shortestLast(at.count) * at.target) cost += 1;
  if (at.end - start === 1 && (words[start] as MeasuredWord).text.length <= 4) cost += 1;
  return cost;
}

function prefixWidths({ words, space }: Paragraph): number[] {
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) as number) + word.width + (word.space ? space : 0));
  return starts;
}

function lineWidth({ words, space, hyphen }: Paragraph, starts: number[], start: number, end: number): number {
  const last = words[end - 1] as MeasuredWord;
  const width = (starts[end] as number) - (starts[start] as number);
  return width - (last.space ? space : 0) + (last.divided ? hyphen : 0);
}

function lineText(words: readonly Word[], start: number, end: number): string {
  const line = words
    .slice(start, end)
    .map((word, index) => word.text + (word.space && start + index < end - 1 ? ' ' : ''));
  return line.join('') + (words[end - 1]?.divided ? '-' : '');
}

/** A last line under 45 % of the others, as a share of the mean line. */
function shortestLast(count: number): number {
  return (0.45 * count) / (count - 0.55);
}
