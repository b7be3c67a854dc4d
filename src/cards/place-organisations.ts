import type { OrganisationMark } from './card.ts';
import type { MarkImage, TextLine } from './scene.ts';
import { textLine } from './text-line.ts';
import type { FaceId, Typefaces } from './typeface.ts';

/** The organisations at the end of the strip: columns of two lines, or one column of three where they do not fit. */

export interface OrganisationRoom {
  from: number;
  to: number;
  /** Centre of the block, px. */
  middle: number;
  /** Height of the emblem: every size here is a fraction of it. */
  emblem: number;
  align: 'left' | 'right';
}

export interface OrganisationBlock {
  lines: TextLine[];
  marks: MarkImage[];
}

interface Column {
  rows: { text: string; face: FaceId }[];
  mark?: { href: string; ratio: number };
}

const ink = '#1A1A1A';
/** Sizes of the names, as fractions of the emblem. */
const sizes = [0.36, 0.31, 0.27];
/** Greatest width of an image mark, as multiples of the emblem's height: the next one where the strip is full. */
const markWidths = [4, 2.6, 1.8];
/** A name on one line no longer than this shares its column with the next one. */
const shortName = 22;

/** The block placed in its room; undefined when it fits in no way. */
export function placeOrganisations(
  marks: readonly OrganisationMark[],
  room: OrganisationRoom,
  typefaces: Typefaces,
): OrganisationBlock | undefined {
  if (marks.length === 0) return { lines: [], marks: [] };
  const ways = [
    { columns: twoLineColumns(marks), sizes },
    { columns: oneColumn(marks), sizes: sizes.slice(1) },
    { columns: threeLineColumns(marks), sizes: sizes.slice(1) },
  ];
  const widths = marks.some((mark) => mark.logo) ? markWidths : [0];
  for (const widest of widths) {
    for (const way of ways) {
      if (!way.columns) continue;
      for (const size of way.sizes) {
        const block = placeColumns(
          way.columns,
          { size: size * room.emblem, widest: widest * room.emblem },
          room,
          typefaces,
        );
        if (block) return block;
      }
    }
  }
  return undefined;
}

function placeColumns(
  columns: Column[],
  { size, widest }: { size: number; widest: number },
  room: OrganisationRoom,
  typefaces: Typefaces,
): OrganisationBlock | undefined {
  const gap = 0.5 * room.emblem;
  const widths = columns.map((column) => columnWidth(column, size, { emblem: room.emblem, widest }, typefaces));
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (columns.length - 1);
  if (total > room.to - room.from) return undefined;
  let x = room.align === 'left' ? room.from : room.to - total;
  const lines: TextLine[] = [];
  const marks: MarkImage[] = [];
  columns.forEach((column, index) => {
    const width = widths[index] as number;
    if (column.mark) {
      const height = Math.round(width / column.mark.ratio);
      marks.push({
        href: column.mark.href,
        box: { x: Math.round(x), y: Math.round(room.middle - height / 2), width: Math.round(width), height },
      });
    }
    const leading = 1.22 * size;
    const first = room.middle - ((column.rows.length - 1) * leading) / 2 + 0.346 * size;
    column.rows.forEach(({ text, face }, row) => {
      const line = {
        role: 'strip',
        text,
        face,
        size,
        tracking: 0,
        x,
        baseline: first + row * leading,
        fill: ink,
        on: '#FFFFFF',
      } as const;
      lines.push(textLine(line, typefaces));
    });
    x += width + gap;
  });
  return { lines, marks };
}

function columnWidth(
  { rows, mark }: Column,
  size: number,
  { emblem, widest }: { emblem: number; widest: number },
  typefaces: Typefaces,
): number {
  if (mark) return Math.min(0.9 * emblem * mark.ratio, widest);
  return Math.max(...rows.map(({ text, face }) => typefaces[face].width(text) * size));
}

function twoLineColumns(marks: readonly OrganisationMark[]): Column[] {
  const columns: Column[] = [];
  let open: Column | undefined;
  for (const { lines, logo } of marks) {
    if (logo) {
      columns.push({ rows: [], mark: { href: logo.href, ratio: logo.width / logo.height } });
      open = undefined;
      continue;
    }
    const [first = '', second] = lines;
    if (second === undefined && open) {
      open.rows.push({ text: first, face: 'titillium-700' });
      open = undefined;
      continue;
    }
    const column: Column = { rows: [{ text: first, face: 'titillium-700' }] };
    if (second !== undefined) column.rows.push({ text: second, face: 'titillium-600' });
    columns.push(column);
    open = second === undefined && first.length <= shortName ? column : undefined;
  }
  return columns;
}

/** "Regione Toscana · ESTAR" over the rest, at most three lines; undefined where that is not enough. */
function oneColumn(marks: readonly OrganisationMark[]): Column[] | undefined {
  if (marks.some((mark) => mark.logo)) return undefined;
  const short = marks.filter((mark) => mark.lines.length === 1).map((mark) => mark.lines[0] as string);
  const long = marks.filter((mark) => mark.lines.length > 1).flatMap((mark) => mark.lines);
  const rows = [...(short.length ? [short.join(' · ')] : []), ...long];
  if (rows.length > 3) return undefined;
  return [{ rows: rows.map((text, index) => ({ text, face: index === 0 ? 'titillium-700' : 'titillium-600' })) }];
}

/** Every line of every name, three to a column. */
function threeLineColumns(marks: readonly OrganisationMark[]): Column[] | undefined {
  if (marks.some((mark) => mark.logo)) return undefined;
  const columns: Column[] = [];
  for (const { lines } of marks) {
    const last = columns.at(-1);
    const rows = lines.map((text, index) => ({
      text,
      face: (index === 0 ? 'titillium-700' : 'titillium-600') as FaceId,
    }));
    if (last && last.rows.length + rows.length <= 3) last.rows.push(...rows);
    else columns.push({ rows });
  }
  return columns;
}
