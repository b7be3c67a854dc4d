import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAllCards } from '#cards/render-all-cards.ts';
import { isInShard } from '#cards/shard.ts';
import { openSharedCache } from '#cards/shared-cache.ts';
import { sampleContent } from '../posts/sample-content.ts';
import { type FakeS3, fakeS3 } from './fake-s3.ts';

let folder: string;
let s3: FakeS3;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'filo-shared-'));
  s3 = await fakeS3('chiave');
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const amazon = () => ({
  FILO_CARD_CACHE: 's3://secchio/card/filo',
  AWS_REGION: 'eu-south-1',
  AWS_ACCESS_KEY_ID: 'chiave',
  AWS_SECRET_ACCESS_KEY: 'segreto',
  AWS_ENDPOINT_URL: s3.url,
});
const stores: [string, () => NodeJS.ProcessEnv][] = [
  ['a folder', () => ({ FILO_CARD_CACHE: join(folder, 'shared') })],
  ['a bucket', amazon],
];
const open = (env: NodeJS.ProcessEnv) => {
  const cache = openSharedCache(env);
  if (!cache) throw new Error('no cache was opened');
  return cache;
};

const content = sampleContent({
  touchpoints: Array.from({ length: 6 }, (_, index) => ({
    id: `prova-${index}`,
    card: { title: `Prova ${index}`, sign: [] },
  })),
});
const draw = (name: string, change: Partial<Parameters<typeof renderAllCards>[0]> = {}) =>
  renderAllCards({
    content,
    today: new Date('2025-09-15T10:00:00Z'),
    area: 'staff',
    outDir: join(folder, 'out', name),
    cacheDir: join(folder, 'cache', name),
    workers: 1,
    ...change,
  });
async function filesOf(name: string): Promise<Map<string, string>> {
  const entries = await readdir(join(folder, 'out', name), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.map(
        async (path) => [path.split(`${name}/`)[1] ?? path, (await readFile(path)).toString('base64')] as const,
      ),
    ),
  );
}

describe.each(stores)('cards shared through %s', (where, env) => {
  it('come back as they were given, and not at all where there are none', async () => {
    const cache = open(env());
    expect(await cache.get('nessuna.png')).toBeUndefined();
    const data = Buffer.from([0, 255, 10, 13, 128]);
    await cache.put('una.png', data);
    expect(Buffer.from((await cache.get('una.png')) ?? [])).toEqual(data);
  });

  it('drawn in parts on several machines are those of one machine alone', async () => {
    const shared = open(env());
    const count = 3;
    const parts = await Promise.all(
      [1, 2, 3].map((index) =>
        draw(`${where}-${index}`, { shared, only: ({ subject }) => isInShard({ index, count }, subject) }),
      ),
    );
    const alone = await draw('alone');
    const built = await draw(`${where}-built`, { shared });
    expect(built.drawn).toBe(0);
    expect(parts.reduce((sum, { report }) => sum + report.length, 0)).toBe(alone.report.length);
    const whole = await filesOf('alone');
    expect(whole.size).toBeGreaterThan(20);
    expect(await filesOf(`${where}-built`)).toEqual(whole);
    const pieces = await Promise.all([1, 2, 3].map((index) => filesOf(`${where}-${index}`)));
    expect(new Map(pieces.flatMap((files) => [...files]))).toEqual(whole);
  });
});

describe('a shared cache', () => {
  it('does not give a card that was cut short in its folder', async () => {
    const place = join(folder, 'cut');
    const cache = open({ FILO_CARD_CACHE: place });
    await cache.put('una.png', Buffer.alloc(500, 7));
    await truncate(join(place, 'una.png'), 200);
    expect(await cache.get('una.png')).toBeUndefined();
  });

  it('signs what it asks, under its prefix', async () => {
    await open(amazon()).put('firmata.png', Buffer.from('x'));
    expect(s3.requests.at(-1)).toBe('PUT /secchio/card/filo/firmata.png');
    await expect(open({ ...amazon(), AWS_ACCESS_KEY_ID: 'altra' }).get('firmata.png')).rejects.toThrow('403');
  });

  it('is none where nothing is named, and says which name is missing', () => {
    expect(openSharedCache({})).toBeUndefined();
    expect(() => openSharedCache({ FILO_CARD_CACHE: 's3://secchio/card' })).toThrow(
      'FILO_CARD_CACHE is "s3://secchio/card": AWS_REGION must be set too.',
    );
  });

  it('that refuses keeps nobody from drawing', async () => {
    const away = await fakeS3('chiave');
    away.refuse();
    const run = await draw('away', { shared: open({ ...amazon(), AWS_ENDPOINT_URL: away.url }) });
    await away.close();
    expect(run.problems).toEqual([]);
    expect(run.drawn).toBeGreaterThan(20);
    expect(run.trouble).toContain('503');
    expect(away.requests.length).toBeLessThanOrEqual(16 * 11);
  });
});
