import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PageCache } from '#integration/page-cache.ts';
import { codeDigest, pageVariables } from '#integration/page-inputs.ts';
import { noteRead } from '#integration/page-reads.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'filo-pages-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Renders two pages as a build would, with the things they read at these values; says which were rendered. */
async function build(values: Record<string, string>, key = 'code'): Promise<{ rendered: string[]; pages: string[] }> {
  const cache = await PageCache.open(dir, key, async (read) => values[read] ?? 'absent');
  const rendered: string[] = [];
  const pages: string[] = [];
  for (const [page, reads] of [
    ['/', ['campaigns', 'events']],
    ['/a/', ['campaigns', 'body pages a']],
  ] as const) {
    const body = await cache.produce(page, async () => {
      rendered.push(page);
      for (const read of reads) noteRead(read);
      return Buffer.from(`${page} ${reads.map((read) => values[read]).join()}`);
    });
    pages.push(Buffer.from(body).toString());
  }
  await cache.close();
  return { rendered, pages };
}

const values = { campaigns: '1', events: '1', 'body pages a': '1' };

it('renders a page again when something it read has changed, and only then', async () => {
  expect((await build(values)).rendered).toEqual(['/', '/a/']);
  expect((await build(values)).rendered).toEqual([]);
  const { rendered, pages } = await build({ ...values, 'body pages a': '2' });
  expect(rendered).toEqual(['/a/']);
  expect(pages).toEqual(['/ 1,1', '/a/ 1,2']);
  expect((await build({ ...values, campaigns: '2' })).rendered).toEqual(['/', '/a/']);
  expect((await build({ ...values, campaigns: '2' }, 'other code')).rendered).toEqual(['/', '/a/']);
});

it('foresees which reads belong to pages that will be rendered', async () => {
  const look = async (now: Record<string, string>) => {
    const cache = await PageCache.open(dir, 'code', async (read) => now[read] ?? 'absent');
    const { settled, open } = await cache.foresee('body ');
    return { settled: [...settled], open: [...open] };
  };
  expect(await look(values)).toEqual({ settled: [], open: [] });
  await build(values);
  expect(await look(values)).toEqual({ settled: ['body pages a'], open: [] });
  expect(await look({ ...values, events: '2' })).toEqual({ settled: ['body pages a'], open: [] });
  expect(await look({ ...values, campaigns: '2' })).toEqual({ settled: [], open: ['body pages a'] });
});

it('renders again a page whose file is gone or damaged, and forgets what no page needs', async () => {
  await build(values);
  await build({ ...values, events: '2' });
  const files = (await readdir(dir)).filter((name) => name !== 'pages.json');
  expect(files).toHaveLength(2);
  for (const name of files) await writeFile(join(dir, name), 'half a pa');
  expect((await build({ ...values, events: '2' })).rendered).toEqual(['/', '/a/']);
  await writeFile(join(dir, 'pages.json'), '{"key":');
  expect((await build(values)).rendered).toEqual(['/', '/a/']);
});

it('counts the code, the packages and the environment among what every page depends on', async () => {
  const { cp, mkdir } = await import('node:fs/promises');
  await cp('package.json', join(dir, 'package.json'));
  await mkdir(join(dir, 'src/components'), { recursive: true });
  await mkdir(join(dir, 'node_modules'));
  const digests = new Set<string>();
  const look = async (env = {}) => digests.add(await codeDigest(dir, env));
  await look();
  for (const file of ['src/components/A.astro', 'src/a.css', 'astro.config.mjs', 'node_modules/.package-lock.json']) {
    await writeFile(join(dir, file), 'one');
    await look();
    await writeFile(join(dir, file), 'two');
    await look();
  }
  for (const name of pageVariables) await look({ [name]: 'x' });
  expect(digests.size).toBe(1 + 4 * 2 + pageVariables.length);
  await look({ FILO_OUT: 'elsewhere' });
  expect(digests.size).toBe(1 + 4 * 2 + pageVariables.length);
});
