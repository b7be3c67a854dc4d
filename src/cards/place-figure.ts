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
const smallestBeside = 0.075;

/** A figure: the number as large as its room, what it counts, and its source, always. Art direction, §6. */
export function placeFigure(placing: Placing): void {
  const { grid, signLeft } = placing;
  const kicker = placeKicker(placing, grid.top, grid.width - grid.left - grid.right, 2);
  const top = kicker + 0.055 * grid.u;
  const baseline = threadTop(grid) - 0.06 * grid.u;
  const beside = { top, baseline, width: signLeft - grid.left - 0.07 * grid.u };
  const loopTop = grid.dock - placing.signSide - grid.stroke / 2;
  const above = { top, baseline: loopTop - 0.03 * grid.u, width: grid.width - grid.left - grid.right };
  // A short number of a tall card stands beside the loop, where it is larger than above it.
  const numberWidth = placeNumber(placing, grid.family === 'tall' ? [above, beside] : [beside]);
  if (grid.family === 'landscape') placeCounted(placing, baseline, top, numberWidth);
  else placeUnderThread(placing, placing.card.title);
}

interface NumberRoom {
  top: number;
  baseline: number;
  width: number;
}

/** In the room that lets the number be largest; gives the width it took. */
function placeNumber(placing: Placing, rooms: readonly NumberRoom[]): number {
  const { card, grid, colours, typefaces } = placing;
  const text = typographic(card.number ?? '');
  const widthOf = (number: string) => typefaces['titillium-900'].width(typographic(number), titleTracking);
  const sizeIn = ({ top, baseline, width }: NumberRoom, number: string) =>
    Math.min((baseline - top) / capHeight, width / widthOf(number));
  const sizeOf = (number: string) => Math.max(...rooms.map((room) => sizeIn(room, number)));
  const room = rooms.find((one) => sizeIn(one, text) === sizeOf(text)) as NumberRoom;
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
    // Words that would be small beside the number are larger under it.
    const legible = fitText(card.title, placing.typefaces['titillium-700'], { ...room, min: smallestBeside * grid.u });
    if (!legible && tryBelow(placing)) return;
    const fitted = legible ?? fitPart(placing, 'title', card.title, 'titillium-700', room);
    const first = baseline - blockHeight(fitted) + capHeight * fitted.size;
    const at = { role: 'title', face: 'titillium-700', fill: colours.text, x: from, baseline: first } as const;
    putLines(placing, fitted, { ...at, tracking: titleTracking });
    placeLandscapeDetail(placing);
    return;
  }
  placeBelow(placing);
}

/** Places nothing where something does not fit. */
function tryBelow(placing: Placing): boolean {
  const { lines, refusals } = placing;
  const [placed, refused] = [lines.length, refusals.length];
  placeBelow(placing);
  if (refusals.length === refused) return true;
  lines.length = placed;
  refusals.length = refused;
  return false;
}

function placeBelow(placing: Placing): void {
  const { grid, card, colours, typefaces } = placing;
  const width = detailWidth(placing);
  const room = { width, max: 0.07 * grid.u, min: 0.04 * grid.u, lines: 2, leading: titleBelowLeading, tracking: 0 };
  const { min } = typeScale(grid).detail;
  const source = { width, max: min, min, lines: 2, leading: detailLeading, tracking: 0 };
  const shortest = fitText(card.detail, typefaces['titillium-400'], source) ?? {
    size: min,
    leading: detailLeading,
    lines: [],
  };
  const gap = card.detail === '' ? 0 : 0.034 * grid.u;
  const height = grid.ah - threadBottom(grid) - 0.04 * grid.u - gap;
  const titleHeight = height - blockHeight(shortest);
  const title = fitPart(placing, 'title', card.title, 'titillium-400', { ...room, height: titleHeight });
  const titleBlock = blockHeight(title);
  const detail = fitDetail(placing, { max: 0.042 * grid.u, height: height - titleBlock });
  const block = titleBlock + gap + blockHeight(detail);
  const top = (threadBottom(grid) + grid.ah - block) / 2;
  const baseline = top + capHeight * title.size;
  const at = { role: 'title', face: 'titillium-400', fill: colours.text, x: grid.left, baseline } as const;
  putLines(placing, title, { ...at, tracking: 0 });
  putDetail(placing, detail, top + block);
}
