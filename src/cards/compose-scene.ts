import { qrModules } from '#links/qr.ts';
import { type Ground, groundOf } from '#model/theme.ts';
import type { CardData } from './card.ts';
import { drawStrip } from './draw-strip.ts';
import { drawThread, signOrigin } from './draw-thread.ts';
import type { Format } from './formats.ts';
import { type Grid, gridOf } from './grid.ts';
import { leastCut } from './least-cut.ts';
import { qrSide } from './place-detail.ts';
import { placeSignWords } from './place-sign-words.ts';
import { placeWords } from './place-words.ts';
import type { CardPart, FitProblem, Placing } from './placing.ts';
import type { Ink, QrCode, Scene } from './scene.ts';
import { templates } from './template-of.ts';
import type { Typefaces } from './typeface.ts';

/** Lays a card out in a format. A scene with problems must not be drawn: some of its words are missing. */
export function composeScene(card: CardData, format: Format, typefaces: Typefaces): Composed {
  const { scene, refusals } = layOut(card, format, typefaces);
  if (refusals.length === 0) return { scene, problems: [] };
  const accepts = (part: CardPart) => (change: Partial<CardData>) =>
    layOut({ ...card, ...change }, format, typefaces).refusals.every((other) => other.part !== part);
  return {
    scene,
    problems: refusals.map(({ part, cut }) => ({ part, cut: countCut(part, card, accepts(part)) ?? cut() })),
  };
}

interface Composed {
  scene: Scene;
  problems: FitProblem[];
}

/**
 * Counted on the whole card laid out again: what an editor wrote and what is set are not the same words (the closing
 * mark of a quotation, a date after a kicker). Undefined where no part alone is to blame.
 */
function countCut(part: CardPart, card: CardData, fits: (change: Partial<CardData>) => boolean): number | undefined {
  if (part === 'title' || part === 'kicker' || part === 'detail')
    return leastCut(card[part], (words) => fits({ [part]: words }));
  if (part !== 'sign') return undefined;
  const at = card.sign.findIndex((_, index) => fits({ sign: card.sign.with(index, '') }));
  return at < 0 ? undefined : leastCut(card.sign[at] as string, (words) => fits({ sign: card.sign.with(at, words) }));
}

type LaidOut = Pick<Placing, 'refusals'> & { scene: Scene };

/** With the sign at its usual size, or smaller where the template allows it and the title needs the room. */
function layOut(card: CardData, format: Format, typefaces: Typefaces): LaidOut {
  const usual = layOutBeside(1, card, format, typefaces);
  const { smaller } = templates[card.template];
  const isFull = usual.refusals.some(({ part }) => part === 'title');
  return isFull && smaller ? layOutBeside(smaller, card, format, typefaces) : usual;
}

function layOutBeside(share: number, card: CardData, format: Format, typefaces: Typefaces): LaidOut {
  const { width, height } = format;
  const template = templates[card.template];
  const grid = gridOf(width, height, format.safe);
  const colours = groundOf(card.theme, card.ground ?? template.ground);
  const side = share * (template.side?.(grid) ?? grid.sign.side);
  const origin = signOrigin(grid, side);
  const shown = format.qr ? card : withoutQr(card);
  const placing: Placing = {
    card: shown,
    grid,
    colours,
    typefaces,
    signLeft: origin.x,
    signSide: side,
    lines: [],
    refusals: [],
  };
  placeWords(placing, template.title?.(card) ?? card.title);
  const strikes = placeSignWords(placing, template.signWords?.(card) ?? []);
  const strip = drawStrip(card, grid, typefaces, format.corner?.width);
  if (strip.overfull) placing.refusals.push({ part: 'organisations', cut: () => 0 });
  const half = grid.stroke / 2;
  const qr = shown.qr ? placeQr(placing, shown.qr) : undefined;
  const scene: Scene = {
    width,
    height,
    ground: colours.ground,
    shapes: [...drawThread(grid, template.sign, side, colours), ...strikes, ...strip.shapes],
    marks: strip.marks,
    stripLines: strip.lines,
    lines: placing.lines,
    inks: inksOf(colours),
    strip: grid.strip,
    sign: { x: origin.x - half, y: origin.y - half, width: side + grid.stroke, height: side + grid.stroke },
    ...(qr ? { qr } : {}),
    ...(strip.emblem ? { emblem: strip.emblem } : {}),
  };
  return { scene, refusals: placing.refusals };
}

function withoutQr({ qr: _, ...card }: CardData): CardData {
  return card;
}

/** The code at the lower right, in whole px a module so that its edges stay sharp. */
function placeQr(placing: Placing, text: string): QrCode {
  const { grid, colours } = placing;
  const modules = qrModules(text);
  const pixel = Math.max(1, Math.floor(qrSide(placing) / modules.length));
  const side = pixel * modules.length;
  const x = Math.round(grid.width - grid.right - side);
  const box = { x, y: Math.round(qrBottom(grid, side) - side), width: side, height: side };
  return { text, modules, box, dark: colours.onEnclosed, light: '#FFFFFF' };
}

function qrBottom(grid: Grid, side: number): number {
  if (grid.family !== 'landscape') return grid.ah - 0.061 * grid.u;
  return (grid.dock + grid.stroke / 2 + grid.ah + side) / 2;
}

/** Every pair a line or a code of the card can have, whatever its words. */
function inksOf({ ground, text, secondary, enclosed, onEnclosed }: Ground): Ink[] {
  const pairs = [
    { fill: text, on: ground },
    { fill: secondary, on: ground },
    { fill: onEnclosed, on: enclosed },
    { fill: onEnclosed, on: '#FFFFFF' },
  ];
  return pairs.filter((one, at) => pairs.findIndex((other) => other.fill === one.fill && other.on === one.on) === at);
}
