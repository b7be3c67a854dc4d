import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What a selector may hold, as some pages use it. */
export interface PageUse {
  tags: Set<string>;
  classes: Set<string>;
  ids: Set<string>;
  attributes: Set<string>;
  values: Set<string>;
}

/** What the pages of a site say, gathered in one pass over their HTML. */
export interface PageScan {
  /** Characters of the text, and of the attributes that are shown. */
  characters: Set<string>;
  /** Characters of the numbers set in 900. */
  heavy: Set<string>;
  /** Rules of the inline styles, in order, each once. */
  rules: Set<string>;
}

const none = () => new Set<string>();
export const emptyUse = (): PageUse => ({
  tags: none(),
  classes: none(),
  ids: none(),
  attributes: none(),
  values: none(),
});
export const emptyScan = (): PageScan => ({ characters: none(), heavy: none(), rules: none() });

const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** A page without its inline styles, which must move to a stylesheet: the policy forbids them. */
export function withoutStyles(html: string): string {
  return html.replace(inlineStyle, '');
}

/** Adds a page to a scan, and to the use of those that share a stylesheet with it. */
export function scanPage(html: string, scan: PageScan, use: PageUse): void {
  for (const [, css = ''] of html.matchAll(inlineStyle)) if (css.trim()) scan.rules.add(css.trim());
  const body = withoutStyles(html).replace(/<script[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, ' ');
  for (const [, tag = '', attributes = ''] of body.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)/gi)) {
    use.tags.add(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)) {
      use.attributes.add(name);
      if (name === 'id') use.ids.add(value);
      else if (value.length < 200)
        for (const word of value.split(/\s+/)) (name === 'class' ? use.classes : use.values).add(word);
      if (/^(placeholder|value|alt)$/.test(name)) addText(value, scan.characters);
    }
  }
  addText(body.replace(/<[^>]*>/g, ' '), scan.characters);
  for (const [, , inner = ''] of body.matchAll(/<([a-z]+)[^>]*class="[^"]*\bnum\b[^"]*"[^>]*>([\s\S]*?)<\/\1>/g)) {
    addText(inner.replace(/<small[^>]*>[\s\S]*?<\/small>|<[^>]*>/g, ''), scan.heavy);
  }
}

/** The words of each script of a site, by its name: what it may put in a page. */
export async function readScripts(paths: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const texts = new Map(
    await Promise.all(paths.map(async (path) => [basename(path), await readFile(path, 'utf8')] as const)),
  );
  const wordsOf = (name: string, seen: Set<string>): string[] => {
    const text = texts.get(name);
    if (text === undefined || seen.has(name)) return [];
    seen.add(name);
    return [...(text.match(/[A-Za-z][\w-]+/g) ?? []), ...scriptsOf(text).flatMap((other) => wordsOf(other, seen))];
  };
  return new Map([...texts.keys()].map((name) => [name, new Set(wordsOf(name, new Set()))]));
}

/** The names of the scripts that a page loads, or a script imports. */
export function scriptsOf(text: string): string[] {
  return [...text.matchAll(/([\w.-]+\.js)["'`]/g)].map(([, name = '']) => name);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function addText(html: string, into: Set<string>): void {
  const text = html.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? whole;
    },
  );
  for (const character of text) into.add(character);
}
