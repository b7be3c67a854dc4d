import { threadTop } from './grid.ts';
import { placeBanner } from './place-banner.ts';
import { placeLandscapeDetail } from './place-detail.ts';
import { placeFigure } from './place-figure.ts';
import { kickerWidth, placeKicker } from './place-kicker.ts';
import { fitTitle, putTitle } from './place-title.ts';
import { placeUnderThread } from './place-under-thread.ts';
import type { Placing } from './placing.ts';

/** Kicker, title and details of a card, placed by the rules of its family. Art direction, §4. */
export function placeWords(placing: Placing, title: string): void {
  const { family } = placing.grid;
  if (family === 'banner') placeBanner(placing, title);
  else if (placing.card.template === 'figure') placeFigure(placing);
  else if (family === 'landscape') placeLandscape(placing, title);
  else placeUnderSign(placing, title);
}

/** The title stands on the thread, the details hang below it. */
function placeLandscape(placing: Placing, title: string): void {
  const { grid, signLeft } = placing;
  const kicker = placeKicker(placing, grid.top, kickerWidth(placing), 3);
  const last = threadTop(grid) - 0.06 * grid.u;
  const width = signLeft - grid.left - 0.07 * grid.u;
  putTitle(placing, fitTitle(placing, title, width, last - (kicker + 0.055 * grid.u)), { last });
  placeLandscapeDetail(placing);
}

/** The sign stands on the thread, all words hang below. */
function placeUnderSign(placing: Placing, title: string): void {
  placeKicker(placing, placing.grid.top, kickerWidth(placing), 4);
  placeUnderThread(placing, title);
}
