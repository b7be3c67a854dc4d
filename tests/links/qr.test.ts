import fc from 'fast-check';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrModules, qrSvg } from '#links/qr.ts';
import { qrPng } from '#links/qr-png.ts';

const LINK = 'https://www.esempio.it/t/avvio-fad/';

async function read(picture: Uint8Array): Promise<string | undefined> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('a code is square and has a quiet zone of four light modules on every side', () => {
  fc.assert(
    fc.property(fc.webUrl({ size: 'small' }), (url) => {
      const rows = qrModules(url);
      const edge = [...rows.slice(0, 4), ...rows.slice(-4)].flat();
      const sides = rows.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)]);
      return ![...edge, ...sides].some(Boolean) && rows.every((row) => row.length === rows.length);
    }),
    { numRuns: 25 },
  );
});

test('a code still reads with a stain on it, as correction M promises', async () => {
  const rows = qrModules(LINK);
  const side = rows.length;
  const pixels = Buffer.from(
    rows.flatMap((row, y) => row.map((dark, x) => (dark && !(x > 20 && x < 26 && y > 20 && y < 24) ? 0 : 255))),
  );
  const stained = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(side * 8, side * 8, { kernel: 'nearest' })
    .png()
    .toBuffer();
  expect(await read(stained)).toBe(LINK);
});

test('the SVG has a dark unit where the code has a dark module, and no other', () => {
  const rows = qrModules(LINK);
  const svg = qrSvg(LINK, 'Link', '#123456');
  expect(svg).toContain(`viewBox="0 0 ${rows.length} ${rows.length}"`);
  expect(svg).toContain(`<path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/>`);
  const drawn = rows.map((row) => row.map(() => false));
  const [, path = ''] = /<path fill="#123456" d="([^"]+)"/.exec(svg) ?? [];
  expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(width);
    const row = drawn[Number(y)] ?? [];
    row.fill(true, Number(x), Number(x) + Number(width));
  }
  expect(drawn).toEqual(rows);
  const runs = rows.flatMap((row) => row.filter((dark, x) => dark && !row[x - 1]));
  expect(path.match(/M/g)).toHaveLength(runs.length);
});

test('both pictures are read by a reader of QR codes', async () => {
  const svg = await sharp(Buffer.from(qrSvg(LINK, 'Link')), { density: 600 })
    .png()
    .toBuffer();
  expect(await read(svg)).toBe(LINK);
  expect(await read(qrPng(LINK))).toBe(LINK);
  const { width = 0, height, format } = await sharp(qrPng(LINK)).metadata();
  expect(format).toBe('png');
  expect(width).toBe(height);
  expect(width % qrModules(LINK).length).toBe(0);
  expect(width).toBeGreaterThanOrEqual(1000);
});

test('the SVG says what it is, with nothing that could run', () => {
  const svg = qrSvg('https://www.esempio.it', `Link "di" <prova> & 'altro'`);
  expect(svg).toContain('role="img" aria-label="Link &quot;di&quot; &lt;prova&gt; &amp; &#39;altro&#39;"');
  expect(svg).toContain('<title>Link &quot;di&quot; &lt;prova&gt; &amp; &#39;altro&#39;</title>');
  expect(svg).not.toMatch(/<script|on\w+=/);
  expect(svg).toContain('fill="#000000"');
});
