import { drawStrip } from '#cards/draw-strip.ts';
import { drawThread, signOrigin } from '#cards/draw-thread.ts';
import { gridOf } from '#cards/grid.ts';
import { placeKicker } from '#cards/place-kicker.ts';
import { placeSignWords } from '#cards/place-sign-words.ts';
import type { Placing } from '#cards/placing.ts';
import type { TextLine } from '#cards/scene.ts';
import { templates } from '#cards/template-of.ts';
import { drawArt } from './draw-art.ts';
import { fitFront } from './fit-front.ts';
import { placeAddress } from './place-address.ts';
import { placeNumber } from './place-number.ts';
import { stripBlocks } from './place-strip.ts';
import type { PosterData } from './poster.ts';
import type { Press } from './press.ts';
import { unitsPerMm } from './print-size.ts';
import type { Sheet, SheetProblem } from './sheet.ts';

/** The front of a poster: a card of the square family in mm, with its paragraph, facts, code and address. */
export function composeFront(data: PosterData, press: Press): { sheet: Sheet; problems: SheetProblem[] } {
  const { size, colours, typefaces } = press;
  const { card } = data;
  const grid = gridOf(size.width * unitsPerMm, size.height * unitsPerMm);
  const template = templates[card.template];
  const signSide = template.side?.(grid) ?? grid.sign.side;
  const signLeft = signOrigin(grid, signSide).x;
  const placing: Placing = { card, grid, colours, typefaces, signLeft, signSide, lines: [], refusals: [] };

  placeKicker(placing, grid.top, kickerWidth(placing), 4);
  const kicker = take(placing);
  const strikes = placeSignWords(placing, template.signWords?.(card) ?? []);
  const sign = take(placing);
  const number = card.template === 'figure' ? placeNumber(placing, kicker) : [];
  const code = placeAddress(data, grid, press);
  const words = fitFront(data, placing, { size, code });
  const strip = drawStrip(card, grid, typefaces);
  if (strip.overfull) placing.refusals.push({ part: 'organisations', cut: () => 0 });

  const quoted = card.template === 'quote' ? sign : [];
  const sheet: Sheet = {
    width: grid.width,
    height: grid.height,
    art: drawArt(grid, colours.ground, [...drawThread(grid, template.sign, signSide, colours), ...strikes]),
    blocks: [
      { kind: 'p', lines: kicker },
      { kind: 'h1', lines: [...number, ...quoted, ...words.title] },
      ...(quoted.length || !sign.length ? [] : [{ kind: 'p' as const, lines: sign }]),
      ...words.body,
      ...code.blocks,
      ...stripBlocks(strip, card),
    ],
    strip: grid.strip,
    stripLines: strip.lines,
    marks: strip.marks,
    ...(strip.emblem ? { emblem: strip.emblem } : {}),
  };
  const refused = placing.refusals.map(({ part, cut }) => ({ part, cut: cut() }));
  return { sheet, problems: [...refused, ...words.problems] };
}

/** The figure's kicker has the whole width: its sign is small. */
function kickerWidth({ card, grid, signLeft }: Placing): number {
  if (card.template === 'figure') return grid.width - grid.left - grid.right;
  return signLeft - grid.stroke / 2 - grid.left - 0.03 * grid.u;
}

function take(placing: Placing): TextLine[] {
  return placing.lines.splice(0);
}
