import { globSync, readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Content, indexContent } from '#model/content.ts';
import { idSchema } from '#model/id.ts';
import { checkValues } from '#sources/check-values.ts';
import { loadContent } from '#sources/load-content.ts';
import { sitePaths } from '#sources/site-paths.ts';
import { builtSite } from './built-site.ts';

let folder: string;
let content: Content;
beforeAll(async () => {
  folder = await builtSite();
  ({ content } = await loadContent('.'));
});

/** The pages of the site but those nobody links to from a text: kits, short links, boxes. */
function builtPaths(): string[] {
  return globSync('**/index.html', { cwd: folder })
    .map((file) => `/${dirname(file).split(sep).join('/')}/`.replace('/./', '/'))
    .filter((path) => !/^\/(t|embed|admin)\/|\/kit\/.+/.test(path));
}

it('an editor may link to every page of the site, and to none that is not there', () => {
  const may = [...sitePaths(content)].filter((path) => !path.startsWith('/t/'));
  expect(may.sort()).toEqual(builtPaths().sort());
});

it('no page or campaign takes an address that is the site’s own', () => {
  const theirs = new Set([...content.campaigns, ...content.pages].map(({ id }) => id));
  const own = readdirSync(folder).filter((name) => idSchema.safeParse(name).success && !theirs.has(name));
  expect(own).toEqual(expect.arrayContaining(['cards', 'kit', 'qr', 't']));
  const [page] = content.pages;
  for (const id of own) {
    const pages = page ? [{ ...page, id, campaign: undefined }] : [];
    const problems = checkValues(indexContent({ ...content, pages }), new Set());
    expect(
      problems.map(({ code }) => code),
      id,
    ).toContain('INDIRIZZO_OCCUPATO');
  }
});
