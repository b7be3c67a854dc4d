import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { cardDigest } from '#cards/cache.ts';
import type { CardData } from '#cards/card.ts';
import { engineDigest } from '#cards/engine-digest.ts';
import { formats } from '#cards/formats.ts';
import { renderAllCards } from '#cards/render-all-cards.ts';
import { indexContent } from '#model/content.ts';
import { specimens } from '../fixtures/specimens.ts';
import { themes } from '../fixtures/themes.ts';
import { sampleContent } from '../posts/sample-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'filo-cards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const today = new Date('2025-09-15T10:00:00Z');
const content = sampleContent();

function run(name: string, change: Partial<Parameters<typeof renderAllCards>[0]> = {}) {
  return renderAllCards({
    content,
    today,
    area: 'public',
    outDir: join(folder, name),
    cacheDir: join(folder, 'cache'),
    ...change,
  });
}

describe('the digest of a card', () => {
  const card = specimens[0]?.[1] as CardData;
  const digest = (change: Partial<CardData>, engine = 'engine') => cardDigest(engine, { ...card, ...change }, 'og');
  const logo = { href: 'data:,a', width: 10, height: 10, digest: 'a' };

  it.each([
    ['template', { template: 'message' as const }],
    ['theme', { theme: { ...card.theme, filo: '#0066CC' } }],
    ['ground', { ground: 'campo' as const }],
    ['kicker', { kicker: 'Altro' }],
    ['title', { title: 'Altro' }],
    ['detail', { detail: 'Altro' }],
    ['number', { number: '3' }],
    ['sign', { sign: ['1', 'maggio'] }],
    ['struck', { struck: true }],
    ['funding', { funding: { eu: false } }],
    ['organisations', { organisations: [{ lines: ['Altra'] }] }],
    ['logo', { organisations: [{ lines: ['Regione Toscana'], logo }] }],
    ['qr', { qr: 'https://example.it/' }],
    ['alt', { alt: 'Altro' }],
  ])('changes with its %s', (_, change) => {
    expect(digest(change)).not.toBe(digest({}));
  });

  it('changes with the file of a logo, the format and the engine, and with nothing else', () => {
    const marked = (value: string) => digest({ organisations: [{ lines: ['A'], logo: { ...logo, digest: value } }] });
    expect(marked('a')).not.toBe(marked('b'));
    expect(cardDigest('engine', card, 'og')).not.toBe(cardDigest('engine', card, 'bluesky'));
    expect(digest({}, 'other engine')).not.toBe(digest({}));
    expect(digest({})).toBe(digest({}));
    expect(engineDigest()).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a run', () => {
  it('draws once, then only what changed, and takes away what is no longer wanted', async () => {
    const first = await run('site');
    // The card of a touchpoint and that of its message's page are the same here: drawn once.
    expect([first.problems, first.drawn]).toEqual([[], first.report.length - 1]);
    const og = join(folder, 'site', 'cards', 'punto-unico-bluesky', 'og.png');
    const { mtimeMs } = statSync(og);
    expect((await run('site')).drawn).toBe(0);
    expect(statSync(og).mtimeMs).toBe(mtimeMs);

    const campaigns = content.campaigns.map((campaign) => ({ ...campaign, theme: themes.promis }));
    const recoloured = await run('site', { content: indexContent({ ...content, campaigns }) });
    // All but the home page, which has colours of its own.
    expect(recoloured.drawn).toBe(first.drawn - 1);

    const drafts = content.touchpoints.map((touchpoint) => ({ ...touchpoint, state: 'draft' as const }));
    await run('site', { content: indexContent({ ...content, touchpoints: drafts }) });
    expect(readdirSync(join(folder, 'site', 'cards', 'punto-unico-bluesky'))).toEqual([]);
  });

  it('puts back a file that somebody changed or took away', async () => {
    const { report } = await run('again');
    const [one, other] = report.map(({ file }) => join(folder, 'again', file)) as [string, string];
    const bytes = readFileSync(one);
    writeFileSync(one, 'broken');
    rmSync(other);
    expect((await run('again')).drawn).toBe(0);
    expect(readFileSync(one).equals(bytes)).toBe(true);
    expect(statSync(other).size).toBeGreaterThan(1000);
  });

  it('reports every file with its funding block', async () => {
    const { report } = await run('report');
    expect(report.every(({ funding, bytes, alt }) => funding === 'ok' && bytes > 1000 && alt !== '')).toBe(true);
    const written = JSON.parse(readFileSync(join(folder, 'cache', 'report.json'), 'utf8')) as unknown[];
    expect(written).toEqual(report);
  });

  it('says which card does not fit and draws the others', async () => {
    const touchpoints = content.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      card: { title: 'Le competenze digitali degli operatori '.repeat(5), sign: [] },
    }));
    const { problems, written, report } = await run('long', { content: indexContent({ ...content, touchpoints }) });
    expect(problems.map(({ code }) => code)).toEqual(['CARD_TESTO_LUNGO', 'CARD_TESTO_LUNGO', 'CARD_TESTO_LUNGO']);
    expect(written).toBe(report.length - 3);
  });

  it('draws no card with a character the fonts lack, and says so', async () => {
    const touchpoints = content.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      card: { title: 'Salute 健康', sign: [] },
    }));
    const { problems, written, report } = await run('glyphs', { content: indexContent({ ...content, touchpoints }) });
    expect(problems.map(({ code, field }) => [code, field])).toEqual(
      Array.from({ length: 3 }, () => ['GLIFO_MANCANTE', 'card.title']),
    );
    expect(written).toBe(report.length - 3);
  });

  it('writes no card that breaks the funding rules, says why, and reports it', async () => {
    // So small that the stars of the emblem cannot be told apart any more.
    const { og } = formats as { og: { width: number; height: number } };
    const { width, height } = og;
    Object.assign(og, { width: 40, height: 21 });
    try {
      const { problems, written, report } = await run('breach', {
        cacheDir: join(folder, 'breach-cache'),
        only: ({ subject, format }) => subject.type === 'touchpoint' && format === 'og',
      });
      expect(written).toBe(0);
      const reasons = [
        "il campo dell'emblema non è blu",
        "le stelle dell'emblema non ci sono tutte",
        "intorno all'emblema non c'è spazio bianco",
      ];
      expect(problems).toEqual(
        reasons.map((reason) => ({
          file: 'campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml',
          code: 'FINANZIAMENTO_NON_CONFORME',
          message: `nella card Anteprima di link (Open Graph) ${reason}: la card non è stata scritta.`,
        })),
      );
      expect(report.map(({ file, funding }) => [file, funding])).toEqual([
        ['cards/punto-unico-bluesky/og.png', reasons],
      ]);
    } finally {
      Object.assign(og, { width, height });
    }
  });

  it('shows its progress to the end', async () => {
    const seen: [number, number][] = [];
    await run('progress', {
      cacheDir: join(folder, 'progress-cache'),
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen.at(0)?.[0]).toBeLessThan(seen.at(0)?.[1] ?? 0);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  });
});

describe('two runs at once, one of them killed', () => {
  it('leave only whole files', async () => {
    const cache = join(folder, 'shared');
    const script = join(import.meta.dirname, 'run-sample-cards.ts');
    const start = (out: string) => spawn(process.execPath, [script, cache, join(folder, out)], { stdio: 'ignore' });
    const runs = [start('one'), start('two'), start('three')];
    const ended = runs.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    const watching = setInterval(() => {
      if (existsSync(cache) && readdirSync(cache).length > 2) runs[2]?.kill('SIGINT');
    }, 20);
    await Promise.all(ended);
    clearInterval(watching);
    for (const place of ['one', 'two', 'three', 'shared']) {
      const root = join(folder, place);
      if (!existsSync(root)) continue;
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(png|jpg)$/.test(name),
      );
      if (place !== 'three') expect(files.length).toBeGreaterThan(4);
      for (const name of files) await expect(sharp(join(root, name)).stats()).resolves.toBeDefined();
    }
  });
});
