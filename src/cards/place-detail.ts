import type { FittedText } from './fit-text.ts';
import { threadBottom } from './grid.ts';
import { blockHeight, fitPart, hyphenate, type Placing, putLines } from './placing.ts';
import { detailLeading, typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

/** The details fitted to their width; `limit` replaces the usual size or bounds the height. */
export function fitDetail(placing: Placing, limit: { max?: number; height?: number } = {}): FittedText {
  const { detail } = typeScale(placing.grid);
  const room = { ...detail, ...limit, width: detailWidth(placing), leading: detailLeading, tracking: 0, hyphenate };
  return fitPart(placing, 'detail', placing.card.detail, 'titillium-400', room);
}

/** Width of words under the thread: the card's, less the QR code where there is one. */
export function detailWidth(placing: Placing): number {
  const { grid, card } = placing;
  return grid.width - grid.left - grid.right - (card.qr ? qrSide(placing) + 0.04 * grid.u : 0);
}

/** Puts details so that their last baseline is at `last`. */
export function putDetail(placing: Placing, fitted: FittedText, last: number): void {
  putLines(placing, fitted, {
    role: 'detail',
    face: 'titillium-400',
    fill: placing.colours.secondary,
    x: placing.grid.left,
    baseline: last - blockHeight(fitted) + capHeight * fitted.size,
    tracking: 0,
  });
}

/** Details of a landscape card, centred between thread and strip. */
export function placeLandscapeDetail(placing: Placing): void {
  const { grid } = placing;
  const detail = fitDetail(placing);
  const middle = (threadBottom(grid) + grid.ah) / 2;
  putDetail(placing, detail, middle + blockHeight(detail) / 2);
}

/** Side of the QR code, quiet zone included; in landscape no taller than the room under the thread. */
export function qrSide({ grid }: Placing): number {
  const usual = 0.2 * grid.u;
  return grid.family === 'landscape' ? Math.min(usual, grid.ah - threadBottom(grid) - 0.03 * grid.u) : usual;
}
