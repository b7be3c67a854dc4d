import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cached, digestOf, versionOf } from '#posters/poster-cache.ts';
import type { PageScan } from './scan-pages.ts';

/** Old name of a file -> new name, both without folder. */
export type Renamed = Map<string, string>;

/** What PurgeCSS is told of the pages. */
interface Found {
  tags: string[];
  classes: string[];
  ids: string[];
  attributes: { names: string[]; values: string[] };
  undetermined: string[];
}

/**
 * Leaves in the stylesheets only what some page uses, and adds the rules that stood inline to the one every page has. By file.
 * The same styles purged for the same use are found again in `cacheDir`.
 */
export async function purgeStyles(
  files: readonly string[],
  scan: PageScan,
  cacheDir: string,
): Promise<Map<string, string>> {
  const styles = new Map<string, string>();
  const found: Found = {
    tags: [...scan.tags].sort(),
    classes: [...scan.classes].sort(),
    ids: [...scan.ids].sort(),
    attributes: { names: [...scan.attributes].sort(), values: [...scan.values].sort() },
    undetermined: [],
  };
  const main = files.find((file) => basename(file).startsWith('BaseLayout')) ?? files[0];
  for (const file of files) {
    const raw = await readFile(file, 'utf8');
    const whole = file === main ? `${raw}\n${[...scan.rules].join('\n')}` : raw;
    const key = digestOf(versionOf('purgecss'), whole, JSON.stringify([found, THEME]));
    const { data } = await cached(join(cacheDir, `${key}.css`), async () =>
      Buffer.from(`${await purge(whole, found)}\n`),
    );
    styles.set(file, Buffer.from(data).toString('utf8'));
  }
  return styles;
}

async function purge(css: string, found: Found): Promise<string> {
  const { PurgeCSS } = await import('purgecss');
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: ' ', extension: 'html' }],
    css: [{ raw: css }],
    variables: true,
    keyframes: true,
    safelist: { standard: [/^:/], variables: THEME },
    extractors: [{ extensions: ['html'], extractor: () => found }],
  });
  return purged?.css ?? css;
}

/** The text that a stylesheet writes in the page by itself. */
export function shownByStyle(css: string): string {
  return [...css.matchAll(/content:\s*"([^"]*)"/g)]
    .map(([, text = '']) => text.replace(/\\[0-9a-f]+ ?/gi, ''))
    .join('');
}

/** The tokens of a theme: used by the rules that are moved in, whatever else is purged. */
const THEME = ['--notte', '--colore', '--carta', '--campo', '--luce', '--filo'];

/** `name.<hash of the content>.ext`, in the place of the hash it had. */
export function hashedName(file: string, content: Uint8Array): string {
  const [stem = 'file', ...rest] = basename(file).split('.');
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return `${stem}.${hash}.${rest.at(-1)}`;
}

/** Puts new names in the place of old ones. */
export function rewrite(text: string, renamed: Renamed): string {
  let result = text;
  for (const [old, name] of renamed) result = result.replaceAll(old, name);
  return result;
}
