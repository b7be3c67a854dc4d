import { constants, crc32, deflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Palette } from './palette.ts';

/**
 * Indexed PNG written band by band. Deflate streams flushed to a byte boundary can be put one after another, so rows
 * that a plate has already compressed are copied, and only rows with words of their own are compressed again.
 * PNG specification (W3C, third edition) §10; RFC 1950 and 1951.
 */

export interface Band {
  deflated: Buffer;
  adler: number;
  length: number;
}

export interface Bands {
  count: number;
  at(index: number): Band;
}

/** Rows in a band. */
const bandRows = 24;

/** The bands of a raster, each compressed when it is first asked for. */
export function lazyBands(rows: Uint8Array, stride: number, height: number): Bands {
  const known: Band[] = [];
  const count = Math.ceil(height / bandRows);
  const at = (index: number) => {
    known[index] ??= compress(
      rows.subarray(index * bandRows * stride, Math.min(height, (index + 1) * bandRows) * stride),
      {
        level: 6,
      },
    );
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
}

export function encodePng({ width, height, palette, rows, bands, touched }: IndexedImage): Buffer {
  const stride = width + 1;
  const stream: Buffer[] = [Buffer.from([0x78, 0xda])];
  let adler = 1;
  for (let band = 0; band < bands.count; ) {
    let end = band + 1;
    if (touched[band]) while (end < bands.count && touched[end]) end += 1;
    const part = touched[band]
      ? compress(rows.subarray(band * bandRows * stride, Math.min(height, end * bandRows) * stride), {
          strategy: constants.Z_RLE,
        })
      : bands.at(band);
    stream.push(part.deflated);
    adler = joinAdler(adler, part.adler, part.length);
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

/** Runs alone are looked for in the rows of a card: as small as level 4 on flat colours, in half the time. */
function compress(rows: Uint8Array, options: ZlibOptions): Band {
  const deflated = deflateRawSync(rows, { ...options, memLevel: 9, finishFlush: constants.Z_FULL_FLUSH });
  return { deflated, adler: adler32(rows), length: rows.length };
}

const modulus = 65_521;

function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < data.length; ) {
    // 3,800 bytes keep both sums under 2^31; eight at a time is three times as fast.
    const end = Math.min(data.length, from + 3800);
    for (; from + 8 <= end; from += 8) {
      const [a, b, c, d] = [at(data, from), at(data, from + 1), at(data, from + 2), at(data, from + 3)];
      const [e, f, g, h] = [at(data, from + 4), at(data, from + 5), at(data, from + 6), at(data, from + 7)];
      high += 8 * low + 8 * a + 7 * b + 6 * c + 5 * d + 4 * e + 3 * f + 2 * g + h;
      low += a + b + c + d + e + f + g + h;
    }
    for (; from < end; from += 1) {
      low += at(data, from);
      high += low;
    }
    low %= modulus;
    high %= modulus;
  }
  return ((high << 16) | low) >>> 0;
}

function at(data: Uint8Array, index: number): number {
  return data[index] as number;
}

/** The checksum of two parts put together, from theirs. As zlib's adler32_combine. */
function joinAdler(one: number, other: number, length: number): number {
  const rest = length % modulus;
  const low = (one & 0xffff) + (other & 0xffff) + modulus - 1;
  const high = ((rest * (one & 0xffff)) % modulus) + (one >>> 16) + (other >>> 16) + modulus - rest;
  return (((high % modulus) << 16) | (low % modulus)) >>> 0;
}
