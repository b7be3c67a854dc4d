import type { CardData } from '#cards/card.ts';
import type { Strip } from '#cards/draw-strip.ts';
import { emblemSvg } from '#cards/emblem.ts';
import type { Box } from '#cards/grid.ts';
import type { SheetBlock } from './sheet.ts';

/** The strip as it is read: emblem, then each name. */
export function stripBlocks(strip: Strip, card: CardData): SheetBlock[] {
  const emblem: SheetBlock[] = strip.emblem
    ? [{ kind: 'picture', box: strip.emblem, svg: emblemSvg(strip.emblem.height), alt: "Emblema dell'Unione europea" }]
    : [];
  const marked = card.organisations.filter((organisation) => organisation.logo);
  const marks = strip.marks.map(({ href, box }, index): SheetBlock => {
    const alt = marked[index]?.lines.join(' ') ?? '';
    return { kind: 'picture', box, svg: imageSvg(href, box), alt };
  });
  const statement = strip.lines.filter((line) => line.face.startsWith('ubuntu'));
  const names = strip.lines.filter((line) => !line.face.startsWith('ubuntu'));
  const words = [statement, names].filter((lines) => lines.length > 0);
  return [...emblem, ...words.map((lines) => ({ kind: 'p' as const, lines })), ...marks];
}

function imageSvg(href: string, { width, height }: Box): string {
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${size}><image href="${href}" ${size}/></svg>`;
}
