import type { TextLine } from './scene.ts';
import type { Typeface, Typefaces } from './typeface.ts';

/**
 * Exact area coverage of a line of text: every edge adds the area it bounds to the pixels it crosses, and a running
 * sum along each row gives the coverage. Solid fills only, which is all a card has.
 */

export interface Coverage {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Running sums are taken by the reader, which leaves every cell and row mark it meets at 0. */
  cells: Float32Array;
  /** The same memory: a cell nothing has touched is 0, which whole numbers tell sooner. */
  bits: Int32Array;
  stride: number;
  /** 1 where a row has any ink. */
  inked: Uint8Array;
}

/** Reach of the tallest accents and of the deepest descenders, em. */
const above = 1.05;
const below = 0.34;

let shared = new Float32Array(0);
let sharedBits = new Int32Array(0);
let marks = new Uint8Array(0);

/** The coverage of a line. The cells are shared between calls: read them before the next one. */
export function rasteriseLine(line: TextLine, typefaces: Typefaces): Coverage {
  const { size, baseline, x } = line;
  const left = Math.floor(x - 0.1 * size) - 1;
  const width = Math.ceil(line.width + 0.25 * size) + 3;
  const top = baseline - Math.ceil(above * size);
  const height = Math.ceil(above * size) + Math.ceil(below * size);
  const stride = width + 2;
  const length = stride * height;
  if (shared.length < length) {
    shared = new Float32Array(length);
    sharedBits = new Int32Array(shared.buffer);
  }
  if (marks.length < height) marks = new Uint8Array(height);
  const cells = shared;
  const inked = marks;
  const target: Target = { cells, stride, width, height, inked };
  const typeface: Typeface = typefaces[line.face];
  for (const glyph of typeface.place(line.text, line.tracking)) {
    drawOutline(target, outlineOf(typeface, glyph.key), size, x + glyph.x * size - left, baseline - top);
  }
  return { x: left, y: top, width, height, cells, bits: sharedBits, stride, inked };
}

interface Target {
  inked: Uint8Array;
  cells: Float32Array;
  stride: number;
  width: number;
  height: number;
}

const moves = { M: 0, L: 1, Q: 2, C: 3, Z: 4 } as const;
const flat = new WeakMap<object, Float64Array>();

/** An outline as numbers: kind, then its points. */
function outlineOf(typeface: Typeface, key: number): Float64Array {
  const commands = typeface.outline(key);
  const known = flat.get(commands);
  if (known) return known;
  const numbers: number[] = [];
  for (const c of commands) {
    numbers.push(moves[c.type]);
    if (c.type === 'C') numbers.push(c.x1, c.y1, c.x2, c.y2, c.x, c.y);
    else if (c.type === 'Q') numbers.push(c.x1, c.y1, c.x, c.y);
    else if (c.type !== 'Z') numbers.push(c.x, c.y);
  }
  const outline = Float64Array.from(numbers);
  flat.set(commands, outline);
  return outline;
}

function drawOutline(target: Target, outline: Float64Array, size: number, dx: number, dy: number): void {
  let startX = 0;
  let startY = 0;
  let x = 0;
  let y = 0;
  for (let at = 0; at < outline.length; ) {
    const kind = outline[at] as number;
    at += 1;
    if (kind === moves.Z) {
      addEdge(target, x, y, startX, startY);
      [x, y] = [startX, startY];
      continue;
    }
    const count = kind === moves.C ? 6 : kind === moves.Q ? 4 : 2;
    const endX = (outline[at + count - 2] as number) * size + dx;
    const endY = (outline[at + count - 1] as number) * size + dy;
    if (kind === moves.M) [startX, startY] = [endX, endY];
    else if (kind === moves.L) addEdge(target, x, y, endX, endY);
    else {
      const oneX = (outline[at] as number) * size + dx;
      const oneY = (outline[at + 1] as number) * size + dy;
      if (kind === moves.Q) addQuadratic(target, x, y, oneX, oneY, endX, endY);
      else {
        const twoX = (outline[at + 2] as number) * size + dx;
        const twoY = (outline[at + 3] as number) * size + dy;
        addCubic(target, [x, y, oneX, oneY, twoX, twoY, endX, endY]);
      }
    }
    [x, y] = [endX, endY];
    at += count;
  }
}

function addQuadratic(target: Target, x0: number, y0: number, x1: number, y1: number, x2: number, y2: number): void {
  const bend = Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2);
  const count = Math.max(1, Math.ceil(Math.sqrt(bend * 1.6)));
  let [x, y] = [x0, y0];
  for (let step = 1; step <= count; step += 1) {
    const t = step / count;
    const s = 1 - t;
    const nextX = s * s * x0 + 2 * s * t * x1 + t * t * x2;
    const nextY = s * s * y0 + 2 * s * t * y1 + t * t * y2;
    addEdge(target, x, y, nextX, nextY);
    [x, y] = [nextX, nextY];
  }
}

function addCubic(target: Target, p: [number, number, number, number, number, number, number, number]): void {
  const bend = Math.hypot(p[0] - p[2] - p[4] + p[6], p[1] - p[3] - p[5] + p[7]);
  const count = Math.max(2, Math.ceil(Math.sqrt(bend * 3)) + 2);
  let [x, y] = [p[0], p[1]];
  for (let step = 1; step <= count; step += 1) {
    const t = step / count;
    const s = 1 - t;
    const nextX = s * s * s * p[0] + 3 * s * s * t * p[2] + 3 * s * t * t * p[4] + t * t * t * p[6];
    const nextY = s * s * s * p[1] + 3 * s * s * t * p[3] + 3 * s * t * t * p[5] + t * t * t * p[7];
    addEdge(target, x, y, nextX, nextY);
    [x, y] = [nextX, nextY];
  }
}

/** Adds the signed area at the right of one straight edge. */
function addEdge(
  { cells, stride, width, height, inked }: Target,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  if (y0 === y1) return;
  const down = y0 < y1;
  const sign = down ? 1 : -1;
  const topX = down ? x0 : x1;
  const topY = down ? y0 : y1;
  const lowX = down ? x1 : x0;
  const lowY = down ? y1 : y0;
  const slope = (lowX - topX) / (lowY - topY);
  const last = Math.min(height, Math.ceil(lowY));
  let x = topY < 0 ? topX - topY * slope : topX;
  for (let row = Math.max(0, Math.floor(topY)); row < last; row += 1) {
    inked[row] = 1;
    const span = Math.min(row + 1, lowY) - Math.max(row, topY);
    const nextX = x + slope * span;
    const area = sign * span;
    const from = x < nextX ? x : nextX;
    const to = x < nextX ? nextX : x;
    const start = Math.max(0, Math.min(width - 1, Math.floor(from)));
    const end = Math.max(0, Math.min(width, Math.ceil(to)));
    const cell = row * stride + start;
    if (end <= start + 1) {
      const covered = area * (1 - (0.5 * (from + to) - start));
      cells[cell] = (cells[cell] as number) + covered;
      cells[cell + 1] = (cells[cell + 1] as number) + area - covered;
    } else spreadArea(cells, cell, area, from - start, to - from, end - start);
    x = nextX;
  }
}

/** An edge that crosses several pixels of a row leaves its area on each of them, as in Raph Levien's font-rs. */
function spreadArea(cells: Float32Array, cell: number, area: number, offset: number, run: number, count: number): void {
  const add = (at: number, share: number) => {
    cells[cell + at] = (cells[cell + at] as number) + area * share;
  };
  const step = 1 / run;
  const first = 0.5 * step * (1 - offset) * (1 - offset);
  const tail = offset + run - count + 1;
  const last = 0.5 * step * tail * tail;
  add(0, first);
  if (count === 2) add(1, 1 - first - last);
  else {
    const second = step * (1.5 - offset);
    add(1, second - first);
    for (let at = 2; at < count - 1; at += 1) add(at, step);
    add(count - 1, 1 - (second + (count - 3) * step) - last);
  }
  add(count, last);
}
