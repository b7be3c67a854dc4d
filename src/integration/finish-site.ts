import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bindCompounds } from './finish/bind-compounds.ts';
import { StyleBundles } from './finish/bundle-styles.ts';
import { finishFonts } from './finish/finish-fonts.ts';
import { Pictures } from './finish/finish-pictures.ts';
import { rewrite, shownByStyle } from './finish/finish-styles.ts';
import { emptyScan, readScripts, scanPage, withoutStyles } from './finish/scan-pages.ts';
import { tellSizes } from './finish/tell-sizes.ts';

/**
 * Makes a built site light: stylesheets and fonts hold only what its pages use, nothing stands inline, pictures of
 * lists are WebP, printed pages have their QR, short compounds stay on one line. What is made of fonts and pictures is kept in `cacheDir` for the next build.
 * Reads every page twice: fonts and styles depend on all of them.
 * @returns how many pages there are.
 */
export async function finishSite(outDir: string, site: string, cacheDir: string): Promise<number> {
  const pages = await list(outDir, '**/*.html', /^(?:admin|pagefind|embed)\/|\/email\.html$/);
  const files = await list(outDir, '_astro/**/*.css');
  const sheets = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
  const styles = new StyleBundles(sheets, await readScripts(await list(outDir, '_astro/**/*.js')));
  const scan = emptyScan();
  for (const page of pages) {
    const html = await readFile(page, 'utf8');
    scanPage(bindCompounds(html), scan, styles.useOf(html));
  }
  const purged = await styles.purge(scan.rules, join(cacheDir, 'styles'));
  for (const css of purged.values()) for (const character of shownByStyle(css)) scan.characters.add(character);
  const fonts = await finishFonts(await list(outDir, '_astro/**/*.woff2'), scan, join(cacheDir, 'fonts'));
  await styles.write(purged, outDir, fonts);
  const pictures = new Pictures(outDir, join(cacheDir, 'pictures'));
  for (const page of pages) {
    const bare = rewrite(bindCompounds(withoutStyles(await readFile(page, 'utf8'))), fonts);
    const html = await tellSizes(await pictures.lighten(styles.link(bare)), outDir);
    await pictures.writeQr(html, site);
    await writeFile(page, html);
  }
  await Promise.all(files.map((file) => rm(file)));
  return pages.length;
}

async function list(root: string, pattern: string, except?: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: root })) {
    if (!except?.test(path.replaceAll('\\', '/'))) found.push(join(root, path));
  }
  return found.sort();
}
