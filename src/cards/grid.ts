import { type Family, familyOf } from './families.ts';
import type { Insets } from './formats.ts';

/**
 * The geometry of a card of any size, in the unit of its width and height (px, or mm for posters).
 * Numbers are those of the art direction, §4; insets only ever make margins larger.
 */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Grid {
  family: Family;
  /** A banner under 4:1, such as the header of an e-mail. */
  short: boolean;
  width: number;
  height: number;
  /** The shorter side: sizes of type are fractions of it. */
  u: number;
  /** The margin of the family; `left`, `right` and `top` are at least this. */
  m: number;
  left: number;
  right: number;
  top: number;
  /** The white strip, or the cap of a banner. */
  strip: Box;
  emblem: number;
  /** Where the ground above the strip ends (in banners: the card). */
  ah: number;
  stroke: number;
  /** Centre of the thread's stroke. */
  dock: number;
  sign: { x: number; y: number; side: number };
}

const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** The grid of a card; `safe` is what the platform covers or crops. */
export function gridOf(width: number, height: number, safe: Insets = noInsets): Grid {
  const u = Math.min(width, height);
  const usual = 0.085 * u;
  const lost = Math.max(0, safe.left - usual) + Math.max(0, safe.right - usual);
  const family = familyOf(width - lost, height);
  if (family === 'banner') return bannerGrid(width, height, safe);
  const m = usual;
  const left = Math.max(m, safe.left);
  const right = Math.max(m, safe.right);
  const top = family === 'tall' ? Math.max(0.14 * height + 0.02 * u, safe.top) : Math.max(m, safe.top);
  const emblem = (family === 'landscape' ? 0.145 * 0.56 : 0.13 * 0.54) * u;
  const strip = stripOf(family, width, height, emblem, safe.bottom);
  const ah = strip.y;
  const stroke = (family === 'landscape' ? 0.042 : 0.037) * u;
  const dock = family === 'landscape' ? 0.735 * ah : family === 'square' ? 0.475 * ah : 0.435 * height;
  const side = signSide(family, { dock, m, u, height, top });
  const sign = { x: width - right - side - stroke / 2, y: dock - side, side };
  return { family, short: false, width, height, u, m, left, right, top, strip, emblem, ah, stroke, dock, sign };
}

function signSide(family: Family, at: { dock: number; m: number; u: number; height: number; top: number }): number {
  const { dock, m, u, height, top } = at;
  if (family === 'landscape') return dock - Math.max(0.95 * m, top > m ? top : 0);
  if (family === 'square') return Math.min(dock - top, 0.6 * u);
  return Math.min(dock - 0.14 * height - 0.056 * u, 0.56 * u);
}

/** A small inset makes the strip taller; a larger one lifts it, and the ground goes on below. */
function stripOf(family: Family, width: number, height: number, emblem: number, bottom: number): Box {
  const u = Math.min(width, height);
  const usual = (family === 'landscape' ? 0.145 : 0.13) * u;
  if (family === 'tall') {
    // A screen in a waiting room has no controls of an app over it: the strip may stand lower than in a story.
    const free = bottom > 0 && bottom < 0.12 * height ? bottom : 0.19 * height;
    return { x: 0, y: height - free - usual, width, height: usual };
  }
  const missing = bottom - (usual - emblem) / 2;
  if (missing <= 0) return { x: 0, y: height - usual, width, height: usual };
  const taller = emblem + 2 * bottom;
  if (missing <= 0.35 * usual) return { x: 0, y: height - taller, width, height: taller };
  return { x: 0, y: height - missing - usual, width, height: usual };
}

/** Its sign may stand where the platform covers it; its words may not. */
function bannerGrid(width: number, height: number, safe: Insets): Grid {
  const short = width / height < 4;
  const m = (short ? 0.12 : 0.16) * height;
  const cap = (short ? 1 : 1.42) * height;
  const side = (short ? 0.5 : 0.6) * height;
  const dock = 0.8 * height;
  return {
    family: 'banner',
    short,
    width,
    height,
    u: height,
    m,
    left: Math.max(m, safe.left),
    right: m,
    top: m,
    strip: { x: width - cap, y: 0, width: cap, height },
    emblem: (short ? 0.28 : 0.4) * height,
    ah: height,
    stroke: 0.06 * height,
    dock,
    sign: { x: (short ? 0.16 : 0.42) * height, y: dock - side, side },
  };
}

/** Upper edge of the thread. */
export function threadTop({ dock, stroke }: Grid): number {
  return dock - stroke / 2;
}

/** Lower edge of the thread. */
export function threadBottom({ dock, stroke }: Grid): number {
  return dock + stroke / 2;
}
