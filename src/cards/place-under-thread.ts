import { threadBottom } from './grid.ts';
import { detailWidth, fitDetail, putDetail, qrSide } from './place-detail.ts';
import { fitTitle, putTitle, tryTitle } from './place-title.ts';
import { blockHeight, type Placing } from './placing.ts';
import { detailLeading } from './type-scale.ts';

/** Square and tall: the title from the thread downwards, the details on the lower margin. */
export function placeUnderThread(placing: Placing, title: string): void {
  const { grid, card } = placing;
  const detail = fitDetail(placing);
  const last = grid.ah - 0.061 * grid.u;
  putDetail(placing, detail, last);
  const top = threadBottom(grid) + 0.07 * grid.u;
  const detailTop = last - blockHeight(detail, detailLeading);
  const foot = detail.lines.length === 0 ? last : detailTop - 0.05 * grid.u;
  const width = grid.width - grid.left - grid.right;
  if (!card.qr) {
    putTitle(placing, fitTitle(placing, title, width, foot - top), { top });
    return;
  }
  // Over the code at full width, or beside it, whichever lets the title be larger.
  const over = tryTitle(placing, title, width, Math.min(foot, last - qrSide(placing) - 0.05 * grid.u) - top);
  const beside = tryTitle(placing, title, detailWidth(placing), foot - top);
  const better = over && beside ? (over.size >= beside.size ? over : beside) : (over ?? beside);
  putTitle(placing, better ?? fitTitle(placing, title, detailWidth(placing), foot - top), { top });
}
