import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedCollector, serveCollector } from '#engagement/collector/serve-collector.ts';
import { engagementOf } from '#engagement/report/engagement-of.ts';
import { makeReport } from '#integration/make-report.ts';
import { engagementSnapshotSchema } from '#model/engagement.ts';
import { loadContent } from '#sources/load-content.ts';

const now = new Date('2025-09-15T10:00:00Z');
const root = mkdtempSync(join(tmpdir(), 'filo-report-'));
let served: ServedCollector;
let env: Record<string, string>;
beforeAll(async () => {
  for (const folder of ['content', 'campaigns']) cpSync(folder, join(root, folder), { recursive: true });
  served = await serveCollector({
    port: 0,
    dbPath: ':memory:',
    sites: ['sito.it'],
    apiKeys: ['chiave'],
    timezone: 'Europe/Rome',
  });
  const props = { campaign: 'fse-toscana' };
  const origin = {
    utm_source: 'intranet',
    utm_medium: 'referral',
    utm_campaign: 'fse-toscana',
    utm_content: 'apertura-fad-intranet',
  };
  const visit = (timestamp: string, visitor: string) => ({
    timestamp,
    visitor,
    pathname: '/fse-toscana/',
    props,
    origin,
  });
  await served.collector.importEvents('sito.it', [
    visit('2025-06-20T10:00:00Z', 'a'),
    visit('2025-07-20T10:00:00Z', 'b'),
    { ...visit('2025-07-20T10:00:30Z', 'b'), name: 'Condividi' },
  ]);
  env = { PLAUSIBLE_HOST: served.url, PLAUSIBLE_SITE: 'sito.it', PLAUSIBLE_API_KEY: 'chiave' };
});
afterAll(async () => {
  await served.stop();
  rmSync(root, { recursive: true, force: true });
});
const request = (fields: object = {}) => ({ root, campaign: 'fse-toscana', env, now, ...fields });

describe('npm run report', () => {
  it('uses the last results where no statistics are named, and says no visits where there are none', async () => {
    const { report, results } = await makeReport(request({ env: {} }));
    expect(results).toBeUndefined();
    expect(report.words.at(-1)).toBe('Il numero delle visite non è stato fornito.');
  });

  it('writes what the statistics say, and the content reads it back', async () => {
    const { results, report } = await makeReport(request());
    expect(results).toBe(join(root, 'campaigns', 'fse-toscana', 'results', '2025-09-15.json'));
    const snapshot = engagementSnapshotSchema.parse(JSON.parse(readFileSync(results ?? '', 'utf8')));
    expect(snapshot).toMatchObject({ from: '2025-01-01', to: '2025-09-15', totals: { visits: 2, actions: 1 } });
    expect(report.words.at(-1)).toContain('2 visite e 1 azione');
    const { content, problems } = await loadContent(root);
    expect(content.results).toEqual([snapshot]);
    expect(problems.filter(({ file }) => file.includes('results'))).toEqual([]);
  });

  it('reports a period of the past as of its last day', async () => {
    const { report, results } = await makeReport(request({ from: '2025-07-01', to: '2025-07-31' }));
    expect(results).toMatch(/2025-07-01_2025-07-31\.json$/);
    expect(report.words[0]).toBe('Al 31 luglio 2025 la campagna è in corso, fino a giugno 2026.');
    expect(report.words.at(-1)).toContain('1 visita e 1 azione, quante nel periodo precedente');
  });

  it('writes a shorter period beside the whole of the same day, which stays the one that pages show', async () => {
    const { results } = await makeReport(request({ from: '2025-08-01' }));
    expect(results).toMatch(/2025-08-01_2025-09-15\.json$/);
    const { content } = await loadContent(root);
    expect(content.results?.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2025-07-01 2025-07-31',
      '2025-08-01 2025-09-15',
      '2025-01-01 2025-09-15',
    ]);
    const shown = (at: string) => engagementOf(content, 'fse-toscana', {}, new Date(`${at}T10:00:00Z`));
    expect((await shown('2025-10-01')).current).toMatchObject({ from: '2025-01-01', totals: { visits: 2 } });
    expect((await shown('2025-08-10')).current).toMatchObject({ from: '2025-07-01', totals: { visits: 1 } });
  });

  it('writes its results also where nobody reads what it says', async () => {
    rmSync(join(root, 'campaigns', 'fse-toscana', 'results', '2025-09-14.json'), { force: true });
    const args = ['src/cli/report.ts', '--campaign', 'fse-toscana', '--root', root, '--to', '2025-09-14'];
    const csv = join(root, 'report.csv');
    const child = spawn(process.execPath, [...args, '--csv', csv], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, FILO_TODAY: '2025-09-15' },
    });
    child.stdout.destroy();
    const errors = text(child.stderr);
    expect([(await once(child, 'exit'))[0], await errors]).toEqual([0, '']);
    expect(existsSync(csv)).toBe(true);
    rmSync(join(root, 'campaigns', 'fse-toscana', 'results', '2025-09-14.json'));
  });

  it('says what it could not read: a post that is out is never missing in silence', async () => {
    const file = join(root, 'campaigns/fse-toscana/posted/rovinato.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{');
    const { problems } = await makeReport(request({ env: {} }));
    expect(problems.map(({ code }) => code)).toEqual(['REGISTRO_ILLEGGIBILE']);
    rmSync(file);
  });

  it.each([
    [
      { campaign: 'fse-toscna' },
      '--campaign is "fse-toscna": the campaigns are fse-piemonte, fse-toscana, promis-partenariato.',
    ],
    [{ from: '2025-13-01' }, '--from is "2025-13-01": it must be a day such as 2025-06-01.'],
    [{ to: 'ieri' }, '--to is "ieri": it must be a day such as 2025-06-01.'],
    [{ from: '2025-08-01', to: '2025-07-01' }, '--from is 2025-08-01, after --to (2025-07-01).'],
  ])('refuses %j', async (fields, message) => {
    await expect(makeReport(request(fields))).rejects.toThrow(message);
  });

  it('says why the statistics did not answer, and leaves the results alone', async () => {
    const before = (await loadContent(root)).content.results;
    const wrong = { ...env, PLAUSIBLE_API_KEY: 'sbagliata' };
    await expect(makeReport(request({ env: wrong, to: '2025-05-05' }))).rejects.toThrow(
      /did not answer\. POST .* 401 /,
    );
    expect((await loadContent(root)).content.results).toEqual(before);
  });
});

describe('the engagement a page shows', () => {
  it('is live where statistics are named, else the last results, else none', async () => {
    const { content } = await loadContent(root);
    const live = await engagementOf(content, 'fse-toscana', env, now);
    expect(live).toMatchObject({ live: true, current: { to: '2025-09-15', totals: { visits: 2 } } });
    expect(live.current?.touchpoints.find(({ id }) => id === 'apertura-fad-intranet')?.visits).toBe(2);
    const committed = await engagementOf(content, 'fse-toscana', {}, now);
    expect(committed).toMatchObject({ live: false, current: { from: '2025-01-01', to: '2025-09-15' } });
    const earlier = await engagementOf(content, 'fse-toscana', {}, new Date('2025-08-10T10:00:00Z'));
    expect(earlier.current?.to).toBe('2025-07-31');
    expect((await engagementOf(content, 'fse-piemonte', env, now)).current).toBeUndefined();
  });

  it('falls back on the results where the statistics refuse', async () => {
    const { content } = await loadContent(root);
    const wrong = { ...env, PLAUSIBLE_API_KEY: 'sbagliata' };
    expect(await engagementOf(content, 'fse-toscana', wrong, now)).toMatchObject({
      live: false,
      current: { to: '2025-09-15' },
    });
  });
});
