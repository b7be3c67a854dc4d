import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { PurgeCSS } from 'purgecss';
import type { PageScan } from './scan-pages.ts';

/** Old name of a file -> new name, both without folder. */
export type Renamed = Map<string, string>;

/** Leaves in the stylesheets only what some page uses, and adds the rules that stood inline to the one every page has. By file. */
export async function purgeStyles(files: readonly string[], scan: PageScan): Promise<Map<string, string>> {
  const styles = new Map<string, string>();
  const found = {
    tags: [...scan.tags],
    classes: [...scan.classes],
    ids: [...scan.ids],
    attributes: { names: [...scan.attributes], values: [...scan.values] },
    undetermined: [],
  };
  const main = files.find((file) => basename(file).startsWith('BaseLayout')) ?? files[0];
  for (const file of files) {
    const raw = await readFile(file, 'utf8');
    const whole = file === main ? `${raw}\n${[...scan.rules].join('\n')}` : raw;
    const [purged] = await new PurgeCSS().purge({
      content: [{ raw: ' ', extension: 'html' }],
      css: [{ raw: whole }],
      variables: true,
      keyframes: true,
      safelist: { standard: [/^:/], variables: THEME },
      extractors: [{ extensions: ['html'], extractor: () => found }],
    });
    styles.set(file, purged?.css ?? whole);
  }
  return styles;
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
