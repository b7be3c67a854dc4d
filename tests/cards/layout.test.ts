import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardData } from '#cards/card.ts';
import { lineBox } from '#cards/check-funding.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { type Format, formats } from '#cards/formats.ts';
import { type Box, gridOf } from '#cards/grid.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { Scene, TextLine } from '#cards/scene.ts';
import { type CardTemplate, cardTemplates } from '#model/touchpoint.ts';
import { specimens } from '../fixtures/specimens.ts';

const typefaces = loadTypefaces();
const allFormats = Object.values(formats);
const templateIds = Object.keys(cardTemplates) as CardTemplate[];

/** Words of the field, long and short, with articles, elisions, numbers and capitals. */
const word = fc.constantFrom(
  ...(
    "il lo la di dell'Azienda Ospedaliero-Universitaria teleriabilitazione FSE 2.0 Fascicolo Sanitario Elettronico " +
    "l'educazione un'esigenza 60.000 operatori 30 minuti 85% e che è MMG PLS Regione Toscana, entro giugno 2026. " +
    'DIPARTIMENTO TRASFORMAZIONE Dott. Ruggeri (PNRR) 26-29 novembre «cura» – a'
  ).split(' '),
);
const text = (most: number) =>
  fc.array(word, { minLength: 0, maxLength: 40 }).map((words) => words.join(' ').slice(0, most));

const card: fc.Arbitrary<CardData> = fc
  .record({
    base: fc.constantFrom(...specimens.flat()),
    kicker: text(40),
    title: text(120).filter((words) => words.trim().length > 0),
    detail: text(140),
    number: fc.constantFrom('17', '98%', '60.000', '1,38 mld di euro', 'fino a 100', '71.187.225'),
    qr: fc.boolean(),
  })
  .map(({ base, qr, number, ...words }) => ({
    ...base,
    ...words,
    ...(base.template === 'figure' ? { number } : {}),
    ...(qr ? { qr: 'https://filodiretto.example.it/t/avvio-del-programma/' } : {}),
  }));

describe('a card without problems', () => {
  it('keeps every word inside the safe area, off the sign and off other words', () => {
    fc.assert(
      fc.property(card, fc.constantFrom(...allFormats), (data, format) => {
        const { scene, problems } = composeScene(data, format, typefaces);
        if (problems.length > 0) return;
        expectSound(scene, format);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps the words of a banner off what the platform covers, also beside the smaller sign of a quotation', () => {
    const title = "il il 30 FSE DIPARTIMENTO dell'Azienda Ospedaliero-Universitaria Sanitario DIPARTIMENTO";
    const format = formats['linkedin-banner'];
    for (const data of specimens.flat().filter(({ template }) => template === 'quote')) {
      const { scene } = composeScene({ ...data, kicker: '', title }, format, typefaces);
      expectSound(scene, format);
    }
  });

  it('says every word it was given', () => {
    fc.assert(
      fc.property(card, fc.constantFrom(...allFormats), (data, format) => {
        const { scene, problems } = composeScene(data, format, typefaces);
        if (problems.length > 0 || gridOf(format.width, format.height, format.safe).family === 'banner') return;
        const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
        const said = (role: TextLine['role']) =>
          letters(
            linesOf(scene, role)
              .map((line) => line.text)
              .join(''),
          );
        expect(said('title')).toBe(letters(data.title));
        expect(said('detail')).toBe(letters(data.detail));
      }),
      { numRuns: 300 },
    );
  });

  it('has one dock a format, whatever its template and theme', () => {
    for (const format of allFormats) {
      const docks = specimens.flat().map((data) => {
        const { scene } = composeScene(data, format, typefaces);
        const thread = scene.shapes.find((shape) => shape.kind === 'path' && shape.stroke !== undefined);
        return thread?.kind === 'path' ? Math.round(thread.y + 100 * thread.scale) : 0;
      });
      expect(new Set(docks).size).toBe(1);
    }
  });
});

describe('the specimens', () => {
  it.each(templateIds)('fit every format: %s', (id) => {
    for (const data of specimens.flat().filter(({ template }) => template === id)) {
      for (const format of allFormats) {
        const { scene, problems } = composeScene({ ...data, qr: 'https://example.it/t/a/' }, format, typefaces);
        expect({ format: format.id, title: data.title, problems }).toEqual({
          format: format.id,
          title: data.title,
          problems: [],
        });
        expectSound(scene, format);
      }
    }
  });
});

function expectSound(scene: Scene, format: Format): void {
  const { family, emblem: _, ...grid } = gridOf(format.width, format.height, format.safe);
  const words = scene.lines.filter((line) => line.role !== 'sign');
  const boxes = words.map(inkBox);
  const context = { format: format.id, lines: scene.lines.map((line) => line.text) };
  for (const [at, box] of boxes.entries()) {
    const line = words[at] as TextLine;
    const slack = 0.05 * line.size + 1;
    const right = family === 'banner' ? grid.strip.x : format.width - grid.right;
    expect({ ...context, right: box.x + box.width <= right + slack }).toEqual({ ...context, right: true });
    expect({ ...context, left: box.x >= (family === 'banner' ? format.safe.left : grid.left) - slack }).toEqual({
      ...context,
      left: true,
    });
    expect({ ...context, top: box.y >= format.safe.top - 1 }).toEqual({ ...context, top: true });
    if (family !== 'banner')
      expect({ ...context, foot: box.y + box.height <= grid.strip.y }).toEqual({ ...context, foot: true });
    const thread = { x: 0, y: grid.dock - grid.stroke / 2, width: format.width, height: grid.stroke };
    expect({ ...context, text: line.text, thread: overlap(box, thread) }).toEqual({
      ...context,
      text: line.text,
      thread: false,
    });
    expect({ ...context, text: line.text, sign: overlap(box, scene.sign) }).toEqual({
      ...context,
      text: line.text,
      sign: false,
    });
    if (scene.qr)
      expect({ ...context, text: line.text, qr: overlap(box, scene.qr.box) }).toEqual({
        ...context,
        text: line.text,
        qr: false,
      });
    for (const [other, second] of boxes.entries()) {
      if (other > at)
        expect({ ...context, a: line.text, b: words[other]?.text, hit: overlap(box, second) }).toEqual({
          ...context,
          a: line.text,
          b: words[other]?.text,
          hit: false,
        });
    }
  }
  for (const line of scene.stripLines) {
    const box = lineBox(line);
    expect({ ...context, strip: box.x >= scene.strip.x && box.x + box.width <= format.width }).toEqual({
      ...context,
      strip: true,
    });
  }
  if (scene.emblem) {
    const { emblem } = scene;
    expect(emblem.x).toBeGreaterThanOrEqual(family === 'banner' ? scene.strip.x : format.safe.left);
    expect(emblem.y + emblem.height).toBeLessThanOrEqual(format.height - format.safe.bottom + 0.51);
  }
  if (scene.qr) expect(overlap(scene.qr.box, scene.strip) || overlap(scene.qr.box, scene.sign)).toBe(false);
}

/** From the top of capitals to the depth of the line's own descenders. */
function inkBox({ text, face, x, baseline, width, size, tracking }: TextLine): Box {
  return {
    x,
    y: baseline - 0.7 * size,
    width: width - tracking * size,
    height: 0.7 * size + typefaces[face].depth(text) * size,
  };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function linesOf(scene: Scene, role: TextLine['role']): TextLine[] {
  return scene.lines.filter((line) => line.role === role);
}
