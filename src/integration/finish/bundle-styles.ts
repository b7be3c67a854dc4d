import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { transform } from 'lightningcss';
import { cssBlocks } from '../css-blocks.ts';
import { purgeStyle, type Renamed, rewrite } from './finish-styles.ts';
import { emptyUse, type PageUse, scriptsOf } from './scan-pages.ts';

/** The oldest browsers that know cascade layers: `major << 16`. */
const targets = { chrome: 99 << 16, edge: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) };

/** The layers every page needs. Any other layer is a part: it travels with the pages that use one of its classes. */
const COMMON = new Set(['italia', 'base', 'parts']);

interface Sheet {
  common: string;
  parts: { css: string; classes: Set<string> }[];
}

/** Pages that need the same layers, and so share a stylesheet: what they use of it. */
interface Kind {
  raw: string;
  use: PageUse;
}

/** Gives each kind of page one stylesheet, with the layers its pages need and in them only what some of its pages use. */
export class StyleBundles {
  readonly #sheets: ReadonlyMap<string, Sheet>;
  readonly #scripts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #kinds = new Map<string, Kind>();
  readonly #names = new Map<string, string>();

  /** @param styles the stylesheets as they were bundled, by file; @param scripts the words of each script, by name. */
  constructor(styles: ReadonlyMap<string, string>, scripts: ReadonlyMap<string, ReadonlySet<string>>) {
    const sheets = new Map([...styles].map(([file, css]) => [basename(file), readSheet(css)]));
    const common = new Set(
      [...sheets.values()].flatMap((sheet) =>
        [...sheet.common.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
      ),
    );
    for (const { parts } of sheets.values())
      for (const { classes } of parts) for (const name of common) classes.delete(name);
    this.#sheets = sheets;
    this.#scripts = scripts;
  }

  /** The use to which a page's is to be added: that of its kind. */
  useOf(html: string): PageUse {
    const raw = this.#layersOf(html);
    const kind = this.#kinds.get(raw) ?? { raw, use: emptyUse() };
    this.#kinds.set(raw, kind);
    for (const script of scriptsOf(html))
      for (const word of this.#scripts.get(script) ?? [])
        for (const words of Object.values(kind.use) as Set<string>[]) words.add(word);
    return kind.use;
  }

  /** What each kind of page needs, once every page has told its use; `rules` go with all of them. By what `write` takes. */
  async purge(rules: ReadonlySet<string>, cacheDir: string): Promise<Map<string, string>> {
    const purged = new Map<string, string>();
    for (const { raw, use } of this.#kinds.values())
      if (raw !== '') purged.set(raw, await purgeStyle(`${raw}\n${[...rules].join('\n')}`, use, cacheDir));
    return purged;
  }

  /** Writes the purged stylesheets, with the names that fonts have now. */
  async write(purged: ReadonlyMap<string, string>, outDir: string, fonts: Renamed): Promise<void> {
    for (const [raw, css] of purged) {
      const { code } = transform({
        filename: 'stile.css',
        code: Buffer.from(rewrite(css, fonts)),
        minify: true,
        targets,
      });
      const name = `stile.${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.css`;
      await writeFile(join(outDir, '_astro', name), code);
      this.#names.set(raw, name);
    }
  }

  /** Puts the stylesheet of its kind in the place of those a page links to. */
  link(html: string): string {
    const name = this.#names.get(this.#layersOf(html));
    if (!name) return html;
    let first = true;
    return html.replace(sheetLink, () => {
      const link = first ? `<link rel="stylesheet" href="/_astro/${name}">` : '';
      first = false;
      return link;
    });
  }

  /** The layers of the stylesheets a page links to, without those whose classes it does not have. */
  #layersOf(html: string): string {
    const sheets = [...html.matchAll(sheetLink)].flatMap(([, name = '']) => this.#sheets.get(name) ?? []);
    const used = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)));
    const parts = sheets.flatMap((sheet) => sheet.parts).filter(({ classes }) => [...classes].some((c) => used.has(c)));
    return [...sheets.map(({ common }) => common), ...parts.map((part) => part.css)].join('\n');
  }
}

const sheetLink = /<link rel="stylesheet" href="\/_astro\/([^"]+\.css)">/g;

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
