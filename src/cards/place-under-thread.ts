import { threadBottom } from './grid.ts';
import { detailWidth, fitDetail, putDetail, qrSide } from './place-detail.ts';
import { putTitle, refuseTitle, tryTitle } from './place-title.ts';
import { blockHeight, type Placing } from './placing.ts';
import { typeScale } from './type-scale.ts';

/**
 * Space between thread and title, between title and details, and under the details, as shares of the shorter side:
 * usual, for a long title, and for one that fits in no other way, whose details take their smallest size.
 */
const spaces = [
  { over: 0.07, under: 0.05, foot: 0.061 },
  { over: 0.055, under: 0.035, foot: 0.061 },
  { over: 0.054, under: 0.032, foot: 0.048, smallest: true },
] as const;

/** Square and tall: the title from the thread downwards, the details on the lower margin. */
export function placeUnderThread(placing: Placing, title: string): void {
  const { grid } = placing;
  const usual = fitDetail(placing);
  for (const space of spaces) {
    const isSmaller = 'smallest' in space && usual.lines.length > 0;
    const detail = isSmaller ? fitDetail(placing, { max: typeScale(grid).detail.min }) : usual;
    const top = threadBottom(grid) + space.over * grid.u;
    const last = grid.ah - space.foot * grid.u;
    const foot = detail.lines.length === 0 ? last : last - blockHeight(detail) - space.under * grid.u;
    const fitted = tryRooms(placing, title, { top, last, foot });
    if (!fitted) continue;
    putTitle(placing, fitted, { top });
    putDetail(placing, detail, last);
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
