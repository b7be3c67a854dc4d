import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { listWords, pageText } from './list-words.ts';
import { settleSearchIndex } from './settle-search-index.ts';

/** Ready-made interfaces that pagefind writes and the site does not use: its search page has its own. */
const UNUSED = [
  'ui.css',
  'ui.js',
  'modular-ui.css',
  'modular-ui.js',
  'highlight.js',
  'component-ui.css',
  'component-ui.js',
];

/**
 * Indexes the `data-pagefind-body` of every page of a built site, in Italian, into `pagefind/`; beside it, `parole.json`: its words.
 * @returns how many pages it found.
 * @throws Error with pagefind's own words.
 */
export async function buildSearchIndex(outDir: string): Promise<number> {
  const { index, errors } = await createIndex({
    forceLanguage: 'it',
    excludeSelectors: ['.crumbs', '.no-print', '.source', '.gloss', '[data-pagefind-ignore]'],
  });
  if (!index) throw new Error(`The search index was not made: ${errors.join('; ')}`);
  try {
    const added = await index.addDirectory({ path: outDir, glob: '**/index.html' });
    const written = await index.writeFiles({ outputPath: join(outDir, 'pagefind') });
    const failed = [...added.errors, ...written.errors];
    if (failed.length > 0) throw new Error(`The search index was not made: ${failed.join('; ')}`);
    await Promise.all(UNUSED.map((name) => rm(join(outDir, 'pagefind', `pagefind-${name}`), { force: true })));
    await writeFile(join(outDir, 'pagefind', 'parole.json'), JSON.stringify(listWords(await pageTexts(outDir))));
    await settleSearchIndex(join(outDir, 'pagefind'));
    return added.page_count;
  } finally {
    await close();
  }
}

async function pageTexts(outDir: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const page of glob('**/index.html', { cwd: outDir })) {
    texts.push(pageText(await readFile(join(outDir, page), 'utf8')));
  }
  return texts;
}
