import type { Logo, OrganisationMark } from './card.ts';
import type { MarkImage, TextLine } from './scene.ts';
import { textLine } from './text-line.ts';
import type { FaceId, Typefaces } from './typeface.ts';

/** The organisations at the end of the strip: columns of two lines, or of three and four where they do not fit. */

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
/** Sizes of the names, as fractions of the emblem; where there is no emblem they have the strip to themselves. */
const sizes = [0.36, 0.31, 0.27];
const alone = 0.44;
/** Greatest width of an image mark, as multiples of the emblem's height: the next one where the strip is full. */
const markWidths = [4, 2.6, 1.8, 1.2];
/** A name on one line no longer than this shares its column with the next one. */
export const shortName = 22;

/** The names with their contacts, and without: the first thing left out where a strip is full. */
export function waysToName(marks: readonly OrganisationMark[]): (readonly OrganisationMark[])[] {
  const whole = marks.flatMap(withContact);
  const bare = marks.map(({ contact: _, ...mark }) => mark);
  return marks.some(({ contact }) => contact !== undefined) ? [whole, bare] : [bare];
}

/** A contact is the last line of a name, or a name of its own beside an image mark. */
function withContact({ contact, ...mark }: OrganisationMark): OrganisationMark[] {
  if (contact === undefined) return [mark];
  return mark.logo ? [mark, { lines: [contact], partner: true }] : [{ ...mark, lines: [...mark.lines, contact] }];
}

/** The block placed in its room; undefined when it fits in no way. */
export function placeOrganisations(
  marks: readonly OrganisationMark[],
  room: OrganisationRoom,
  typefaces: Typefaces,
): OrganisationBlock | undefined {
  if (marks.length === 0) return { lines: [], marks: [] };
  const ways = [
    { columns: inOrder(marks), sizes: room.align === 'left' ? [alone, ...sizes] : sizes },
    { columns: oneColumn(marks), sizes: sizes.slice(1) },
    { columns: stacked(marks, 3), sizes: sizes.slice(1) },
    { columns: stacked(marks, 4), sizes: sizes.slice(2) },
  ];
  const widths = marks.some((mark) => mark.logo) ? markWidths : [0];
  for (const widest of widths) {
    for (const { columns, sizes: shares } of ways) {
      for (const share of columns ? shares : []) {
        const block = placeColumns(
          columns ?? [],
          { size: share * room.emblem, widest: widest * room.emblem },
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

function inOrder(marks: readonly OrganisationMark[]): Column[] {
  const columns: Column[] = [];
  let open: Column | undefined;
  for (const { lines, logo, partner } of marks) {
    if (logo) {
      columns.push(toColumn(logo));
      open = undefined;
      continue;
    }
    const [first = ''] = lines;
    if (lines.length === 1 && open && !partner) {
      open.rows.push({ text: first, face: 'titillium-700' });
      open = undefined;
      continue;
    }
    const column: Column = { rows: lines.map(toRow) };
    columns.push(column);
    open = lines.length === 1 && first.length <= shortName ? column : undefined;
  }
  return columns;
}

/** "Regione Toscana · ESTAR" over the rest, at most three lines, after the image marks; undefined where that is not enough. */
function oneColumn(marks: readonly OrganisationMark[]): Column[] | undefined {
  const named = marks.filter((mark) => !mark.logo);
  const short = named.filter((mark) => mark.lines.length === 1).map((mark) => mark.lines[0] as string);
  const long = named.filter((mark) => mark.lines.length > 1).flatMap((mark) => mark.lines);
  const rows = [...(short.length ? [short.join(' · ')] : []), ...long];
  if (rows.length > 3) return undefined;
  return [...markColumns(marks), ...(rows.length ? [{ rows: rows.map(toRow) }] : [])];
}

/** The image marks, then every line of every name, so many to a column. */
function stacked(marks: readonly OrganisationMark[], most: number): Column[] {
  const columns: Column[] = [];
  for (const { lines, logo } of marks) {
    if (logo) continue;
    const last = columns.at(-1);
    if (last && last.rows.length + lines.length <= most) last.rows.push(...lines.map(toRow));
    else columns.push({ rows: lines.map(toRow) });
  }
  return [...markColumns(marks), ...columns];
}

function markColumns(marks: readonly OrganisationMark[]): Column[] {
  return marks.flatMap(({ logo }) => (logo ? [toColumn(logo)] : []));
}

function toColumn({ href, width, height }: Logo): Column {
  return { rows: [], mark: { href, ratio: width / height } };
}

function toRow(text: string, index: number): Column['rows'][number] {
  return { text, face: index === 0 ? 'titillium-700' : 'titillium-600' };
}
