import type { Grid } from '#cards/grid.ts';
import type { PathShape } from '#cards/scene.ts';
import { printMargins, unitsPerMm } from './print-size.ts';
import type { SheetArt } from './sheet.ts';

/**
 * Ground and thread of a sheet as SVG, drawn to the edge of the bleed: only they go beyond the cut. The strip at the
 * foot stays paper.
 */
export function drawArt(
  { width, ah }: Pick<Grid, 'width' | 'ah'>,
  ground: string,
  shapes: readonly PathShape[],
): SheetArt {
  const bleed = printMargins.bleed * unitsPerMm;
  const [w, h] = [width + 2 * bleed, ah + bleed];
  const view = `viewBox="${-bleed} ${-bleed} ${n(w)} ${n(h)}" width="${n(w)}" height="${n(h)}"`;
  const paper = `<rect x="${-bleed}" y="${-bleed}" width="${n(w)}" height="${n(h)}" fill="${ground}"/>`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" ${view}>${paper}${shapes.map(pathSvg).join('')}</svg>`,
    box: { x: -bleed, y: -bleed, width: w, height: h },
  };
}

function pathSvg({ d, x, y, scale, fill, stroke, width = 1, cap = 'butt' }: PathShape): string {
  const line = stroke
    ? ` stroke="${stroke}" stroke-width="${n(width / scale)}" stroke-linecap="${cap}" stroke-linejoin="round"`
    : '';
  return `<path d="${d}" transform="translate(${n(x)} ${n(y)}) scale(${n(scale)})" fill="${fill ?? 'none'}"${line}/>`;
}

function n(value: number): string {
  return String(Number(value.toFixed(4)));
}
