import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StyleBundles } from '#integration/finish/bundle-styles.ts';
import { emptyScan, scanPage } from '#integration/finish/scan-pages.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'filo-styles-'));
  await mkdir(join(folder, '_astro'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const css = `@layer base, parts;
@layer base{h1{color:red}a[href^="http"]{color:teal}.lost{color:pink}}
@layer parts{.card{color:green}.opened{color:blue}}
@layer kit{.kit{color:gold}.kit .zip{color:silver}.kit .row{color:navy}}`;
const page = (body: string, script = '') =>
  `<html><head><link rel="stylesheet" href="/_astro/a.css">${script}</head><body>${body}</body></html>`;

/** The stylesheet that each page is left with. */
async function stylesOf(pages: readonly string[], scripts = new Map<string, ReadonlySet<string>>()): Promise<string[]> {
  const styles = new StyleBundles(new Map([['a.css', css]]), scripts);
  for (const html of pages) scanPage(html, emptyScan(), styles.useOf(html));
  await styles.write(await styles.purge(new Set(), join(folder, 'cache')), folder, new Map());
  return Promise.all(
    pages.map((html) => readFile(join(folder, /href="\/([^"]+)"/.exec(styles.link(html))?.[1] ?? ''), 'utf8')),
  );
}

it('leaves in a page what pages of its kind use, and nothing of the others', async () => {
  const [home = '', kit = '', otherKit = ''] = await stylesOf([
    page('<h1>Uno</h1><p class="card">Due</p>'),
    page('<div class="kit"><p class="zip">Tre</p><a href="https://esempio.it">Fuori</a></div>'),
    page('<div class="kit"><h1>Quattro</h1></div>'),
  ]);
  expect(home).toContain('.card');
  expect(home).not.toMatch(/\.kit|\.lost|href|\.opened/);
  expect(kit).toContain('.zip');
  expect(kit).toContain('a[href^=http]');
  expect(kit).not.toMatch(/\.card|\.row/);
  expect(otherKit).toBe(kit);
});

it('keeps what the script of a page may put in it', async () => {
  const scripts = new Map([['b.js', new Set(['opened'])]]);
  const [still = '', moved = ''] = await stylesOf(
    [
      page('<p class="card">Ferma</p>'),
      page('<p class="card kit">Si apre</p>', '<script type="module" src="/_astro/b.js"></script>'),
    ],
    scripts,
  );
  expect(moved).toContain('.opened');
  expect(still).not.toContain('.opened');
});
