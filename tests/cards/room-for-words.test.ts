import { describe, expect, it } from 'vitest';
import type { CardData } from '#cards/card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { type Format, formats } from '#cards/formats.ts';
import { gridOf, threadTop } from '#cards/grid.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { Scene, TextLine } from '#cards/scene.ts';
import { typeScale } from '#cards/type-scale.ts';
import type { CardTemplate } from '#model/touchpoint.ts';
import { specimens } from '../fixtures/specimens.ts';

/** What a layout does to give words their room: long quotations, short numbers, names in a cap. */

const typefaces = loadTypefaces();
const allFormats = Object.values(formats);
const specimen = (row: number, template: CardTemplate) =>
  specimens[row]?.find((card) => card.template === template) as CardData;
const gridFor = ({ width, height, safe }: Format) => gridOf(width, height, safe);
const linesOf = (scene: Scene, role: TextLine['role']) => scene.lines.filter((line) => line.role === role);
const qr = 'https://filodiretto.example.it/t/avvio/';

describe('a quotation of ninety characters', () => {
  const quotes = [
    "L'educazione digitale si configura come un'esigenza imprescindibile per tutti i sanitari",
    'Il Fascicolo accompagnerà il Cittadino lungo tutto il suo percorso, dalla cura al sostegno',
    'Ogni Regione mette a disposizione i documenti e i dati degli assistiti, aggiornati e certi',
  ];

  it.each(allFormats)('is never smaller than the smallest title: $id', (format) => {
    const least = typeScale(gridFor(format)).title.min - 0.01;
    for (const title of quotes) {
      const { scene, problems } = composeScene({ ...specimen(0, 'quote'), title, qr }, format, typefaces);
      expect({ title, problems }).toEqual({ title, problems: [] });
      for (const { size } of linesOf(scene, 'title')) expect(size).toBeGreaterThanOrEqual(least);
    }
  });

  it('takes room from the balloon only where it needs it, and the thread stays where it is', () => {
    const format = formats['signage-landscape'];
    const side = (title: string) => {
      const { scene } = composeScene({ ...specimen(0, 'quote'), title, qr }, format, typefaces);
      return { side: scene.sign.width, foot: Math.round(scene.sign.y + scene.sign.height) };
    };
    const short = side('Un’esigenza imprescindibile');
    const long = side("L'educazione digitale si configura come un'esigenza imprescindibile per tutti gli operatori");
    expect(long.side).toBeLessThan(short.side);
    expect(long.foot).toBe(short.foot);
  });

  it('says how many characters to cut where its words break too badly to fit', () => {
    const title = 'elettroencefalograficamente, teleriabilitazione, precipitevolissimevolmente, telemonitoraggio';
    const [problem] = composeScene({ ...specimen(0, 'quote'), title }, formats['instagram-square'], typefaces).problems;
    expect(problem?.part).toBe('title');
    expect(problem?.cut).toBeGreaterThan(0);
  });
});

describe('the number of a tall figure', () => {
  const numberIn = (row: number) => {
    const { scene } = composeScene(specimen(row, 'figure'), formats.story, typefaces);
    return { line: linesOf(scene, 'number')[0] as TextLine, scene };
  };
  const grid = gridFor(formats.story);

  it('stands on the thread beside the loop where it is short', () => {
    const { line, scene } = numberIn(2);
    expect(line.text).toBe('17');
    expect(line.baseline).toBe(Math.round(threadTop(grid) - 0.06 * grid.u));
    expect(line.x + line.width).toBeLessThan(scene.sign.x);
    expect(line.size).toBeGreaterThan(0.3 * grid.u);
  });

  it('goes over the loop at full width where it is long', () => {
    const { line, scene } = numberIn(0);
    expect(line.text).toBe('60.000');
    expect(line.baseline).toBeLessThan(scene.sign.y);
  });
});

describe('what a wide figure counts', () => {
  it('stands beside the number only where it is as large as a title', () => {
    for (const format of allFormats.filter((one) => gridFor(one).family === 'landscape')) {
      const { min } = typeScale(gridFor(format)).title;
      const card = {
        ...specimen(0, 'figure'),
        number: '4 ore',
        title: 'di formazione a distanza sul FSE, quando vuoi',
      };
      const { scene, problems } = composeScene(card, format, typefaces);
      expect(problems).toEqual([]);
      const beside = linesOf(scene, 'title').filter(({ face }) => face === 'titillium-700');
      for (const { size } of beside) expect(size).toBeGreaterThanOrEqual(min - 0.01);
    }
  });
});

describe('the names in the cap of a banner', () => {
  it('stand apart: the rows of one name are nearer than those of two', () => {
    const { scene } = composeScene(specimen(2, 'message'), formats.email, typefaces);
    expect(scene.stripLines.map(({ text }) => text)).toEqual([
      'Attività sostenuta da',
      'ProMIS · AgeNAS',
      'Ministero della Salute',
      'Dipartimento per la',
      'trasformazione digitale',
    ]);
    const [, , ministry = 0, department = 0, second = 0] = scene.stripLines.map(({ baseline }) => baseline);
    expect(second - department).toBeLessThan(0.85 * (department - ministry));
  });
});
