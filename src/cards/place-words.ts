import type { FittedText } from './fit-text.ts';
import { placeFigure } from './place-figure.ts';
import { placeKicker, wordsLeft } from './place-kicker.ts';
import { blockHeight, fitPart, hyphenate, type Placing, putLines } from './placing.ts';
import { detailLeading, titleLeading, titleShift, titleTracking, typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

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
  const baseline = threadTop(placing) - 0.06 * grid.u;
  const width = signLeft - grid.left - 0.07 * grid.u;
  const height = baseline - (kicker + 0.055 * grid.u);
  putTitle(placing, fitTitle(placing, title, width, height), { last: baseline });
  placeLandscapeDetail(placing);
}

/** Details of a landscape card, centred between thread and strip. */
export function placeLandscapeDetail(placing: Placing): void {
  const { grid } = placing;
  const detail = fitDetail(placing);
  const middle = (threadBottom(placing) + grid.ah) / 2;
  putDetail(placing, detail, middle + blockHeight(detail, detailLeading) / 2);
}

/** Square and tall: the sign stands on the thread, all words hang below. */
function placeUnderSign(placing: Placing, title: string): void {
  const { grid } = placing;
  placeKicker(placing, grid.top, kickerWidth(placing), 4);
  placeUnderThread(placing, title);
}

/** The title from the thread downwards, the details on the lower margin. */
export function placeUnderThread(placing: Placing, title: string): void {
  const { grid, card } = placing;
  const detail = fitDetail(placing);
  const last = grid.ah - 0.061 * grid.u;
  putDetail(placing, detail, last);
  const top = threadBottom(placing) + 0.07 * grid.u;
  const qrTop = card.qr ? last - qrSide(placing) : last;
  const detailTop = last - blockHeight(detail, detailLeading);
  const foot = detail.lines.length === 0 && !card.qr ? last : Math.min(detailTop, qrTop) - 0.05 * grid.u;
  const width = grid.width - grid.left - grid.right;
  putTitle(placing, fitTitle(placing, title, width, foot - top), { top });
}

/** Words at the right of the sign, over the thread. */
function placeBanner(placing: Placing, title: string): void {
  const { grid, card } = placing;
  const left = wordsLeft(placing);
  const width = grid.strip.x - left - 0.8 * grid.m;
  const scale = typeScale(grid);
  if (scale.kicker > 0)
    placeKicker(placing, 0.23 * grid.height - capHeight * scale.kicker, width, 1, bannerKicker(placing));
  const from = (grid.short ? 0.12 : 0.3) * grid.height;
  const to = threadTop(placing);
  const text = card.template === 'figure' && card.number ? `${card.number} ${title}` : title;
  const fitted = fitTitle(placing, text, width, to - from - 0.09 * grid.height);
  putTitle(placing, fitted, { top: (from + to - blockHeight(fitted, titleLeading)) / 2 });
}

/** Profile pictures cover the sign, so its date is repeated where neither title nor kicker says it. */
function bannerKicker({ card }: Placing): string {
  const [big, small] = card.sign;
  const dated = card.template === 'event' || card.template === 'deadline';
  if (!dated || big === undefined || `${card.title} ${card.kicker}`.includes(big)) return card.kicker;
  const date = card.template === 'event' ? [big, small] : [small, big];
  return [card.kicker, date.filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

function fitTitle(placing: Placing, title: string, width: number, height: number): FittedText {
  const { title: range } = typeScale(placing.grid);
  return fitPart(placing, 'title', title, 'titillium-700', {
    ...range,
    width,
    height,
    leading: titleLeading,
    tracking: titleTracking,
  });
}

function putTitle(placing: Placing, fitted: FittedText, at: { top: number } | { last: number }): void {
  const block = blockHeight(fitted, titleLeading);
  const baseline = ('top' in at ? at.top : at.last - block) + capHeight * fitted.size;
  const x = wordsLeft(placing) - titleShift * fitted.size;
  const fill = placing.colours.text;
  putLines(placing, fitted, {
    role: 'title',
    face: 'titillium-700',
    fill,
    x,
    baseline,
    leading: titleLeading,
    tracking: titleTracking,
  });
}

/** The details fitted to the card's width, less the QR code where there is one. */
export function fitDetail(placing: Placing, max?: number, lines?: number): FittedText {
  const { grid, card } = placing;
  const { detail } = typeScale(grid);
  return fitPart(placing, 'detail', card.detail, 'titillium-400', {
    max: max ?? detail.max,
    min: detail.min,
    lines: lines ?? detail.lines,
    width: grid.width - grid.left - grid.right - (card.qr ? qrSide(placing) + 0.04 * grid.u : 0),
    leading: detailLeading,
    tracking: 0,
    hyphenate,
  });
}

/** Puts details so that their last baseline is at `last`. */
export function putDetail(placing: Placing, fitted: FittedText, last: number): void {
  const baseline = last - blockHeight(fitted, detailLeading) + capHeight * fitted.size;
  const { secondary: fill } = placing.colours;
  putLines(placing, fitted, {
    role: 'detail',
    face: 'titillium-400',
    fill,
    x: placing.grid.left,
    baseline,
    leading: detailLeading,
    tracking: 0,
  });
}

/** Side of the QR code, quiet zone included; in landscape no taller than the room under the thread. */
export function qrSide(placing: Placing): number {
  const { grid } = placing;
  const usual = 0.2 * grid.u;
  return grid.family === 'landscape' ? Math.min(usual, grid.ah - threadBottom(placing) - 0.03 * grid.u) : usual;
}

function kickerWidth({ grid, signLeft }: Placing): number {
  return signLeft - grid.stroke / 2 - grid.left - 0.03 * grid.u;
}

export function threadTop({ grid }: Placing): number {
  return grid.dock - grid.stroke / 2;
}

export function threadBottom({ grid }: Placing): number {
  return grid.dock + grid.stroke / 2;
}
