import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { CardData, Logo } from '#cards/card.ts';
import { checkFundingBoxes } from '#cards/check-funding.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { gridOf } from '#cards/grid.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { renderReference } from '#cards/render-reference.ts';
import { renderScene } from '#cards/render-scene.ts';
import { specimens } from '../fixtures/specimens.ts';
import { sampleContent } from '../posts/sample-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'filo-logos-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const content = sampleContent();

async function read(name: string, data: Buffer | string) {
  const root = mkdtempSync(join(folder, 'case-'));
  const logos = join(root, 'campaigns', 'fse-toscana', 'logos');
  mkdirSync(logos, { recursive: true });
  writeFileSync(join(logos, name), data);
  return loadLogos(root, content);
}

const svg = (width: number, height: number, inside = '<circle cx="50%" cy="50%" r="40%" fill="#a00"/>') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#dd2"/>${inside}</svg>`;

describe('logos', () => {
  it('are files: a folder among them is passed over', async () => {
    const root = mkdtempSync(join(folder, 'case-'));
    mkdirSync(join(root, 'campaigns', 'fse-toscana', 'logos', 'vecchi'), { recursive: true });
    expect(await loadLogos(root, content)).toEqual({ logos: new Map(), problems: [] });
  });

  it.each([
    ['a square vector', svg(40, 40), 1],
    ['a wide one', svg(900, 30), 30],
    ['a tall one', svg(30, 300), 0.1],
    ['a tiny one', svg(6, 6), 1],
  ])('reads %s', async (_, data, ratio) => {
    const { logos, problems } = await read('regione-toscana.svg', data);
    expect(problems).toEqual([]);
    const logo = logos.get('fse-toscana/regione-toscana') as Logo;
    expect(logo.width / logo.height / ratio).toBeCloseTo(1, 0);
    expect(logo.width).toBeLessThanOrEqual(720);
    expect(logo.height).toBeLessThanOrEqual(160);
  });

  it('stay lower than the emblem and apart from it, whatever their shape, and look as in the reference', async () => {
    for (const [width, height] of [
      [40, 40],
      [900, 30],
      [30, 300],
    ] as const) {
      const { logos } = await read('regione-toscana.svg', svg(width, height));
      const logo = logos.get('fse-toscana/regione-toscana') as Logo;
      const card = {
        ...(specimens[0]?.[0] as CardData),
        organisations: [{ lines: ['Regione Toscana'], logo }, { lines: ['ESTAR'] }],
      };
      for (const id of ['og', 'square', 'story'] as const) {
        const { scene, problems } = composeScene(card, formats[id], loadTypefaces());
        expect(problems).toEqual([]);
        expect(scene.marks).toHaveLength(1);
        expect(checkFundingBoxes(scene)).toEqual([]);
      }
      const { scene } = composeScene(card, formats.og, loadTypefaces());
      const [fast, plain] = await Promise.all(
        [await renderScene(scene, 'png', loadTypefaces()), await renderReference(scene)].map((image) =>
          sharp(image).removeAlpha().raw().toBuffer(),
        ),
      );
      const difference = (fast as Buffer).reduce(
        (sum, value, at) => sum + Math.abs(value - ((plain as Buffer)[at] as number)),
        0,
      );
      expect(difference / (fast as Buffer).length).toBeLessThan(0.6);
    }
  });

  it('stand beside long names even where the strip is narrow', async () => {
    const { logos } = await read('regione-toscana.svg', svg(300, 100));
    const logo = logos.get('fse-toscana/regione-toscana') as Logo;
    const organisations = [
      { lines: ['Regione Toscana'], logo },
      { lines: ['Dipartimento per la', 'trasformazione digitale'] },
      { lines: ['Azienda Ospedaliero-', 'Universitaria Senese'], contact: 'formazione@aou.example' },
    ];
    const card = { ...(specimens[0]?.[0] as CardData), organisations };
    for (const format of Object.values(formats)) {
      const { scene, problems } = composeScene(card, format, loadTypefaces());
      expect({ format: format.id, problems }).toEqual({ format: format.id, problems: [] });
      expect({ format: format.id, wrong: checkFundingBoxes(scene) }).toEqual({ format: format.id, wrong: [] });
      if (gridOf(format.width, format.height, format.safe).family === 'banner') continue;
      expect(scene.marks).toHaveLength(1);
      const said = scene.stripLines.map(({ text }) => text);
      expect(said).toEqual(expect.arrayContaining(['trasformazione digitale', 'Universitaria Senese']));
      // The contact is the first thing left out where the strip is full.
      if (format.id === 'og') expect(said.at(-1)).toBe('formazione@aou.example');
    }
  });

  it('keep a contact beside them, the statement on three lines where it needs the room', async () => {
    const { logos } = await read('regione-toscana.svg', svg(300, 100));
    const logo = logos.get('fse-toscana/regione-toscana') as Logo;
    const organisations = [
      { lines: ['Regione Toscana'], logo },
      { lines: ['Azienda Ospedaliero-', 'Universitaria Senese'], contact: 'formazione@aou.example' },
    ];
    const { scene } = composeScene(
      { ...(specimens[0]?.[0] as CardData), organisations },
      formats.square,
      loadTypefaces(),
    );
    expect(scene.stripLines.map(({ text }) => text)).toEqual([
      'Finanziato',
      "dall'Unione europea –",
      'NextGenerationEU',
      'Azienda Ospedaliero-',
      'Universitaria Senese',
      'formazione@aou.example',
    ]);
    expect(checkFundingBoxes(scene)).toEqual([]);
  });

  it.each([
    [
      'regione-toscana.png',
      Buffer.from('not an image'),
      'LOGO_ILLEGGIBILE',
      'il logo non si riesce a leggere o è vuoto: salvalo di nuovo come SVG o PNG.',
    ],
    [
      'regione-toscana.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"></svg>',
      'LOGO_ILLEGGIBILE',
      'il logo non si riesce a leggere o è vuoto: salvalo di nuovo come SVG o PNG.',
    ],
    [
      'regione-toscana.svg',
      svg(40, 40, '<animate attributeName="x"/>'),
      'LOGO_ANIMATO',
      "il logo è animato: le card vogliono un'immagine ferma, senza script né file esterni.",
    ],
    [
      'regione-toscana.svg',
      svg(40, 40, '<script>alert(1)</script>'),
      'LOGO_ANIMATO',
      "il logo contiene codice o file esterni: le card vogliono un'immagine ferma, senza script né file esterni.",
    ],
    [
      'regione-toscana.svg',
      svg(40, 40, '<image href="https://example.org/a.png"/>'),
      'LOGO_ANIMATO',
      "il logo contiene codice o file esterni: le card vogliono un'immagine ferma, senza script né file esterni.",
    ],
    ['regione-toscana.gif', 'GIF89a', 'LOGO_TIPO', 'il logo deve essere un file .svg o .png: convertilo.'],
    [
      'altra.svg',
      svg(40, 40),
      'LOGO_SCONOSCIUTO',
      'nessuna organizzazione ha l\'id "altra": il nome del file deve essere quello della scheda.',
    ],
  ])('refuses %s', async (name, data, code, message) => {
    const { logos, problems } = await read(name, data);
    expect(problems).toEqual([{ file: `campaigns/fse-toscana/logos/${name}`, code, message }]);
    expect(logos.size).toBe(0);
  });

  const code =
    "il logo contiene codice o file esterni: le card vogliono un'immagine ferma, senza script né file esterni.";
  it.each([
    ['a sheet of style from elsewhere', '<style>@import "https://example.org/a.css";</style>'],
    ['a picture named in a style', '<style>rect{fill:url( "https://example.org/a.svg#b" )}</style>'],
    ['a fill from elsewhere', '<circle r="9" fill="url(//example.org/a.svg#b)"/>'],
    ['an address in xlink', '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///etc/passwd"/>'],
    ['a handler', '<rect width="9" height="9" onload="alert(1)"/>'],
    ['HTML inside', '<foreignObject width="9" height="9"><p>Ciao</p></foreignObject>'],
  ])('refuses a vector with %s', async (_, inside) => {
    const { logos, problems } = await read('regione-toscana.svg', svg(40, 40, inside));
    expect(problems.map(({ message }) => message)).toEqual([code]);
    expect(logos.size).toBe(0);
  });

  it('keeps a style and a gradient of its own', async () => {
    const own =
      '<style>.a{fill:url(#g)}</style><linearGradient id="g"><stop stop-color="#a00"/></linearGradient><circle class="a" r="18" cx="20" cy="20"/>';
    expect((await read('regione-toscana.svg', svg(40, 40, own))).problems).toEqual([]);
  });

  it('refuses a vector that multiplies itself', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]>${svg(40, 40, '<text>&b;</text>')}`;
    expect((await read('regione-toscana.svg', bomb)).problems.map(({ message }) => message)).toEqual([code]);
  });

  it('refuses a file of 20 MB without opening it, and a picture of too many pixels', async () => {
    expect((await read('regione-toscana.png', Buffer.alloc(20_000_000))).problems).toEqual([
      {
        file: 'campaigns/fse-toscana/logos/regione-toscana.png',
        code: 'LOGO_PESANTE',
        message: 'il logo pesa 20,0 MB e può pesarne 2: esportalo più piccolo, meglio in SVG.',
      },
    ]);
    const huge = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#a00' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(huge.length).toBeLessThan(2_000_000);
    expect((await read('regione-toscana.png', huge)).problems.map(({ code: one }) => one)).toEqual([
      'LOGO_ILLEGGIBILE',
    ]);
  });

  it.each([
    ['white', '#FFFFFF'],
    ['as pale as paper', '#F6F4EE'],
  ])('refuses a mark that the white strip would hide: %s', async (_, colour) => {
    const pale = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="9" fill="${colour}"/></svg>`;
    expect((await read('regione-toscana.svg', pale)).problems).toEqual([
      {
        file: 'campaigns/fse-toscana/logos/regione-toscana.svg',
        code: 'LOGO_INVISIBILE',
        message: 'il logo è bianco o quasi: sulla fascia bianca delle card non si vede. Mettine la versione a colori.',
      },
    ]);
    const outlined = pale.replace('/>', ' stroke="#C00"/>');
    expect((await read('regione-toscana.svg', outlined)).problems).toEqual([]);
  });

  it.each(['gif', 'webp', 'jpeg'] as const)('refuses a %s called .png', async (kind) => {
    const other = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a00' } })
      .toFormat(kind)
      .toBuffer();
    expect((await read('regione-toscana.png', other)).problems).toEqual([
      {
        file: 'campaigns/fse-toscana/logos/regione-toscana.png',
        code: 'LOGO_TIPO',
        message: `il file si chiama .png ma contiene un'immagine ${kind.toUpperCase()}: salvalo di nuovo come SVG o PNG.`,
      },
    ]);
  });

  it('refuses an animated PNG', async () => {
    const still = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a00' } })
      .png()
      .toBuffer();
    const animated = Buffer.concat([
      still.subarray(0, 33),
      Buffer.from('\0\0\0\bacTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1'),
      still.subarray(33),
    ]);
    expect((await read('regione-toscana.png', animated)).problems[0]?.code).toBe('LOGO_ANIMATO');
  });
});
