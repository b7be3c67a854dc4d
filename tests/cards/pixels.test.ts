import { crc32, inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CardData } from '#cards/card.ts';
import { checkFundingBoxes, checkFundingPixels, type PixelAt } from '#cards/check-funding.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { gridOf } from '#cards/grid.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { renderReference } from '#cards/render-reference.ts';
import { renderScene } from '#cards/render-scene.ts';
import { contrast } from '#model/contrast.ts';
import type { FormatId } from '#model/format.ts';
import { specimens } from '../fixtures/specimens.ts';

const typefaces = loadTypefaces();
/** Every template once, the themes in turn. */
const seven = (specimens[0] ?? []).map((_, at) => specimens[at % 3]?.[at] as CardData);
const [toscana, , promis] = specimens as [CardData[], CardData[], CardData[]];

async function pixels(image: Buffer) {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at: PixelAt = (x, y) => {
    const from = (y * info.width + x) * 3;
    return [data[from] as number, data[from + 1] as number, data[from + 2] as number];
  };
  return { data, at, ...info };
}

function scene(card: CardData, format: FormatId) {
  const composed = composeScene(card, formats[format], typefaces);
  expect(composed.problems).toEqual([]);
  return composed.scene;
}

/** Peak signal to noise ratio, dB. */
function likeness(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += ((one[at] as number) - (other[at] as number)) ** 2;
  return 10 * Math.log10((255 * 255) / (sum / one.length));
}

describe('the fast way', () => {
  it.each([
    ['og', seven],
    ['square', seven.slice(0, 4)],
    ['story', seven.slice(3)],
    ['linkedin-banner', seven],
    ['signage-landscape', toscana.slice(0, 3)],
  ] as const)('draws %s as satori and sharp do', async (format, cards) => {
    for (const card of cards) {
      const drawn = scene({ ...card, qr: 'https://example.it/t/avvio/' }, format);
      const [fast, reference] = await Promise.all([
        renderScene(drawn, 'png', typefaces).then(pixels),
        renderReference(drawn).then(pixels),
      ]);
      expect([fast.width, fast.height]).toEqual([reference.width, reference.height]);
      expect(likeness(fast.data, reference.data)).toBeGreaterThan(42);
      // No place where a stroke is missing or displaced: the mean of any 16 × 16 block is the same.
      expect(worstBlock(fast.data, reference.data, fast.width, fast.height)).toBeLessThan(9);
    }
  });

  it('gives the same bytes every time', async () => {
    for (const format of ['og', 'instagram-square'] as const) {
      const { type } = formats[format];
      const one = await renderScene(scene(toscana[0] as CardData, format), type, typefaces);
      await renderScene(scene(promis[3] as CardData, format), type, typefaces);
      const other = await renderScene(scene(toscana[0] as CardData, format), type, typefaces);
      expect(other.equals(one)).toBe(true);
    }
  });

  it('writes a PNG that strict readers accept, with right checksums', async () => {
    const image = await renderScene(scene(toscana[1] as CardData, 'og'), 'png', typefaces);
    const { width, height } = PNG.sync.read(image);
    expect([width, height]).toEqual([1200, 630]);
    const parts: Buffer[] = [];
    for (let at = 8; at < image.length; ) {
      const length = image.readUInt32BE(at);
      const body = image.subarray(at + 4, at + 8 + length);
      expect(image.readUInt32BE(at + 8 + length)).toBe(crc32(body));
      if (body.subarray(0, 4).toString() === 'IDAT') parts.push(body.subarray(4));
      at += 12 + length;
    }
    // inflate fails where the checksum of the joined bands is wrong
    expect(inflateSync(Buffer.concat(parts)).length).toBe(1201 * 630);
  });

  it('stays under half the bytes of the plain way, and under the limit of every format', async () => {
    for (const format of ['og', 'story'] as const) {
      let [ours, plain] = [0, 0];
      for (const card of toscana) {
        const drawn = scene(card, format);
        ours += (await renderScene(drawn, 'png', typefaces)).length;
        plain += (await renderReference(drawn)).length;
      }
      expect(ours).toBeLessThan(plain / 2);
    }
    for (const format of Object.values(formats)) {
      const image = await renderScene(scene(toscana[0] as CardData, format.id), format.type, typefaces);
      const { format: type, width, height } = await sharp(image).metadata();
      expect({ id: format.id, type, width, height }).toEqual({
        id: format.id,
        type: format.type === 'jpg' ? 'jpeg' : 'png',
        width: format.width,
        height: format.height,
      });
      expect(image.length).toBeLessThan(format.maxBytes);
    }
  });
});

describe('finished pixels', () => {
  it('have text that can be read: 4.5:1, 3:1 where large', async () => {
    for (const card of seven) {
      const drawn = scene(card, 'og');
      const { at } = await pixels(await renderScene(drawn, 'png', typefaces));
      for (const line of drawn.lines) {
        const hex = (x: number, y: number) =>
          `#${at(x, y)
            .map((value) => value.toString(16).padStart(2, '0'))
            .join('')}`;
        const left = Math.max(0, line.x);
        const found: number[] = [];
        const ground = hex(left - 4 < 0 ? left : left - 4, Math.round(line.baseline - 0.3 * line.size));
        for (let x = left; x < left + line.width; x += 1) {
          found.push(contrast(hex(x, Math.round(line.baseline - 0.3 * line.size)), ground));
        }
        expect(Math.max(...found)).toBeGreaterThan(4.5);
      }
    }
  });

  it('continue the thread from card to card, whatever the templates and campaigns', async () => {
    for (const format of ['og', 'square', 'story', 'linkedin'] as const) {
      const { dock, stroke } = gridOf(formats[format].width, formats[format].height, formats[format].safe);
      for (const card of seven) {
        const drawn = scene(card, format);
        const { at, width } = await pixels(await renderScene(drawn, 'png', typefaces));
        for (const x of [0, width - 1]) {
          const thread = at(x, Math.round(dock));
          expect(at(x, Math.round(dock - stroke / 2 + 2))).toEqual(thread);
          expect(at(x, Math.round(dock + stroke / 2 - 3))).toEqual(thread);
          expect(at(x, Math.round(dock - stroke / 2 - 2))).not.toEqual(thread);
          expect(at(x, Math.round(dock + stroke / 2 + 2))).not.toEqual(thread);
        }
      }
    }
  });
});

describe('the funding block', () => {
  it('is whole on every card of a funded campaign, in every format', async () => {
    for (const format of Object.values(formats)) {
      const drawn = scene(toscana[0] as CardData, format.id);
      expect({ id: format.id, wrong: checkFundingBoxes(drawn) }).toEqual({ id: format.id, wrong: [] });
      const { at } = await pixels(await renderScene(drawn, format.type, typefaces));
      const wrong = drawn.emblem ? checkFundingPixels(drawn.emblem, at, format.type === 'jpg' ? 24 : 0) : ['none'];
      expect({ id: format.id, wrong }).toEqual({ id: format.id, wrong: [] });
    }
  });

  it('is refused where the emblem is covered, recoloured, or missing', async () => {
    const drawn = scene(toscana[0] as CardData, 'og');
    const emblem = drawn.emblem as NonNullable<typeof drawn.emblem>;
    const { at } = await pixels(await renderScene(drawn, 'png', typefaces));
    const grey: PixelAt = (x, y) => {
      const mean = Math.round(at(x, y).reduce((sum, value) => sum + value, 0) / 3);
      return [mean, mean, mean];
    };
    const covered: PixelAt = (x, y) => (x > emblem.x + 30 ? [255, 255, 255] : at(x, y));
    const inEmblem = (x: number, y: number) =>
      x >= emblem.x && x < emblem.x + emblem.width && y >= emblem.y && y < emblem.y + emblem.height;
    const noStars: PixelAt = (x, y) => (inEmblem(x, y) ? [0, 51, 153] : at(x, y));
    expect(checkFundingPixels(emblem, grey)).toContain("il campo dell'emblema non è blu");
    expect(checkFundingPixels(emblem, covered)).toContain("il campo dell'emblema non è blu");
    expect(checkFundingPixels(emblem, noStars)).toEqual(["le stelle dell'emblema non ci sono tutte"]);
    const { emblem: _, ...bare } = drawn;
    expect(checkFundingBoxes(bare)).toEqual(["manca l'emblema dell'Unione europea"]);
    const squashed = { ...drawn, emblem: { ...emblem, width: emblem.height } };
    expect(checkFundingBoxes(squashed)).toContain("l'emblema non è 3:2");
    const small = { ...drawn, emblem: { ...emblem, width: emblem.width / 2, height: emblem.height / 2 } };
    expect(checkFundingBoxes(small)).toContain("l'emblema è troppo piccolo");
    const dwarfed = { ...drawn, stripLines: drawn.stripLines.map((line) => ({ ...line, size: 1.5 * line.size })) };
    expect(checkFundingBoxes(dwarfed)).toContain("l'emblema è troppo piccolo");
    const taller = { ...drawn, marks: [{ href: '', box: { ...emblem, x: 900, height: emblem.height + 20 } }] };
    expect(checkFundingBoxes(taller)).toContain("un logo è più alto dell'emblema");
    const reworded = {
      ...drawn,
      stripLines: drawn.stripLines.map((line) => ({ ...line, text: line.text.replace('europea', 'Europea') })),
    };
    expect(checkFundingBoxes(reworded)).toContain('la dicitura non è quella dovuta');
  });
});

/** Largest difference of the mean of a 16 × 16 block, any channel. */
function worstBlock(one: Buffer, other: Buffer, width: number, height: number): number {
  let worst = 0;
  for (let top = 0; top + 16 <= height; top += 16) {
    for (let left = 0; left + 16 <= width; left += 16) {
      let sum = 0;
      for (let y = top; y < top + 16; y += 1) {
        for (let at = (y * width + left) * 3, end = at + 48; at < end; at += 3)
          sum += (one[at] as number) - (other[at] as number);
      }
      worst = Math.max(worst, Math.abs(sum) / 256);
    }
  }
  return worst;
}
