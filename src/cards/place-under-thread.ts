import { threadBottom } from './grid.ts';
import { fitDetail, putDetail, qrSide } from './place-detail.ts';
import { fitTitle, putTitle } from './place-title.ts';
import { blockHeight, type Placing } from './placing.ts';
import { detailLeading } from './type-scale.ts';

/** Square and tall: the title from the thread downwards, the details on the lower margin. */
export function placeUnderThread(placing: Placing, title: string): void {
  const { grid, card } = placing;
  const detail = fitDetail(placing);
  const last = grid.ah - 0.061 * grid.u;
  putDetail(placing, detail, last);
  const top = threadBottom(grid) + 0.07 * grid.u;
  const qrTop = card.qr ? last - qrSide(placing) : last;
  const detailTop = last - blockHeight(detail, detailLeading);
  const foot = detail.lines.length === 0 && !card.qr ? last : Math.min(detailTop, qrTop) - 0.05 * grid.u;
  putTitle(placing, fitTitle(placing, title, grid.width - grid.left - grid.right, foot - top), { top });
}
