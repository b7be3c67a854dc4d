import { channels } from '#model/contrast.ts';
import type { Ink } from './scene.ts';

/**
 * A palette of at most 256 colours for a plate: its own colours, and for each ink the steps from the colour under
 * the words to the colour of the words.
 */

export interface Palette {
  /** Three bytes a colour. */
  rgb: Uint8Array;
  size: number;
  ramps: Ramp[];
}

export interface Ramp extends Ink {
  /** Index of each step, from `on` to `fill`. */
  steps: Uint8Array;
}

/** Steps of a ramp: edges of text in twelve tones look as in sixty, and weigh a fifth less. */
const rampSteps = { most: 12, all: 40 };
/** Colours of a plate of flat shapes, ramps included; one with image marks takes all that a palette holds. */
const flatColours = 72;

/** The palette of an RGB raster, and the raster as indexes, one byte a pixel. */
export function indexRaster(
  rgb: Uint8Array,
  inks: readonly Ink[],
  most = flatColours,
): { palette: Palette; indexes: Uint8Array } {
  const counts = countColours(rgb);
  const colours = new Map<number, number>();
  const add = (colour: number) => {
    const known = colours.get(colour);
    if (known !== undefined) return known;
    colours.set(colour, colours.size);
    return colours.size - 1;
  };
  const length = Math.min(rampSteps.most, Math.floor(rampSteps.all / inks.length));
  const ramps = inks.map((ink) => ({ ...ink, steps: Uint8Array.from(rampColours(ink, length), add) }));
  for (const colour of keepColours(counts, [...colours.keys()], most)) add(colour);
  const list = [...colours.keys()];
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) nearest.set(colour, colours.get(colour) ?? nearestOf(list, colour));
  const indexes = new Uint8Array(rgb.length / 3);
  let [last, index] = [-1, 0];
  for (let at = 0, from = 0; at < indexes.length; at += 1, from += 3) {
    const colour = colourAt(rgb, from);
    if (colour !== last) [last, index] = [colour, nearest.get(colour) as number];
    indexes[at] = index;
  }
  return { palette: { rgb: Uint8Array.from(list.flatMap(split)), size: list.length, ramps }, indexes };
}

/** Index of the palette's colour nearest to a mix of two of its colours. */
export function mixIndex({ rgb, size }: Palette, under: number, over: number, share: number): number {
  const mixed = [0, 1, 2].map((channel) => {
    const from = rgb[under * 3 + channel] as number;
    return Math.round(from + ((rgb[over * 3 + channel] as number) - from) * share);
  });
  const list = Array.from({ length: size }, (_, index) => colourAt(rgb, index * 3));
  return nearestOf(list, join(mixed as [number, number, number]));
}

function rampColours({ fill, on }: Ink, length: number): number[] {
  const [from, to] = [channels(on), channels(fill)];
  return Array.from({ length: length + 1 }, (_, step) =>
    join(
      [0, 1, 2].map((c) =>
        Math.round((from[c] as number) + (((to[c] as number) - (from[c] as number)) * step) / length),
      ) as [number, number, number],
    ),
  );
}

function countColours(rgb: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  let last = -1;
  let run = 0;
  for (let from = 0; from < rgb.length; from += 3) {
    const colour = colourAt(rgb, from);
    if (colour === last) run += 1;
    else {
      if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
      last = colour;
      run = 1;
    }
  }
  counts.set(last, (counts.get(last) ?? 0) + run);
  return counts;
}

/** The most frequent colours that are not too near one another, as many as there is room for. */
function keepColours(counts: Map<number, number>, taken: number[], most: number): number[] {
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  for (let apart = 0; ; apart = apart * 2 + 3) {
    const kept: number[] = [];
    for (const colour of frequent) {
      if (taken.length + kept.length > most) break;
      if (isApart(taken, colour, apart) && isApart(kept, colour, apart)) kept.push(colour);
    }
    if (taken.length + kept.length <= most) return kept;
  }
}

function isApart(colours: number[], colour: number, least: number): boolean {
  return colours.every((other) => distance(other, colour) > least);
}

function nearestOf(colours: number[], colour: number): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < colours.length; index += 1) {
    const away = distance(colours[index] as number, colour);
    if (away < least) [found, least] = [index, away];
  }
  return found;
}

/** Squared distance of two colours. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function colourAt(rgb: Uint8Array, from: number): number {
  return ((rgb[from] as number) << 16) | ((rgb[from + 1] as number) << 8) | (rgb[from + 2] as number);
}

function join([red, green, blue]: [number, number, number]): number {
  return (red << 16) | (green << 8) | blue;
}

function split(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
