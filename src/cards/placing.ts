import italian from 'hyphen/it/index.js';
import type { Ground } from '#model/theme.ts';
import type { CardData } from './card.ts';
import { type FittedText, fitText, type Room } from './fit-text.ts';
import type { Grid } from './grid.ts';
import { leastCut } from './least-cut.ts';
import type { Role, TextLine } from './scene.ts';
import { textLine } from './text-line.ts';
import { capHeight, type FaceId, type Typefaces } from './typeface.ts';

/** What every arrangement of words works with, and how a text is fitted and placed in it. */

export type CardPart = 'kicker' | 'title' | 'detail' | 'number' | 'sign' | 'organisations';

/** A text that cannot fit its room, and how many characters to take away. */
export interface FitProblem {
  part: CardPart;
  cut: number;
}

/** A part that was not placed; its cut is counted only when asked, since that means fitting it again and again. */
interface Refusal {
  part: CardPart;
  cut: () => number;
}

export interface Placing {
  card: CardData;
  grid: Grid;
  colours: Ground;
  typefaces: Typefaces;
  /** Left edge of the sign's box. */
  signLeft: number;
  signSide: number;
  lines: TextLine[];
  refusals: Refusal[];
}

/** Fits a text; records a problem, and gives no lines, where it cannot. */
export function fitPart(placing: Placing, part: CardPart, text: string, face: FaceId, room: Room): FittedText {
  const typeface = placing.typefaces[face];
  const fitted = fitText(text, typeface, room);
  if (fitted) return fitted;
  const cut = () => leastCut(text, (shorter) => fitText(shorter, typeface, room) !== undefined);
  placing.refusals.push({ part, cut });
  return { size: room.min, leading: room.leading, lines: [] };
}

/** Parts of a word by the patterns of Italian. */
export function hyphenate(word: string): string[] {
  return italian.hyphenateSync(word, { hyphenChar: '\u00AD' }).split('\u00AD');
}

export interface Setting {
  role: Role;
  face: FaceId;
  fill: string;
  x: number;
  /** Baseline of the first line. */
  baseline: number;
  tracking: number;
}

/** Puts fitted lines on the card. */
export function putLines(placing: Placing, fitted: FittedText, at: Setting): void {
  const { role, face, fill, x, tracking } = at;
  fitted.lines.forEach(({ text }, index) => {
    const baseline = at.baseline + index * fitted.leading * fitted.size;
    const line = { role, text, face, size: fitted.size, tracking, x, baseline, fill, on: placing.colours.ground };
    placing.lines.push(textLine(line, placing.typefaces));
  });
}

/** Height from cap-top of the first line to baseline of the last. */
export function blockHeight({ size, leading, lines }: FittedText): number {
  return lines.length === 0 ? 0 : capHeight * size + (lines.length - 1) * leading * size;
}
