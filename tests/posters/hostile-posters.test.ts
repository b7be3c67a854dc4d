import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextLine } from '#cards/scene.ts';
import { cutToFit } from '#posters/cut-to-fit.ts';
import { printSheets } from '#posters/print-sheets.ts';
import { checkPoster, layOutPoster } from '#posters/render-poster.ts';
import type { Sheet } from '#posters/sheet.ts';
import { hasPoppler, poppler } from './poppler.ts';
import { posterRequest } from './sample-posters.ts';

const line = (text: string): TextLine => ({
  role: 'detail',
  text,
  face: 'titillium-400',
  size: 50,
  tracking: 0,
  x: 100,
  baseline: 300,
  width: 0,
  fill: '#000000',
  on: '#FFFFFF',
});

const sheet = (text: string): Sheet => ({
  width: 1480,
  height: 2100,
  art: {
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    box: { x: 0, y: 0, width: 10, height: 10 },
  },
  blocks: [
    { kind: 'h1', lines: [line(text)] },
    { kind: 'p', lines: [line(text)] },
    { kind: 'item', lines: [line('–'), line(text)] },
  ],
  strip: { x: 0, y: 1900, width: 1480, height: 200 },
  stripLines: [],
  marks: [],
});

const print = (text: string) => printSheets({ title: text, author: text, sheets: [sheet(text)], bleed: false });

/** What would do something, were it ever read as Typst source. */
const traps = [
  '#panic("letto come codice")',
  '#import "@preview/x:1.0.0": *',
  '#read("/poster.json")',
  '$ x^2 $ e @rimando e <etichetta>',
  '*grassetto* _corsivo_ `codice` = titolo',
  '[ ] { } \\ // commento /* altro */ #{ }',
  '"virgolette" \\" e \\u{1F600} ~ -- --- ...',
  'https://www.example.it/#sezione',
];

describe('words that look like Typst', () => {
  it.each(traps)('are printed as they are: %s', async (text) => {
    const { pdf } = await print(text);
    expect(pdf.length).toBeGreaterThan(1000);
    if (!hasPoppler) return;
    // Readers put a space between two slashes, which the face sets far apart.
    expect(poppler('pdftotext', ['-raw'], pdf).replace(/\s+/g, '')).toContain(text.replace(/\s+/g, ''));
    expect(poppler('pdfinfo', [], pdf)).toContain(`Title:           ${text}`);
  });

  it('never run, whatever they are', async () => {
    const mark = fc.constantFrom(
      '#',
      '$',
      '@',
      '*',
      '_',
      '\\',
      '[',
      ']',
      '{',
      '}',
      '"',
      '`',
      '<',
      '>',
      '=',
      '/',
      '\n',
      ' ',
      'let',
      'panic()',
    );
    const text = fc.array(fc.oneof(mark, fc.string({ unit: 'grapheme', maxLength: 4 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        expect((await print(`a${parts.join('')}`)).pdf.length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });
});

const word = fc.constantFrom(
  'il',
  "dell'Azienda",
  'Ospedaliero-Universitaria',
  'teleriabilitazione',
  'Fascicolo',
  'FSE 2.0',
  'TUTTI',
  '60.000',
  'e',
  'per',
  'medici',
  'elettroencefalograficamente',
  '30 minuti',
  'PNRR',
  'a',
);
const words = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((list) => list.join(' '));
const layout = fc.constantFrom('a4' as const, 'a3' as const, 'a5' as const);

describe('a poster of any words', () => {
  it('fits its paper, or says how much to cut', () => {
    const kind = fc.constantFrom('message' as const, 'event' as const, 'course' as const);
    fc.assert(
      fc.property(kind, layout, words(1, 14), words(2, 70), words(1, 25), (kind, paper, title, text, value) => {
        const request = posterRequest(kind, paper, {
          message: { title, variants: { short: value, medium: text, long: text }, proof: text },
          event: { title, summary: text, venue: { name: value } },
          course: { title, objective: text, method: text, hours: value },
        });
        const { job, problems } = layOutPoster(request);
        if (problems.length > 0) {
          for (const problem of problems) expect(problem.message).toMatch(/togli almeno [1-9]\d* caratter[ei]\.$/);
          return;
        }
        for (const page of job.sheets) expectInside(page);
      }),
      { numRuns: 120 },
    );
  });

  it('asks for a cut that is enough and not one character more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (room, length) => {
        const text = 'x'.repeat(length);
        const fits = ({ title, entries }: { title: string; entries: readonly { text?: string }[] }) =>
          title.length + entries.reduce((sum, entry) => sum + (entry.text?.length ?? 0), 0) <= room;
        if (length <= room) return;
        expect(cutToFit({ title: '', entries: [{ kind: 'p', text }] }, fits as never)).toEqual({
          part: 'testo',
          cut: length - room,
        });
      }),
    );
  });

  it('is checked without being drawn', () => {
    expect(checkPoster(posterRequest('event', 'a5'))).toEqual([]);
    const long = 'Otto moduli e ancora altri moduli da seguire con calma durante tutto il percorso. '.repeat(12);
    const [problem] = checkPoster(posterRequest('course', 'a5', { course: { objective: long, method: long } }));
    expect(problem?.message).toMatch(/^Scheda A5 fronte e retro: il testo non ci sta/);
  });
});

/** Words inside the margins, over the strip, and none on another or on a picture. */
function expectInside(page: Sheet): void {
  const { strip, width } = page;
  const margin = 0.085 * Math.min(page.width, page.height);
  const boxes: { left: number; right: number; top: number; bottom: number; text: string }[] = [];
  for (const block of page.blocks) {
    if (block.kind === 'picture') {
      const { x, y, width: w, height: h } = block.box;
      boxes.push({ left: x, right: x + w, top: y, bottom: y + h, text: block.alt });
      continue;
    }
    for (const { text, x, baseline, size, role, width: wide } of block.lines) {
      expect(x, text).toBeGreaterThanOrEqual(margin - 0.04 * size - 1);
      expect(x + wide, text).toBeLessThanOrEqual(width - margin + 2);
      if (role !== 'strip') expect(baseline, text).toBeLessThan(strip.y);
      boxes.push({ left: x, right: x + wide, top: baseline - 0.6 * size, bottom: baseline, text });
    }
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart =
        one.right <= other.left + 1 ||
        other.right <= one.left + 1 ||
        one.bottom <= other.top + 1 ||
        other.bottom <= one.top + 1;
      expect(apart, `"${one.text}" on "${other.text}"`).toBe(true);
    }
  }
}
