import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSearchIndex } from '#integration/build-search-index.ts';
import { folderDigest } from './tiny-project.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'filo-search-'));
  for (let page = 0; page < 30; page += 1) {
    const filters = `<span data-pagefind-filter="Per chi">Gruppo ${page % 11}</span><span data-pagefind-filter="Che cosa">Cosa ${page % 7}</span>`;
    const html = `<html lang="it"><body><main data-pagefind-body><h1>Pagina ${page}</h1>${filters}<p>Parole della pagina numero ${page}</p></main></body></html>`;
    await mkdir(join(dir, `p${page}`));
    await writeFile(join(dir, `p${page}`, 'index.html'), html);
  }
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('gives the same index for the same pages, whatever order pagefind found their filters in', async () => {
  const digests = new Set<string>();
  for (let run = 0; run < 3; run += 1) {
    await rm(join(dir, 'pagefind'), { recursive: true, force: true });
    expect(await buildSearchIndex(dir)).toBe(30);
    digests.add(await folderDigest(join(dir, 'pagefind')));
  }
  expect(digests.size).toBe(1);
  expect(await readdir(join(dir, 'pagefind', 'filter'))).toHaveLength(2);
});
