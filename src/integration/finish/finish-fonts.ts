import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { FaceId } from '#cards/typeface.ts';
import { cached, digestOf, versionOf } from '#posters/poster-cache.ts';
import { hashedName, type Renamed } from './finish-styles.ts';
import type { PageScan } from './scan-pages.ts';

/** What each font file of the site is for: its face, whether its pairs are kerned (in running text it cannot be told), which characters of the pages it draws. */
const uses: readonly { name: RegExp; face: FaceId; kern: boolean; characters: (scan: PageScan) => Set<string> }[] = [
  { name: /titillium-web-latin-400/, face: 'titillium-400', kern: false, characters: (scan) => scan.characters },
  { name: /titillium-web-latin-700/, face: 'titillium-700', kern: true, characters: (scan) => scan.characters },
  { name: /titillium-web-latin-900/, face: 'titillium-900', kern: true, characters: (scan) => scan.heavy },
];

/** Whatever the pages say, these are there: what a script may write, and the digits of any date. */
const ALWAYS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?()/-–’«»àèéìòù';

/**
 * Cuts each font to the characters the pages use and names it by its content.
 * @throws Error, in Italian, when a character of a page is in none of our fonts.
 */
export async function finishFonts(files: readonly string[], scan: PageScan, cacheDir: string): Promise<Renamed> {
  const faces = loadTypefaces();
  const missing = [...scan.characters].filter(
    (c) => !/[\s\u2060\u00ad\p{Cc}]/u.test(c) && !faces['titillium-400'].has(c),
  );
  if (missing.length > 0) {
    const list = missing
      .map((c) => `"${c}" (U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`)
      .join(', ');
    throw new Error(
      `Questi caratteri non esistono nel carattere tipografico del sito: ${list}. Cercali nei contenuti e sostituiscili. [GLIFO_MANCANTE]`,
    );
  }
  const renamed: Renamed = new Map();
  for (const file of files) {
    const use = uses.find(({ name }) => name.test(basename(file)));
    if (!use) continue;
    const wanted = use.characters(scan);
    const text = [...new Set([...wanted, ...(wanted === scan.characters ? ALWAYS : '')])].sort().join('') || ' ';
    const small = await cutFont(await readFile(file), text, use.kern, cacheDir);
    const name = hashedName(file, small);
    await rm(file);
    await writeFile(join(dirname(file), name), small);
    renamed.set(basename(file), name);
  }
  return renamed;
}

/** The font with the characters of the text only; one cut before is found again. */
async function cutFont(font: Buffer, text: string, kern: boolean, cacheDir: string): Promise<Uint8Array> {
  const options = {
    targetFormat: 'woff2',
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: kern ? ['kern'] : [],
  } as const;
  const key = digestOf(versionOf('subset-font'), font, JSON.stringify([text, options]));
  const { data } = await cached(join(cacheDir, `${key}.woff2`), async () => {
    // A megabyte of WebAssembly, seldom needed.
    const { default: subsetFont } = await import('subset-font');
    return subsetFont(font, text, options);
  });
  return data;
}
