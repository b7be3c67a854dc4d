import { readFileSync } from 'node:fs';
import type { TextLine } from '#cards/scene.ts';
import { printMargins, unitsPerMm } from './print-size.ts';
import type { Sheet, SheetBlock } from './sheet.ts';
import { compileDocument, type TypstDocument } from './typst.ts';

/** Sheets to PDF: they go to Typst as data, never as source. */

const main = readFileSync(new URL('./poster.typ', import.meta.url), 'utf8');

export interface PrintJob {
  title: string;
  author: string;
  sheets: readonly Sheet[];
  /** With 3 mm of bleed and crop marks, for a printer. */
  bleed: boolean;
}

const families = { titillium: 'Titillium Web', ubuntu: 'Ubuntu' } as const;

/** The pages as tagged PDF. */
export function printSheets({ title, author, sheets, bleed }: PrintJob): Promise<TypstDocument> {
  const beyond = printMargins.bleed * unitsPerMm;
  const edge = bleed ? beyond + printMargins.slug * unitsPerMm : 0;
  const pages = sheets.map(({ width, height, art, blocks }) => ({ width, height, art, blocks: blocks.map(blockData) }));
  const files = { '/poster.json': JSON.stringify({ title, author, edge, bleed: beyond, pages }) };
  return compileDocument({ main, files, ...(bleed ? { boxes: printMargins } : {}) });
}

function blockData(block: SheetBlock) {
  if (block.kind === 'picture') return block;
  return { ...block, lines: block.lines.map((line, index) => lineData(line, index < block.lines.length - 1)) };
}

/** A space closes every line but the last, so that words on two lines are never read as one. */
function lineData({ text, face, size, tracking, x, baseline, fill }: TextLine, more: boolean) {
  const [family, weight] = face.split('-') as [keyof typeof families, string];
  return {
    text: more ? `${text} ` : text,
    font: families[family],
    weight: Number(weight),
    size,
    tracking,
    x,
    baseline,
    fill,
  };
}
