import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardData } from '#cards/card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { adler32, changeAdler } from '#cards/encode-png.ts';
import { formats } from '#cards/formats.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { renderScene } from '#cards/render-scene.ts';
import type { Scene } from '#cards/scene.ts';
import type { FormatId } from '#model/format.ts';
import { specimens } from '../fixtures/specimens.ts';

const typefaces = loadTypefaces();

describe('the checksum of a raster', () => {
  /** zlib writes its own at the end of the stream. */
  const byZlib = (data: Uint8Array) => deflateSync(data).readUInt32BE(deflateSync(data).length - 4);

  it('is the one zlib counts', () => {
    for (const length of [0, 1, 3799, 3800, 3801, 100_000]) {
      const data = Uint8Array.from({ length }, (_, at) => (at * 7919) % 256);
      expect(adler32(data)).toBe(byZlib(data));
    }
    expect(adler32(new Uint8Array(70_000).fill(255))).toBe(byZlib(new Uint8Array(70_000).fill(255)));
  });

  it('follows the bytes that change without reading the others', () => {
    const change = fc.record({ at: fc.nat(4999), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5000, maxLength: 5000 }), fc.array(change), (data, changes) => {
        const before = adler32(data);
        let [sum, weighted] = [0, 0];
        for (const { at, to } of changes) {
          const difference = to - (data[at] as number);
          data[at] = to;
          sum += difference;
          weighted += difference * (data.length - at);
        }
        expect(changeAdler(before, sum, weighted)).toBe(byZlib(data));
      }),
    );
  });
});

describe('the checksum of a card', () => {
  const drawn = (id: FormatId, qr?: string) => {
    const card = { ...(specimens[0]?.[1] as CardData), ...(qr ? { qr } : {}) };
    return composeScene(card, formats[id], typefaces).scene;
  };
  /** Inflating fails where the checksum is wrong. */
  const inflate = async (scene: Scene) => {
    const image = await renderScene(scene, 'png', typefaces);
    const start = image.indexOf('IDAT') + 4;
    return inflateSync(image.subarray(start, start + image.readUInt32BE(start - 8))).length;
  };

  it.each(['og', 'story', 'signage-portrait', 'signage-landscape', 'linkedin-banner'] as const)(
    'is right: %s',
    async (id) => {
      const { width, height } = formats[id];
      expect(await inflate(drawn(id, 'https://example.it/t/avvio/'))).toBe((width + 1) * height);
    },
  );

  it('is right even where words run over the sign, the strip, each other and the edges', async () => {
    const scene = drawn('og');
    const [line] = scene.lines;
    if (!line) throw new RangeError('no line in the specimen');
    const lines = [-40, 100, 130, 500, 640].flatMap((baseline) =>
      [-300, 60, 90, 900, 1190].map((x) => ({ ...line, text: 'Tutto il percorso', size: 90, x, baseline, width: 720 })),
    );
    expect(await inflate({ ...scene, lines })).toBe(1201 * 630);
  });
});
