import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StyleBundles } from './finish/bundle-styles.ts';
import { finishFonts } from './finish/finish-fonts.ts';
import { Pictures } from './finish/finish-pictures.ts';
import { purgeStyles, rewrite, shownByStyle } from './finish/finish-styles.ts';
import { emptyScan, scanPage, scanScript, withoutStyles } from './finish/scan-pages.ts';
import { tellSizes } from './finish/tell-sizes.ts';

/**
 * Makes a built site light: stylesheets and fonts hold only what its pages use, nothing stands inline, pictures of
 * lists are WebP, printed pages have their QR. What is made of fonts and pictures is kept in `cacheDir` for the next build.
 * Reads every page twice: fonts and styles depend on all of them.
 * @returns how many pages there are.
 */
export async function finishSite(outDir: string, site: string, cacheDir: string): Promise<number> {
  const pages = await list(outDir, '**/*.html', /^(?:admin|pagefind|embed)\/|\/email\.html$/);
  const scan = emptyScan();
  for (const page of pages) scanPage(await readFile(page, 'utf8'), scan);
  for (const script of await list(outDir, '_astro/**/*.js')) await scanScript(script, scan);
  const styles = await purgeStyles(await list(outDir, '_astro/**/*.css'), scan, join(cacheDir, 'styles'));
  for (const css of styles.values()) for (const character of shownByStyle(css)) scan.characters.add(character);
  const fonts = await finishFonts(await list(outDir, '_astro/**/*.woff2'), scan, join(cacheDir, 'fonts'));
  const bundles = new StyleBundles(styles, outDir, fonts);
  const pictures = new Pictures(outDir, join(cacheDir, 'pictures'));
  for (const page of pages) {
    const bare = rewrite(withoutStyles(await readFile(page, 'utf8')), fonts);
    const html = await tellSizes(await pictures.lighten(await bundles.link(bare)), outDir);
    await pictures.writeQr(html, site);
    await writeFile(page, html);
  }
  await Promise.all([...styles.keys()].map((file) => rm(file)));
  return pages.length;
}

async function list(root: string, pattern: string, except?: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: root })) {
    if (!except?.test(path.replaceAll('\\', '/'))) found.push(join(root, path));
  }
  return found.sort();
}
