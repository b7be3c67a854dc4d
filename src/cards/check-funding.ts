import { channels } from '#model/contrast.ts';
import { emblemBlue, emblemRatio, emblemYellow, euStatement, starCentres } from './emblem.ts';
import type { Box } from './grid.ts';
import type { Scene, TextLine } from './scene.ts';

/**
 * Proves the funding block of a finished card: on the boxes of its layout and on its pixels.
 * Art. 34 Reg. (UE) 2021/241; rules of use of the emblem, European Commission, 2021: see `emblem.ts`.
 * Each function gives what is wrong, in Italian; nothing when all is well.
 */

/** What the boxes are read from: a card, or the page of a poster. */
export type FundingLayout = Pick<Scene, 'emblem' | 'strip' | 'stripLines' | 'marks'>;

/** Least height of the emblem, as a share of the strip's shorter side and in bodies of the statement. */
const leastEmblem = { strip: 0.25, statement: 2.5 };

/** Emblem in proportion, inside the card, not lost beside its statement, as high as any other mark and apart from it; the statement beside it, word for word. */
export function checkFundingBoxes(scene: FundingLayout): string[] {
  const { emblem } = scene;
  if (!emblem) return ["manca l'emblema dell'Unione europea"];
  const wrong: string[] = [];
  if (Math.abs(emblem.width / emblem.height - emblemRatio) > 0.01) wrong.push("l'emblema non è 3:2");
  if (!inside(emblem, scene.strip)) wrong.push("l'emblema esce dalla fascia");
  const words = scene.stripLines.filter((line) => line.face === 'ubuntu-700');
  if (words.map((line) => line.text).join(' ') !== euStatement) wrong.push('la dicitura non è quella dovuta');
  if (isTooSmall(emblem, scene.strip, words)) wrong.push("l'emblema è troppo piccolo");
  if (words.some((line) => line.fill !== emblemBlue)) wrong.push("la dicitura non è nel blu dell'emblema");
  if (words.some((line) => !inside(lineBox(line), scene.strip))) wrong.push('la dicitura esce dalla fascia');
  const others = [
    ...scene.marks.map((mark) => mark.box),
    ...scene.stripLines.filter((line) => line.face !== 'ubuntu-700').map(lineBox),
  ];
  if (scene.marks.some((mark) => mark.box.height > emblem.height)) wrong.push("un logo è più alto dell'emblema");
  if (others.some((box) => distance(box, emblem) < 0.5 * emblem.height))
    wrong.push("un altro segno è troppo vicino all'emblema");
  if (others.some((box) => words.some((line) => distance(box, lineBox(line)) < 0.2 * emblem.height))) {
    wrong.push('un altro segno tocca la dicitura');
  }
  return wrong;
}

function isTooSmall({ height }: Box, strip: Box, statement: readonly TextLine[]): boolean {
  const body = Math.max(0, ...statement.map(({ size }) => size));
  const least = leastEmblem.strip * Math.min(strip.width, strip.height);
  return height < least || height < leastEmblem.statement * body;
}

/** Reads one pixel of a finished card. */
export type PixelAt = (x: number, y: number) => readonly [number, number, number];

/** Blue field with twelve yellow stars, white around. `tolerance` is per channel: 0 for PNG, a little for JPEG. */
export function checkFundingPixels(emblem: Box, pixelAt: PixelAt, tolerance = 0): string[] {
  const is = (x: number, y: number, colour: string, slack = tolerance) => {
    const wanted = channels(colour);
    return pixelAt(Math.round(x), Math.round(y)).every(
      (value, at) => Math.abs(value - (wanted[at] as number)) <= slack,
    );
  };
  const { x, y, width, height } = emblem;
  const field = [0.1, 0.9].flatMap((across) =>
    [0.15, 0.5, 0.85].map((down) => [x + across * width, y + down * height] as const),
  );
  const stars = starCentres(x, y, height);
  // The outer half px of a shape may be mixed with what is around it.
  const around = [0.2, 0.5, 0.8].flatMap((share) => [
    [x - 3, y + share * height] as const,
    [x + width + 2, y + share * height] as const,
    [x + share * width, y - 3] as const,
    [x + share * width, y + height + 2] as const,
  ]);
  const wrong: string[] = [];
  if (!field.every(([px, py]) => is(px, py, emblemBlue))) wrong.push("il campo dell'emblema non è blu");
  // A star of a small emblem is a few pixels wide, all of them mixed: its centre is at least mostly yellow.
  const mixed = height < 40 ? 120 : 60;
  if (!stars.every(([px, py]) => is(px - 0.5, py - 0.5, emblemYellow, tolerance + mixed)))
    wrong.push("le stelle dell'emblema non ci sono tutte");
  if (!around.every(([px, py]) => is(px, py, '#FFFFFF', tolerance + 8)))
    wrong.push("intorno all'emblema non c'è spazio bianco");
  return wrong;
}

function inside(box: Box, outer: Box): boolean {
  const slack = 0.51;
  return (
    box.x >= outer.x - slack &&
    box.y >= outer.y - slack &&
    box.x + box.width <= outer.x + outer.width + slack &&
    box.y + box.height <= outer.y + outer.height + slack
  );
}

/** The box of a line from ascenders to descenders. */
export function lineBox({ x, baseline, width, size }: TextLine): Box {
  return { x, y: baseline - 0.75 * size, width, height: 0.97 * size };
}

function distance(one: Box, other: Box): number {
  const across = Math.max(one.x - (other.x + other.width), other.x - (one.x + one.width), 0);
  const down = Math.max(one.y - (other.y + other.height), other.y - (one.y + one.height), 0);
  return Math.hypot(across, down);
}
