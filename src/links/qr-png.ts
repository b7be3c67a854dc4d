import { zlibSync } from 'fflate';
import { qrModules } from './qr.ts';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Side of the picture: at least this many px. */
const SIDE = 1000;

/** A QR code as a PNG of one bit per pixel, every module a whole number of pixels, about 1000 px wide. */
export function qrPng(text: string): Uint8Array<ArrayBuffer> {
  const modules = qrModules(text);
  const scale = Math.ceil(SIDE / modules.length);
  const side = modules.length * scale;
  const row = 1 + Math.ceil(side / 8);
  const raw = new Uint8Array(row * side);
  for (let y = 0; y < side; y++) {
    const line = modules[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < side; x++) {
      if (!line[Math.floor(x / scale)])
        raw[y * row + 1 + (x >> 3)] = (raw[y * row + 1 + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  // One bit of grey: 0 black, 1 white.
  const header = [...word(side), ...word(side), 1, 0, 0, 0, 0];
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', Uint8Array.from(header)),
    chunk('IDAT', zlibSync(raw, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = new Uint8Array(4 + data.length);
  body.set([...type].map((c) => c.charCodeAt(0)));
  body.set(data, 4);
  return Uint8Array.from([...word(data.length), ...body, ...word(crc(body))]);
}

function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** CRC-32 as PNG wants it (ISO 3309). */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
