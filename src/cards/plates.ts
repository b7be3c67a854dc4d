import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { adler32, type Bands, lazyBands } from './encode-png.ts';
import { indexRaster, type Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import { plateToSvg } from './scene-to-svg.ts';
import type { Typefaces } from './typeface.ts';

/**
 * A plate is all that cards of one format, template, theme and strip share, drawn once: an indexed raster whose rows
 * are compressed once in bands. A card copies it, writes its words, and compresses again only the bands they touch.
 */
export interface Plate {
  width: number;
  height: number;
  palette: Palette;
  /** Rows of one filter byte and `width` indexes. */
  rows: Uint8Array;
  bands: Bands;
  adler: number;
}

/** Plates kept at a time: each is about as large as its raster. */
const most = 12;
const kept = new Map<string, Promise<Plate>>();

/** The plate of a scene, drawn the first time it is asked for. */
export function plateOf(scene: Scene, typefaces: Typefaces): Promise<Plate> {
  const key = plateKey(scene);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const plate = drawPlate(scene, typefaces);
  kept.set(key, plate);
  plate.catch(() => kept.delete(key));
  if (kept.size > most) kept.delete(kept.keys().next().value as string);
  return plate;
}

/** What decides a plate: everything drawn before the words, and the colours words may take. */
export function plateKey({ width, height, ground, shapes, marks, stripLines, inks }: Scene): string {
  const text = JSON.stringify([width, height, ground, shapes, marks, stripLines, inks]);
  return `${crc32(text)}:${text}`;
}

async function drawPlate(scene: Scene, typefaces: Typefaces): Promise<Plate> {
  const { width, height, inks, marks } = scene;
  const svg = Buffer.from(plateToSvg(scene, typefaces));
  const rgb = await sharp(svg).removeAlpha().raw().toBuffer();
  const { palette, indexes } = indexRaster(rgb, inks, marks.length > 0 ? 256 : undefined);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return { width, height, palette, rows, bands: lazyBands(rows, width + 1, height), adler: adler32(rows) };
}
