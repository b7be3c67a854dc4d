import { fitText } from '#cards/fit-text.ts';
import { typographic } from '#cards/italian-words.ts';
import { hyphenate } from '#cards/placing.ts';
import { textLine } from '#cards/text-line.ts';
import { capHeight, type FaceId, type Typefaces } from '#cards/typeface.ts';
import type { Entry, Fact } from './poster.ts';
import type { WordsBlock } from './sheet.ts';

/** Paragraphs, items and facts one under the other, at one size of type. Lengths in units of the sheet. */

export interface BodyStyle {
  size: number;
  width: number;
  fill: string;
  /** The flat colour under the words. */
  on: string;
  typefaces: Typefaces;
}

export interface Body {
  /** From the cap-top of the first line to the last baseline. */
  height: number;
  /** The blocks, with the cap-top of the first line at y. */
  at(x: number, y: number): WordsBlock[];
}

/** Distances in sizes of type: of baselines; added between entries, and between the facts or items of one list. */
const leading = 1.3;
const entryGap = 0.62;
const listGap = 0.24;
const itemIndent = 0.85;
const labelGap = 0.9;
/** Labels wider than this share of the measure stand over their values. */
const widestLabels = 0.34;

interface Row {
  kind: WordsBlock['kind'];
  /** Distance of each part from the left edge and from the row's first baseline. */
  parts: { text: string; face: FaceId; dx: number; dy: number }[];
  /** From the first baseline to the last. */
  depth: number;
}

/** Sets the entries; undefined where a word is wider than the measure. */
export function placeBody(entries: readonly Entry[], style: BodyStyle): Body | undefined {
  const { size } = style;
  const labels = labelColumn(entries, style);
  const rows: { row: Row; y: number }[] = [];
  let y = capHeight * size;
  for (const [index, entry] of entries.entries()) {
    const row = setEntry(entry, labels, style);
    if (!row) return undefined;
    const list = entry.kind !== 'p' && entries[index - 1]?.kind === entry.kind;
    if (index > 0) y += (leading + (list ? listGap : entryGap)) * size;
    rows.push({ row, y });
    y += row.depth;
  }
  const { fill, on, typefaces } = style;
  return {
    height: entries.length === 0 ? 0 : y,
    at: (left, top) =>
      rows.map(({ row, y: first }) => ({
        kind: row.kind,
        lines: row.parts.map(({ text, face, dx, dy }) =>
          textLine(
            { role: 'detail', text, face, size, tracking: 0, x: left + dx, baseline: top + first + dy, fill, on },
            typefaces,
          ),
        ),
      })),
  };
}

/** Where values start after their labels; undefined where labels stand over them. */
function labelColumn(entries: readonly Entry[], { size, width, typefaces }: BodyStyle): number | undefined {
  const labels = entries.flatMap((entry) => (entry.kind === 'fact' ? [entry.label] : []));
  const widest = Math.max(0, ...labels.map((label) => typefaces['titillium-700'].width(label) * size));
  return widest > widestLabels * width ? undefined : widest + labelGap * size;
}

function setEntry(entry: Entry, labels: number | undefined, style: BodyStyle): Row | undefined {
  const { size } = style;
  if (entry.kind === 'fact') return setFact(entry, labels, style);
  if (entry.kind === 'p') return setText(entry.text, { kind: 'p', dx: 0, dy: 0 }, style);
  const row = setText(entry.text, { kind: 'item', dx: itemIndent * size, dy: 0 }, style);
  return row && { ...row, parts: [{ text: '–', face: 'titillium-700', dx: 0, dy: 0 }, ...row.parts] };
}

function setFact(fact: Fact, labels: number | undefined, style: BodyStyle): Row | undefined {
  const over = labels === undefined;
  const row = setText(fact.value, { kind: 'p', dx: labels ?? 0, dy: over ? leading * style.size : 0 }, style);
  const label = { text: typographic(fact.label), face: 'titillium-700', dx: 0, dy: 0 } as const;
  return row && { ...row, parts: [label, ...row.parts] };
}

function setText(
  text: string,
  { kind, dx, dy }: { kind: WordsBlock['kind']; dx: number; dy: number },
  { size, width, typefaces }: BodyStyle,
): Row | undefined {
  const room = { width: width - dx, max: size, min: size, lines: 80, leading, tracking: 0, hyphenate };
  const fitted = fitText(text, typefaces['titillium-400'], room);
  if (!fitted) return undefined;
  const parts = fitted.lines.map((line, index) => ({
    text: line.text,
    face: 'titillium-400' as const,
    dx,
    dy: dy + index * fitted.leading * size,
  }));
  return { kind, parts, depth: dy + Math.max(0, parts.length - 1) * fitted.leading * size };
}
