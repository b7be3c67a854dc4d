import { threadBottom } from './grid.ts';
import { detailWidth, fitDetail, putDetail, qrSide } from './place-detail.ts';
import { putTitle, refuseTitle, tryTitle } from './place-title.ts';
import { blockHeight, type Placing } from './placing.ts';
import { detailLeading } from './type-scale.ts';

/** Space between thread and title and between title and details, as shares of the shorter side: usual, and for a long title. */
const spaces = [
  { over: 0.07, under: 0.05 },
  { over: 0.055, under: 0.035 },
] as const;

/** Square and tall: the title from the thread downwards, the details on the lower margin. */
export function placeUnderThread(placing: Placing, title: string): void {
  const { grid } = placing;
  const detail = fitDetail(placing);
  const last = grid.ah - 0.061 * grid.u;
  putDetail(placing, detail, last);
  const foot = detail.lines.length === 0 ? undefined : last - blockHeight(detail, detailLeading);
  for (const space of spaces) {
    const top = threadBottom(grid) + space.over * grid.u;
    const fitted = tryRooms(placing, title, {
      top,
      last,
      foot: foot === undefined ? last : foot - space.under * grid.u,
    });
    if (!fitted) continue;
    putTitle(placing, fitted, { top });
    return;
  }
  refuseTitle(placing, title);
}

/** At full width; with a code, over it at full width or beside it, whichever lets the title be larger. */
function tryRooms(placing: Placing, title: string, room: { top: number; last: number; foot: number }) {
  const { grid, card } = placing;
  const { top, last, foot } = room;
  const width = grid.width - grid.left - grid.right;
  if (!card.qr) return tryTitle(placing, title, width, foot - top);
  const over = tryTitle(placing, title, width, Math.min(foot, last - qrSide(placing) - 0.05 * grid.u) - top);
  const beside = tryTitle(placing, title, detailWidth(placing), foot - top);
  return over && beside ? (over.size >= beside.size ? over : beside) : (over ?? beside);
}
