import { fitText } from './fit-text.ts';
import { threadBottom, threadTop } from './grid.ts';
import { typographic } from './italian-words.ts';
import { leastCut } from './least-cut.ts';
import { detailWidth, fitDetail, placeLandscapeDetail, putDetail } from './place-detail.ts';
import { placeKicker } from './place-kicker.ts';
import { placeUnderThread } from './place-under-thread.ts';
import { blockHeight, fitPart, type Placing, putLines } from './placing.ts';
import { textLine } from './text-line.ts';
import { detailLeading, numberShift, titleLeading, titleTracking, typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

const titleBelowLeading = 1.15;
/** As a share of the shorter side. */
export const smallestNumber = 0.1;

/** A figure: the number as large as its room, what it counts, and its source, always. Art direction, §6. */
export function placeFigure(placing: Placing): void {
  const { grid, signLeft } = placing;
  const kicker = placeKicker(placing, grid.top, grid.width - grid.left - grid.right, 2);
  const top = kicker + 0.055 * grid.u;
  if (grid.family === 'tall') {
    const loopTop = grid.dock - placing.signSide - grid.stroke / 2;
    placeNumber(placing, { top, baseline: loopTop - 0.03 * grid.u, width: grid.width - grid.left - grid.right });
    placeUnderThread(placing, placing.card.title);
    return;
  }
  const baseline = threadTop(grid) - 0.06 * grid.u;
  const numberWidth = placeNumber(placing, { top, baseline, width: signLeft - grid.left - 0.07 * grid.u });
  if (grid.family === 'square') placeUnderThread(placing, placing.card.title);
  else placeCounted(placing, baseline, top, numberWidth);
}

/** Gives the width the number took. */
function placeNumber(placing: Placing, room: { top: number; baseline: number; width: number }): number {
  const { card, grid, colours, typefaces } = placing;
  const text = typographic(card.number ?? '');
  const widthOf = (number: string) => typefaces['titillium-900'].width(typographic(number), titleTracking);
  const sizeOf = (number: string) => Math.min((room.baseline - room.top) / capHeight, room.width / widthOf(number));
  const wide = widthOf(text);
  const size = sizeOf(text);
  const least = smallestNumber * grid.u;
  if (size < least)
    placing.refusals.push({
      part: 'number',
      cut: () => leastCut(card.number ?? '', (number) => sizeOf(number) >= least),
    });
  // Digits stand on their line; what hangs from it (a comma, a p) stays off the thread.
  const hang = Math.max(0, typefaces['titillium-900'].depth(text) * size - 0.045 * grid.u);
  const x = grid.left - numberShift * size;
  const line = {
    role: 'number',
    text,
    face: 'titillium-900',
    size,
    tracking: titleTracking,
    x,
    fill: colours.text,
    on: colours.ground,
  } as const;
  placing.lines.push(textLine({ ...line, baseline: room.baseline - hang }, typefaces));
  return wide * size;
}

/** Landscape: what is counted stands beside the number where enough is free, else under the thread with the source. */
function placeCounted(placing: Placing, baseline: number, top: number, numberWidth: number): void {
  const { grid, card, colours, signLeft } = placing;
  const from = grid.left + numberWidth + 0.07 * grid.u;
  const free = signLeft - 0.07 * grid.u - from;
  if (free > 0.26 * grid.width) {
    const room = {
      width: free,
      max: 0.098 * grid.u,
      min: 0.05 * grid.u,
      lines: 4,
      height: baseline - top,
      leading: titleLeading,
      tracking: titleTracking,
    };
    const fitted = fitPart(placing, 'title', card.title, 'titillium-700', room);
    const first = baseline - blockHeight(fitted, titleLeading) + capHeight * fitted.size;
    const at = { role: 'title', face: 'titillium-700', fill: colours.text, x: from, baseline: first } as const;
    putLines(placing, fitted, { ...at, leading: titleLeading, tracking: titleTracking });
    placeLandscapeDetail(placing);
    return;
  }
  placeBelow(placing);
}

function placeBelow(placing: Placing): void {
  const { grid, card, colours, typefaces } = placing;
  const width = detailWidth(placing);
  const room = { width, max: 0.07 * grid.u, min: 0.04 * grid.u, lines: 2, leading: titleBelowLeading, tracking: 0 };
  const { min } = typeScale(grid).detail;
  const source = { width, max: min, min, lines: 2, leading: detailLeading, tracking: 0 };
  const shortest = fitText(card.detail, typefaces['titillium-400'], source) ?? { size: min, lines: [] };
  const gap = card.detail === '' ? 0 : 0.034 * grid.u;
  const height = grid.ah - threadBottom(grid) - 0.04 * grid.u - gap;
  const titleHeight = height - blockHeight(shortest, detailLeading);
  const title = fitPart(placing, 'title', card.title, 'titillium-400', { ...room, height: titleHeight });
  const titleBlock = blockHeight(title, titleBelowLeading);
  const detail = fitDetail(placing, { max: 0.042 * grid.u, height: height - titleBlock });
  const block = titleBlock + gap + blockHeight(detail, detailLeading);
  const top = (threadBottom(grid) + grid.ah - block) / 2;
  const baseline = top + capHeight * title.size;
  const at = { role: 'title', face: 'titillium-400', fill: colours.text, x: grid.left, baseline } as const;
  putLines(placing, title, { ...at, leading: titleBelowLeading, tracking: 0 });
  putDetail(placing, detail, top + block);
}
