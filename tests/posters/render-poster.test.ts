import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkFundingBoxes, checkFundingPixels } from '#cards/check-funding.ts';
import { formatProblem } from '#model/problem.ts';
import { printSizes } from '#posters/print-size.ts';
import { type PosterRequest, type PrintedPoster, renderPoster } from '#posters/render-poster.ts';
import { drawPage, hasPoppler, pageBoxes, poppler } from './poppler.ts';
import { posterRequest, site } from './sample-posters.ts';

const kinds = ['message', 'event', 'course', 'campaign', 'audience'] as const;
const layouts = ['a4', 'a3', 'a5'] as const;

async function print(request: PosterRequest): Promise<PrintedPoster> {
  const printed = await renderPoster(request);
  if (!printed.ok) throw new Error(printed.problems.map(formatProblem).join('\n'));
  return printed;
}

/** First and last row and column, 1-based like a ruler in tenths of mm, of the pixels of one colour. */
function extent({ data, width, height }: { data: Buffer; width: number; height: number }, colour: number[]) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      if (colour.some((value, channel) => Math.abs((data[at + channel] as number) - value) > 2)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

describe('renderPoster', () => {
  it.each(kinds)('prints a %s on every paper', async (kind) => {
    for (const layout of layouts) {
      const { sheets, pdf } = await print(posterRequest(kind, layout));
      expect(sheets).toHaveLength(printSizes[layout].pages);
      expect(Buffer.from(pdf.subarray(0, 8)).toString()).toBe('%PDF-1.7');
    }
  });

  it.each(layouts)('carries on %s a code that opens the short link of its touchpoint', async (layout) => {
    const { sheets, preview } = await print(posterRequest('message', layout));
    const code = sheets[0]?.blocks.find((block) => block.kind === 'picture' && block.alt.startsWith('Codice QR'));
    if (code?.kind !== 'picture') throw new Error('no code');
    expect(code.box.width).toBeGreaterThanOrEqual(300);
    expect(code.alt).toBe('Codice QR che apre filodiretto.regione.example.it/t/bacheca');
    const [front] = await preview(1200);
    const { data, info } = await sharp(front).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(`${site}/t/bacheca/`);
  });

  it('has an address one can click, as large as its letters', async () => {
    const raw = Buffer.from((await print(posterRequest('message', 'a4'))).pdf).toString('latin1');
    const [left = 0, bottom = 0, right = 0, top = 0] = (/\/Rect \[([\d. ]+)\]/.exec(raw)?.[1] ?? '')
      .split(' ')
      .map(Number);
    expect(right - left).toBeGreaterThan(150);
    expect(top - bottom).toBeGreaterThan(12);
    expect(raw).toContain(`/URI (${site}/t/bacheca/)`);
  });

  it('without a touchpoint leads to the page itself', async () => {
    const { sheets } = await print(posterRequest('event', 'a4'));
    const hrefs = sheets.flatMap((sheet) => sheet.blocks.flatMap((block) => ('href' in block && block.href) || []));
    expect(hrefs).toEqual([`${site}/fse-toscana/eventi/forum/`]);
  });

  it('shows every page as a picture of the asked width', async () => {
    const { preview } = await print(posterRequest('message', 'a5'));
    const pictures = await preview(400);
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      const { width, height, format } = await sharp(picture).metadata();
      expect({ width, format }).toEqual({ width: 400, format: 'webp' });
      expect(Math.abs((height ?? 0) - (400 * 210) / 148)).toBeLessThan(2);
    }
  });

  it('spares ink on request: white paper, thread in its own colour', async () => {
    const { preview } = await print({ ...posterRequest('message', 'a4'), variant: 'ink-saving' });
    const { data, info } = await sharp((await preview(420))[0])
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect(pixel(2, 2).every((value) => value > 250)).toBe(true);
    const dock = pixel(4, Math.round((128.1 / 210) * 420));
    expect(dock.every((value, index) => Math.abs(value - ([0xd9, 0x48, 0x1c][index] as number)) < 12)).toBe(true);
  });

  it('tells the editor which text to shorten, and by how much', async () => {
    const medium = `${'Il punto unico di accesso ai servizi digitali del Servizio sanitario nazionale. '.repeat(14)}Fine.`;
    const variants = { short: 'Il punto unico di accesso.', medium, long: medium };
    const printed = await renderPoster(posterRequest('message', 'a4', { message: { variants } }));
    if (printed.ok) throw new Error('it fits');
    const [problem] = printed.problems.map(formatProblem);
    const cut = Number(/almeno (\d+)/.exec(problem ?? '')?.[1]);
    expect(problem).toBe(
      `content/assets/locandina-prova.mdx › files[0]: Locandina A4: il testo non ci sta nemmeno con il carattere più piccolo. La locandina stampa il messaggio chiave "punto-unico": togli almeno ${cut} caratteri. [LOCANDINA_TROPPO_PIENA]`,
    );
    const shorter = { ...variants, medium: medium.slice(0, medium.length - cut) };
    expect((await renderPoster(posterRequest('message', 'a4', { message: { variants: shorter } }))).ok).toBe(true);
    const oneMore = { ...variants, medium: medium.slice(0, medium.length - cut + 12) };
    expect((await renderPoster(posterRequest('message', 'a4', { message: { variants: oneMore } }))).ok).toBe(false);
  });

  it('names the characters it cannot print', async () => {
    const printed = await renderPoster(posterRequest('message', 'a4', { message: { title: 'Il Fascicolo 🩺 健康' } }));
    expect(printed.ok ? [] : printed.problems.map(formatProblem)).toEqual([
      'content/assets/locandina-prova.mdx › files[0]: Locandina A4: il carattere tipografico non ha «🩺», «健», «康». La locandina stampa il messaggio chiave "punto-unico": togli questi segni o scrivili a parole. [LOCANDINA_CARATTERE_MANCANTE]',
    ]);
  });
});

describe('the funding block of a poster', () => {
  it.each(layouts)('is on %s as the law asks, on every page, drawn as laid out', async (layout) => {
    const { sheets, preview } = await print(posterRequest('message', layout));
    const pictures = await preview(1600);
    for (const [index, sheet] of sheets.entries()) {
      expect(checkFundingBoxes(sheet)).toEqual([]);
      const { data, info } = await sharp(pictures[index]).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const scale = info.width / sheet.width;
      const box = sheet.emblem ?? { x: 0, y: 0, width: 0, height: 0 };
      const emblem = { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
      const pixelAt = (x: number, y: number) => {
        const at = (y * info.width + x) * 3;
        return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const;
      };
      expect(checkFundingPixels(emblem, pixelAt, 24)).toEqual([]);
    }
  });

  it('keeps a logo no taller than the emblem, described by the name of its organisation', async () => {
    const mark = await sharp({ create: { width: 60, height: 240, channels: 3, background: '#AA0000' } })
      .png()
      .toBuffer();
    const href = `data:image/png;base64,${mark.toString('base64')}`;
    const logos = new Map([['fse-toscana/estar', { href, width: 60, height: 240, digest: 'x' }]]);
    const { sheets, pdf } = await print({
      ...posterRequest('message', 'a4', { campaign: { supporters: ['regione-toscana', 'estar'] } }),
      logos,
    });
    const [sheet] = sheets;
    expect(sheet?.marks).toHaveLength(1);
    expect(sheet?.marks[0]?.box.height).toBeLessThanOrEqual(sheet?.emblem?.height ?? 0);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Alt (ESTAR)');
  });

  it('is absent where the campaign has no European funding', async () => {
    const { sheets } = await print(posterRequest('message', 'a4', { campaign: { funding: { eu: false } } }));
    expect(sheets[0]?.emblem).toBeUndefined();
    expect(JSON.stringify(sheets)).not.toContain('NextGenerationEU');
  });
});

describe.skipIf(!hasPoppler)('a poster, seen by another reader', () => {
  it.each(layouts)('has on %s the size of its paper, to the tenth of a millimetre', async (layout) => {
    const { width, height } = printSizes[layout];
    expect(pageBoxes((await print(posterRequest('event', layout))).pdf).MediaBox).toEqual([0, 0, width, height]);
  });

  it('for a print shop has bleed, cut and crop marks', async () => {
    const { pdf } = await print({ ...posterRequest('event', 'a4'), variant: 'bleed' });
    expect(pageBoxes(pdf)).toEqual({
      MediaBox: [0, 0, 230, 317],
      BleedBox: [7, 7, 223, 310],
      TrimBox: [10, 10, 220, 307],
    });
    const page = await drawPage(pdf);
    const pixel = (x: number, y: number) => [
      ...page.data.subarray((y * page.width + x) * 3, (y * page.width + x) * 3 + 3),
    ];
    const coral = [0xff, 0x7f, 0x50];
    expect(pixel(75, 75)).toEqual(coral);
    expect(pixel(2225, 600)).toEqual(coral);
    expect(pixel(65, 200)).toEqual([255, 255, 255]);
    expect(pixel(85, 3000)).toEqual([255, 255, 255]);
    const marks = extent({ ...page, height: 68 }, [0, 0, 0]);
    expect([marks.left, marks.left + marks.width]).toEqual([expect.closeTo(100, -0.5), expect.closeTo(2200, -0.5)]);
  });

  it.each(['message', 'event', 'course'] as const)('reads a %s in order: one title, then the rest', async (kind) => {
    const { pdf } = await print(posterRequest(kind, 'a5'));
    const headings = [...poppler('pdfinfo', ['-struct'], pdf).matchAll(/^\s*(H[1-6]) /gm)].map((found) => found[1]);
    expect(headings[0]).toBe('H1');
    expect(headings.length).toBeGreaterThan(2);
    expect(new Set(headings.slice(1))).toEqual(new Set(['H2']));
    const text = poppler('pdfinfo', ['-struct-text'], pdf);
    const titles = {
      message: 'Un punto unico di accesso',
      event: 'Il Fascicolo 2.0 al Forum',
      course: 'Otto moduli da trenta',
    };
    expect(text.indexOf(titles[kind])).toBeLessThan(text.indexOf('filodiretto.regione.example.it'));
    expect(text.indexOf('filodiretto.regione.example.it')).toBeLessThan(text.indexOf('Finanziato dall'));
    expect(poppler('pdfinfo', [], pdf)).toMatch(/Title:\s+\S.* – FSE 2\.0 Toscana\nAuthor:\s+Regione Toscana\n/);
  });

  it('describes every figure and leaves nothing else untagged', async () => {
    const raw = Buffer.from((await print(posterRequest('message', 'a4'))).pdf).toString('latin1');
    const figures = raw.split('/S /Figure').length - 1;
    expect(figures).toBe(2);
    expect(raw.split('/Alt (').length - 1).toBe(figures);
    expect(raw).toContain("/Alt (Emblema dell'Unione europea)");
    expect(raw).toContain('/Lang (it-IT)');
  });

  it('embeds every font, Ubuntu for the statement among them', async () => {
    const rows = poppler('pdffonts', [], (await print(posterRequest('event', 'a4'))).pdf)
      .trim()
      .split('\n')
      .slice(2);
    for (const row of rows) expect(row).toMatch(/ yes yes yes /);
    expect(rows.join('\n')).toMatch(/Ubuntu-Bold/);
  });

  it.each(layouts)(
    'has on %s the emblem of at least 10 mm, 3 by 2, alone at the left of its statement',
    async (layout) => {
      const { pdf, sheets } = await print(posterRequest('message', layout));
      const page = await drawPage(pdf);
      const blue = extent(page, [0, 0x33, 0x99]);
      const strip = sheets[0]?.strip;
      const emblem = sheets[0]?.emblem;
      if (!strip || !emblem) throw new Error('no strip');
      expect(emblem.height).toBeGreaterThanOrEqual(100);
      expect(blue.top).toBeGreaterThan(strip.y);
      expect(Math.abs(blue.left - emblem.x)).toBeLessThanOrEqual(2);
      const rectangle = extent({ ...page, width: page.width, height: page.height }, [0xff, 0xcc, 0]);
      expect(rectangle.left).toBeGreaterThan(emblem.x);
      expect(rectangle.left + rectangle.width).toBeLessThan(emblem.x + emblem.width);
      expect(Math.abs(emblem.width / emblem.height - 1.5)).toBeLessThan(0.001);
      expect(Math.abs(blue.height - emblem.height)).toBeLessThanOrEqual(3);
      const words = [
        ...poppler('pdftotext', ['-bbox', '-l', '1'], pdf).matchAll(
          /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g,
        ),
      ];
      const statement = words.find((word) => word[5] === 'Finanziato');
      const left = (Number(statement?.[1]) * 254) / 72;
      expect(left - (emblem.x + emblem.width)).toBeGreaterThanOrEqual(0.25 * emblem.height);
      const smallest = Math.min(
        ...(sheets[0]?.blocks ?? []).flatMap((block) =>
          block.kind === 'picture' ? [] : block.lines.map((line) => line.size),
        ),
      );
      expect((smallest / 10) * (72 / 25.4)).toBeGreaterThanOrEqual(7.9);
    },
  );
});
