import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { cached, digestOf, versionOf } from '#posters/poster-cache.ts';
import type { PageUse } from './scan-pages.ts';

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

/** Leaves in a stylesheet what some page uses; the same one purged for the same use is found again in `cacheDir`. */
export async function purgeStyle(css: string, use: PageUse, cacheDir: string): Promise<string> {
  const found = foundOf(css, use);
  const key = digestOf(versionOf('purgecss'), css, JSON.stringify([found, THEME]));
  const { data } = await cached(join(cacheDir, `${key}.css`), async () => Buffer.from(`${await purge(css, found)}\n`));
  return Buffer.from(data).toString('utf8');
}

/** Of what pages use, what the stylesheet names: a new word in a page is nothing to it. */
function foundOf(css: string, use: PageUse): Found {
  const named = new Set(css.match(/[a-zA-Z][\w-]*/g));
  const kept = (words: ReadonlySet<string>) => [...words].filter((word) => named.has(word)).sort();
  // `[href^="http"]`: what stands in the selector stands for every value that has it.
  const pieces = [...css.matchAll(/\[[\w-]+[\^$*~|]=["']?([^"'\]]+)/g)].map(([, piece = '']) => piece);
  const values = pieces.filter((piece) => [...use.values, ...use.classes].some((value) => value.includes(piece)));
  return {
    tags: kept(use.tags),
    classes: kept(use.classes),
    ids: kept(use.ids),
    attributes: { names: kept(use.attributes), values: [...new Set([...kept(use.values), ...values])].sort() },
    undetermined: [],
  };
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
