import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CardData } from '#cards/card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { type Format, formats } from '#cards/formats.ts';
import { gridOf } from '#cards/grid.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { CardPart } from '#cards/placing.ts';
import { renderScene } from '#cards/render-scene.ts';
import { sceneToSvg } from '#cards/scene-to-svg.ts';
import { specimens } from '../fixtures/specimens.ts';

/** Words nobody would write on purpose, given to every template in every format. */

const typefaces = loadTypefaces();
const allFormats = Object.values(formats);
const cards = specimens.flat();

const odd = [
  '',
  ' ',
  '\n\t\r\u00A0\u2003',
  '–',
  '…',
  '«»',
  'a',
  "'''",
  '-'.repeat(60),
  'W'.repeat(300),
  'i'.repeat(300),
  'parola '.repeat(43).trim(),
  'Precipitevolissimevolmente'.repeat(4),
  'precipitevolissimevolmente-teleriabilitazione-elettroencefalograficamente',
  'DELL’AZIENDA OSPEDALIERO-UNIVERSITARIA SENESE: TUTTI I PERCORSI DI TELERIABILITAZIONE',
  '</text></svg><script>alert(1)</script>',
  `&amp; &#60; "virgolette" 'apici' $\{dati} {{dati}}`,
  'e\u0301 perche\u0301, citta\u0300: e gia\u0300 cosi\u0300',
  'zero\u200Bwidth\u00ADsoft\u200D\uFE0F',
  '\u202Eoccorgni\u202C',
  'riga uno\nriga due\r\nriga tre',
  '100.000 km/h, 37,5 °C, n. 15-348, art. 34, 2.909.568 ricette, 26 - 29 novembre 2024',
  'Łódź, Żółć, Şişli, Großartig, Ærø',
  'https://www.example.it/un/indirizzo/molto/lungo/che/non/si/spezza/mai/e/continua/ancora/per/un/pezzo',
];

const withWords = (base: CardData, words: string): CardData => ({
  ...base,
  kicker: words,
  title: words,
  detail: words,
  ...(base.template === 'figure' ? { number: words.slice(0, 40) } : {}),
  sign: base.sign.map(() => words.slice(0, 14)),
});

describe.each(odd.map((words) => ({ words, name: JSON.stringify(words.slice(0, 40)) })))('$name', ({ words }) => {
  it('is laid out or refused, in every template and format, never half of it', () => {
    for (const base of cards.slice(0, 7)) {
      for (const format of allFormats) {
        const { scene, problems } = composeScene(withWords(base, words), format, typefaces);
        for (const problem of problems) expect(problem.cut).toBeGreaterThanOrEqual(0);
        for (const line of scene.lines) {
          expect(line.text).not.toMatch(/[\n\r\t]/);
          for (const value of [line.x, line.baseline, line.size, line.width]) expect(Number.isFinite(value)).toBe(true);
        }
      }
    }
  });

  it('never becomes markup', () => {
    const { scene } = composeScene(withWords(cards[0] as CardData, words), formats.og, typefaces);
    const svg = sceneToSvg(scene, typefaces);
    expect(svg).not.toMatch(/<script|alert\(1\)/);
    expect(svg).not.toContain('NaN');
  });
});

const word = fc.constantFrom(
  ...(
    "il l'educazione dell'Azienda Ospedaliero-Universitaria teleriabilitazione FSE 2.0 30 minuti TUTTI GLI OPERATORI " +
    'Fascicolo per e competenze digitali, 60.000 persone elettroencefalograficamente PNRR'
  ).split(' '),
);
const text = fc.array(word, { minLength: 1, maxLength: 45 }).map((words) => words.join(' ').slice(0, 300));

describe('a cut asked of an editor', () => {
  const cutOf = (card: CardData, part: CardPart, format: Format) =>
    composeScene(card, format, typefaces).problems.find((problem) => problem.part === part)?.cut;
  const less = (words: string, cut: number) => [...words].slice(0, [...words].length - cut).join('');

  it.each(['title', 'detail', 'kicker', 'number'] as const)(
    'is the least for the %s: with one character more it does not fit',
    (part) => {
      const bases = part === 'number' ? cards.filter(({ template }) => template === 'figure') : cards;
      const words = part === 'number' ? fc.string({ minLength: 1, maxLength: 40 }) : text;
      fc.assert(
        fc.property(
          words,
          fc.constantFrom(...bases),
          fc.constantFrom(...allFormats),
          fc.boolean(),
          (given, base, format, coded) => {
            const card = { ...base, [part]: given, ...(coded ? { qr: 'https://example.it/t/avvio/' } : {}) };
            const cut = cutOf(card, part, format);
            if (cut === undefined) return;
            const length = [...given].length;
            expect(cut).toBeGreaterThan(0);
            expect(cut).toBeLessThanOrEqual(length);
            // Where even no words at all would not fit, another part is to be shortened first.
            if (cut < length) expect(cutOf({ ...card, [part]: less(given, cut) }, part, format)).toBeUndefined();
            expect(cutOf({ ...card, [part]: less(given, cut - 1) }, part, format)).toBe(1);
          },
        ),
        { numRuns: 100 },
      );
    },
  );

  it('is the least for the words in a sign, whichever of the two is too long', () => {
    const holding = cards.filter(({ sign }) => sign.length === 2);
    fc.assert(
      fc.property(text, fc.constantFrom(...holding), fc.nat(1), (words, base, at) => {
        const card = { ...base, sign: base.sign.with(at, words) };
        const cut = cutOf(card, 'sign', formats.og);
        if (cut === undefined) return;
        expect(cutOf({ ...card, sign: base.sign.with(at, less(words, cut)) }, 'sign', formats.og)).toBeUndefined();
        expect(cutOf({ ...card, sign: base.sign.with(at, less(words, cut - 1)) }, 'sign', formats.og)).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('counts only the kicker of a banner, not the date that is put after it', () => {
    const event = cards.find(({ template, sign }) => template === 'event' && sign[0] === '26–29') as CardData;
    const kicker = '19° Forum Risk Management, quattro giornate ad Arezzo Fiere e Congressi';
    const cut = cutOf({ ...event, kicker }, 'kicker', formats['linkedin-banner']) ?? 0;
    expect(cut).toBeGreaterThan(0);
    const { scene, problems } = composeScene(
      { ...event, kicker: less(kicker, cut) },
      formats['linkedin-banner'],
      typefaces,
    );
    expect(problems).toEqual([]);
    expect(scene.lines.map((line) => line.text).join(' ')).toContain('26–29 novembre');
  });
});

/** The pixels two finished cards do not share, as a box; undefined where they are the same. */
async function difference(one: Buffer, other: Buffer) {
  const read = (image: Buffer) => sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [{ data: a, info }, { data: b }] = await Promise.all([read(one), read(other)]);
  let [left, right, top, bottom] = [info.width, -1, info.height, -1];
  for (let at = 0; at < a.length; at += 3) {
    if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
    const [x, y] = [(at / 3) % info.width, Math.floor(at / 3 / info.width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < 0 ? undefined : { left, right, top, bottom };
}

describe('the ink of the words', () => {
  const png = Object.entries(formats).filter(([, format]) => format.type === 'png') as [string, Format][];

  it.each(png)('stays in the safe area and off the strip: %s', async (_, format) => {
    const { safe, width, height } = format;
    // Words are placed by capitals and stems: small letters with ascenders, and round ones, go a little over.
    const optical = 0.008 * Math.min(width, height);
    for (const base of cards.slice(0, 7)) {
      const { scene, problems } = composeScene(base, format, typefaces);
      expect(problems).toEqual([]);
      const { qr: _code, ...bare } = scene;
      // A banner's sign is covered by the profile picture, and its date is said again in the words.
      const lines = bare.lines.filter(
        (line) => line.role !== 'sign' || gridOf(width, height, safe).family !== 'banner',
      );
      const full = await renderScene({ ...bare, lines }, 'png', typefaces);
      const empty = await renderScene({ ...bare, lines: [] }, 'png', typefaces);
      const ink = await difference(full, empty);
      if (!ink) throw new Error(`${base.template}: no words`);
      expect(ink.left).toBeGreaterThanOrEqual(safe.left - optical);
      expect(ink.top).toBeGreaterThanOrEqual(safe.top - optical);
      expect(ink.right).toBeLessThan(width - safe.right + optical);
      expect(ink.bottom).toBeLessThan(height - safe.bottom + optical);
      const { strip } = scene;
      const beside = strip.width < width ? ink.right < strip.x : ink.bottom < strip.y;
      expect(beside, base.template).toBe(true);
    }
  });
});
