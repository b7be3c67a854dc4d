import type { Box, Grid } from '#cards/grid.ts';
import { textLine } from '#cards/text-line.ts';
import { capHeight } from '#cards/typeface.ts';
import { qrModules, qrSvg } from '#links/qr.ts';
import type { PosterData } from './poster.ts';
import type { Press } from './press.ts';
import { printMinimums, unitsPerMm, unitsPerPoint } from './print-size.ts';
import { printedAddress } from './section.ts';
import type { SheetBlock } from './sheet.ts';

/** The QR code at the lower right and, under it, its address as one can type it. */

export interface PlacedAddress {
  /** The code with its quiet zone. */
  box: Box;
  /** Last baseline of the words at its left: the lower edge of its dark modules. */
  foot: number;
  blocks: SheetBlock[];
}

/** `foot` is where the words beside the code stand. */
export function placeAddress(data: PosterData, grid: Grid, { colours, typefaces }: Press): PlacedAddress {
  const shown = printedAddress(data.address);
  const face = 'titillium-700';
  const wide = typefaces[face].width(shown);
  const room = grid.width - grid.left - grid.right;
  const size = Math.max(Math.min(0.03 * grid.u, room / wide), printMinimums.address * unitsPerPoint);
  const baseline = grid.ah - 0.061 * grid.u;
  const side = Math.max(0.18 * grid.u, printMinimums.qr * unitsPerMm);
  const right = grid.width - grid.right;
  const box = { x: right - side, y: baseline - capHeight * size - 0.024 * grid.u - side, width: side, height: side };
  const { text: fill, ground: on } = colours;
  const x = right - wide * size;
  const line = textLine({ role: 'detail', text: shown, face, size, tracking: 0, x, baseline, fill, on }, typefaces);
  const alt = `Codice QR che apre ${shown}`;
  const picture: SheetBlock = { kind: 'picture', box, svg: qrSvg(data.address, alt, colours.onEnclosed), alt };
  const quiet = (4 / qrModules(data.address).length) * side;
  return { box, foot: box.y + side - quiet, blocks: [picture, { kind: 'p', lines: [line], href: data.address }] };
}
