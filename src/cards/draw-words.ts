import { markRows } from './encode-png.ts';
import { mixIndex, type Ramp } from './palette.ts';
import type { Plate } from './plates.ts';
import { rasteriseLine } from './rasterise.ts';
import type { QrCode, Scene, TextLine } from './scene.ts';
import type { Typefaces } from './typeface.ts';

/** Writes the words and the code of one card on a copy of its plate's rows. */

export interface Drawn {
  rows: Uint8Array;
  /** Bands that differ from the plate's. */
  touched: Uint8Array;
}

let shared = new Uint8Array(0);

/** The rows are shared between calls: encode them before drawing the next card. */
export function drawWords(scene: Scene, plate: Plate, typefaces: Typefaces): Drawn {
  if (shared.length !== plate.rows.length) shared = new Uint8Array(plate.rows.length);
  shared.set(plate.rows);
  const drawn = { rows: shared, touched: new Uint8Array(plate.bands.count) };
  for (const line of scene.lines) drawLine(drawn, line, plate, typefaces);
  if (scene.qr) drawQr(drawn, scene.qr, plate);
  return drawn;
}

function drawLine(drawn: Drawn, line: TextLine, plate: Plate, typefaces: Typefaces): void {
  const { steps } = rampOf(plate, line.fill, line.on);
  const { rows } = drawn;
  const length = steps.length - 1;
  const under = steps[0] as number;
  const over = steps[length] as number;
  const { x, y, width, height, cells, stride, inked: rowMarks } = rasteriseLine(line, typefaces);
  const from = Math.max(0, -x);
  const columns = Math.min(width, plate.width - x);
  const mixed = new Map<number, number>();
  let [top, bottom] = [plate.height, 0];
  for (let row = 0; row < height; row += 1) {
    if (rowMarks[row] === 0) continue;
    rowMarks[row] = 0;
    const cell = row * stride;
    if (y + row < 0 || y + row >= plate.height) {
      cells.fill(0, cell, cell + stride);
      continue;
    }
    const to = (y + row) * (plate.width + 1) + 1 + x;
    let sum = 0;
    let step = 0;
    let inked = 0;
    for (let column = 0; column < columns; column += 1) {
      const change = cells[cell + column] as number;
      if (change !== 0) {
        cells[cell + column] = 0;
        sum += change;
        step = ((sum < 0 ? -sum : sum) * length + 0.5) | 0;
      }
      if (step === 0 || column < from) continue;
      const at = to + column;
      inked += 1;
      if (step >= length) rows[at] = over;
      else if (rows[at] === under) rows[at] = steps[step] as number;
      else rows[at] = mix(mixed, plate, rows[at] as number, over, step, length);
    }
    cells.fill(0, cell + Math.max(0, columns), cell + stride);
    if (inked > 0) [top, bottom] = [Math.min(top, y + row), y + row + 1];
  }
  if (bottom > top) markRows(drawn.touched, top, bottom);
}

/** An edge over something that is not the flat colour: the nearest the palette has. */
function mix(
  mixed: Map<number, number>,
  plate: Plate,
  under: number,
  over: number,
  step: number,
  length: number,
): number {
  const key = under * 256 + step;
  const known = mixed.get(key);
  if (known !== undefined) return known;
  const index = mixIndex(plate.palette, under, over, step / length);
  mixed.set(key, index);
  return index;
}

function drawQr(drawn: Drawn, { box, modules, dark, light }: QrCode, plate: Plate): void {
  const { steps } = rampOf(plate, dark, light);
  const [off, on] = [steps[0] as number, steps[steps.length - 1] as number];
  const pixel = box.width / modules.length;
  const stride = plate.width + 1;
  modules.forEach((row, y) => {
    const first = (box.y + y * pixel) * stride + 1 + box.x;
    row.forEach((isDark, x) => {
      drawn.rows.fill(isDark ? on : off, first + x * pixel, first + (x + 1) * pixel);
    });
    for (let copy = 1; copy < pixel; copy += 1) drawn.rows.copyWithin(first + copy * stride, first, first + box.width);
  });
  markRows(drawn.touched, box.y, box.y + box.height);
}

function rampOf({ palette }: Plate, fill: string, on: string): Ramp {
  const ramp = palette.ramps.find((one) => one.fill === fill && one.on === on);
  if (!ramp) throw new RangeError(`no ramp for ${fill} on ${on}`);
  return ramp;
}
