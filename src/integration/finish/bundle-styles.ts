import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { transform } from 'lightningcss';
import { cssBlocks } from '../css-blocks.ts';
import { type Renamed, rewrite } from './finish-styles.ts';

/** The oldest browsers that know cascade layers: `major << 16`. */
const targets = { chrome: 99 << 16, edge: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) };

/** The layers every page needs. Any other layer is a part: it travels with the pages that use one of its classes. */
const COMMON = new Set(['italia', 'base', 'parts']);

interface Sheet {
  common: string;
  parts: { css: string; classes: Set<string> }[];
}

/** Gives each page one stylesheet with the layers it uses; pages of a kind share it. */
export class StyleBundles {
  readonly #sheets: ReadonlyMap<string, Sheet>;
  readonly #outDir: string;
  readonly #fonts: Renamed;
  readonly #written = new Map<string, Promise<string>>();

  constructor(styles: ReadonlyMap<string, string>, outDir: string, fonts: Renamed) {
    const sheets = new Map([...styles].map(([file, css]) => [basename(file), readSheet(css)]));
    const common = new Set(
      [...sheets.values()].flatMap((sheet) =>
        [...sheet.common.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
      ),
    );
    for (const { parts } of sheets.values())
      for (const { classes } of parts) for (const name of common) classes.delete(name);
    this.#sheets = sheets;
    this.#outDir = outDir;
    this.#fonts = fonts;
  }

  /** Puts one stylesheet in the place of those a page links to. */
  async link(html: string): Promise<string> {
    const links = [...html.matchAll(/<link rel="stylesheet" href="\/_astro\/([^"]+\.css)">/g)];
    const sheets = links.flatMap(([, name = '']) => this.#sheets.get(name) ?? []);
    if (sheets.length === 0) return html;
    const used = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)));
    const parts = sheets.flatMap((sheet) => sheet.parts).filter(({ classes }) => [...classes].some((c) => used.has(c)));
    const css = [...sheets.map(({ common }) => common), ...parts.map((part) => part.css)].join('\n');
    const name = await this.#write(css);
    let first = true;
    return html.replace(/<link rel="stylesheet" href="\/_astro\/[^"]+\.css">/g, () => {
      const link = first ? `<link rel="stylesheet" href="/_astro/${name}">` : '';
      first = false;
      return link;
    });
  }

  #write(css: string): Promise<string> {
    const known = this.#written.get(css);
    if (known) return known;
    const job = (async () => {
      const { code } = transform({
        filename: 'stile.css',
        code: Buffer.from(rewrite(css, this.#fonts)),
        minify: true,
        targets,
      });
      const name = `stile.${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.css`;
      await writeFile(join(this.#outDir, '_astro', name), code);
      return name;
    })();
    this.#written.set(css, job);
    return job;
  }
}

function readSheet(css: string): Sheet {
  const sheet: Sheet = { common: '', parts: [] };
  for (const { prelude, body } of cssBlocks(css)) {
    const layer = /^@layer ([\w-]+)$/.exec(prelude)?.[1];
    const text = body === undefined ? `${prelude};` : `${prelude}{${body}}`;
    if (!layer || body === undefined || COMMON.has(layer)) sheet.common += `${text}\n`;
    else sheet.parts.push({ css: text, classes: leadingClasses(body) });
  }
  return sheet;
}

/** The first class of each selector: the one without which its rules do not apply. */
function leadingClasses(css: string): Set<string> {
  const found = new Set<string>();
  for (const { prelude, body } of cssBlocks(css)) {
    if (prelude.startsWith('@') && body !== undefined) for (const name of leadingClasses(body)) found.add(name);
    else for (const selector of prelude.split(',')) found.add(/\.([\w-]+)/.exec(selector)?.[1] ?? '');
  }
  found.delete('');
  return found;
}
