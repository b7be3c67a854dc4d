import { constants, crc32, deflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Palette } from './palette.ts';

/**
 * Indexed PNG written band by band. Deflate streams flushed to a byte boundary can be put one after another, so rows
 * that a plate has already compressed are copied, and only rows with words of their own are compressed again.
 * PNG specification (W3C, third edition) §10; RFC 1950 and 1951.
 */

export interface Bands {
  count: number;
  /** Its rows, deflated. */
  at(index: number): Buffer;
}

/** Rows in a band. */
const bandRows = 24;

/** The bands of a raster, each compressed when it is first asked for. */
export function lazyBands(rows: Uint8Array, stride: number, height: number): Bands {
  const known: Buffer[] = [];
  const count = Math.ceil(height / bandRows);
  const at = (index: number) => {
    const band = rows.subarray(index * bandRows * stride, Math.min(height, (index + 1) * bandRows) * stride);
    known[index] ??= compress(band, { level: 6 });
    return known[index];
  };
  return { count, at };
}

/** Which bands rows from `top` to `bottom` (exclusive) belong to. */
export function markRows(touched: Uint8Array, top: number, bottom: number): void {
  const last = Math.min(touched.length, Math.ceil(bottom / bandRows));
  for (let band = Math.max(0, Math.floor(top / bandRows)); band < last; band += 1) touched[band] = 1;
}

export interface IndexedImage {
  width: number;
  height: number;
  palette: Palette;
  rows: Uint8Array;
  /** Bands already compressed, used where `touched` is 0. */
  bands: Bands;
  touched: Uint8Array;
  /** Adler-32 of the rows: see `changeAdler`. */
  adler: number;
}

/** The file. Bands without words are copied as the plate compressed them. */
export function encodePng({ width, height, palette, rows, bands, touched, adler }: IndexedImage): Buffer {
  const stride = width + 1;
  const stream: Buffer[] = [Buffer.from([0x78, 0xda])];
  for (let band = 0; band < bands.count; ) {
    let end = band + 1;
    if (touched[band]) while (end < bands.count && touched[end]) end += 1;
    const part = rows.subarray(band * bandRows * stride, Math.min(height, end * bandRows) * stride);
    // Runs alone are looked for in the rows of a card: as small as level 4 on flat colours, in half the time.
    stream.push(touched[band] ? compress(part, { strategy: constants.Z_RLE }) : bands.at(band));
    band = end;
  }
  const tail = Buffer.from([3, 0, 0, 0, 0, 0]);
  tail.writeUInt32BE(adler, 2);
  stream.push(tail);
  return Buffer.concat([
    signature,
    chunk('IHDR', header(width, height)),
    chunk('sRGB', Buffer.from([0])),
    chunk('PLTE', Buffer.from(palette.rgb)),
    chunk('IDAT', Buffer.concat(stream)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  // Eight bits a pixel, palette, no interlace.
  data.set([8, 3, 0, 0, 0], 8);
  return data;
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data, crc32(head.subarray(4))), 0);
  return Buffer.concat([head, data, check]);
}

function compress(rows: Uint8Array, options: ZlibOptions): Buffer {
  return deflateRawSync(rows, { ...options, memLevel: 9, chunkSize: 65_536, finishFlush: constants.Z_FULL_FLUSH });
}

const modulus = 65_521;

/** Adler-32 (RFC 1950, §8) of a raster. */
export function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < data.length; ) {
    // 3,800 bytes keep both sums under 2^31.
    const end = Math.min(data.length, from + 3800);
    for (; from < end; from += 1) {
      low += data[from] as number;
      high += low;
    }
    low %= modulus;
    high %= modulus;
  }
  return ((high << 16) | low) >>> 0;
}

/**
 * The checksum after some bytes changed, without reading the others: `sum` is the sum of their changes, `weighted` the
 * sum of each change times the distance of its byte from the end (1 for the last). Both are whole numbers under 2^53.
 */
export function changeAdler(adler: number, sum: number, weighted: number): number {
  const low = modulo((adler & 0xffff) + sum);
  const high = modulo((adler >>> 16) + weighted);
  return ((high << 16) | low) >>> 0;
}

function modulo(value: number): number {
  return ((value % modulus) + modulus) % modulus;
}
