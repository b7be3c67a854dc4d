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

export function drawWords(scene: Scene, plate: Plate, typefaces: Typefaces): Drawn {
  const drawn = { rows: plate.rows.slice(), touched: new Uint8Array(plate.bands.length) };
  for (const line of scene.lines) drawLine(drawn, line, plate, typefaces);
  if (scene.qr) drawQr(drawn, scene.qr, plate);
  return drawn;
}

function drawLine(drawn: Drawn, line: TextLine, plate: Plate, typefaces: Typefaces): void {
  const { steps } = rampOf(plate, line.fill, line.on);
  const length = steps.length - 1;
  const under = steps[0] as number;
  const over = steps[length] as number;
  const { x, y, width, height, cells, stride } = rasteriseLine(line, typefaces);
  const mixed = new Map<number, number>();
  let top = Number.POSITIVE_INFINITY;
  let bottom = 0;
  for (let row = 0; row < height; row += 1) {
    const to = (y + row) * (plate.width + 1) + 1 + x;
    if (y + row < 0 || y + row >= plate.height) continue;
    let sum = 0;
    let inked = false;
    for (let column = 0, cell = row * stride; column < width; column += 1, cell += 1) {
      sum += cells[cell] as number;
      if (sum < 0.008 && sum > -0.008) continue;
      const step = Math.round(Math.min(1, Math.abs(sum)) * length);
      if (step === 0 || x + column < 0 || x + column >= plate.width) continue;
      const at = to + column;
      const found = drawn.rows[at] as number;
      if (step === length) drawn.rows[at] = over;
      else if (found === under) drawn.rows[at] = steps[step] as number;
      else drawn.rows[at] = mix(mixed, plate, found, over, step, length);
      inked = true;
    }
    if (inked) {
      top = Math.min(top, y + row);
      bottom = y + row + 1;
    }
  }
  if (bottom > 0) markRows(drawn.touched, top, bottom);
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
