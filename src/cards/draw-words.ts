import { changeAdler, markRows } from './encode-png.ts';
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
  /** Checksum of the rows. */
  adler: number;
}

/** What changed in the rows, for their checksum: see `changeAdler`. */
interface Change {
  sum: number;
  weighted: number;
}

let shared = new Uint8Array(0);

/** The rows are shared between calls: encode them before drawing the next card. */
export function drawWords(scene: Scene, plate: Plate, typefaces: Typefaces): Drawn {
  if (shared.length !== plate.rows.length) shared = new Uint8Array(plate.rows.length);
  shared.set(plate.rows);
  const drawn = { rows: shared, touched: new Uint8Array(plate.bands.count), sum: 0, weighted: 0 };
  for (const line of scene.lines) drawLine(drawn, line, plate, typefaces);
  if (scene.qr) drawQr(drawn, scene.qr, plate);
  const { rows, touched, sum, weighted } = drawn;
  return { rows, touched, adler: changeAdler(plate.adler, sum, weighted) };
}

type Drawing = Omit<Drawn, 'adler'> & Change;

function drawLine(drawn: Drawing, line: TextLine, plate: Plate, typefaces: Typefaces): void {
  const { steps } = rampOf(plate, line.fill, line.on);
  const { rows } = drawn;
  const length = steps.length - 1;
  const under = steps[0] as number;
  const over = steps[length] as number;
  const { x, y, width, height, cells, bits, stride, inked: rowMarks } = rasteriseLine(line, typefaces);
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
    let total = 0;
    let step = 0;
    let inked = 0;
    let sum = 0;
    let weighted = 0;
    for (let column = 0; column < columns; column += 1) {
      const at = cell + column;
      if (bits[at] !== 0) {
        total += cells[at] as number;
        bits[at] = 0;
        step = ((total < 0 ? -total : total) * length + 0.5) | 0;
      }
      if (step === 0 || column < from) continue;
      const before = rows[to + column] as number;
      let after = over;
      if (step < length)
        after = before === under ? (steps[step] as number) : mix(mixed, plate, before, over, step, length);
      rows[to + column] = after;
      inked = 1;
      const difference = after - before;
      sum = (sum + difference) | 0;
      weighted = (weighted + Math.imul(difference, column)) | 0;
    }
    drawn.sum += sum;
    drawn.weighted += sum * (rows.length - to) - weighted;
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

function drawQr(drawn: Drawing, { box, modules, dark, light }: QrCode, plate: Plate): void {
  const { steps } = rampOf(plate, dark, light);
  const [off, on] = [steps[0] as number, steps[steps.length - 1] as number];
  const pixel = box.width / modules.length;
  const stride = plate.width + 1;
  const { rows } = drawn;
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * stride + 1 + box.x;
    const row = modules[Math.floor(y / pixel)] as boolean[];
    for (let x = 0; x < box.width; x += 1) {
      const before = rows[from + x] as number;
      const after = row[Math.floor(x / pixel)] ? on : off;
      rows[from + x] = after;
      drawn.sum += after - before;
      drawn.weighted += (after - before) * (rows.length - from - x);
    }
  }
  markRows(drawn.touched, box.y, box.y + box.height);
}

function rampOf({ palette }: Plate, fill: string, on: string): Ramp {
  const ramp = palette.ramps.find((one) => one.fill === fill && one.on === on);
  if (!ramp) throw new RangeError(`no ramp for ${fill} on ${on}`);
  return ramp;
}
