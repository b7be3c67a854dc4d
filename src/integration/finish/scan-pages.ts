import { readFile } from 'node:fs/promises';

/** What the pages of a site use, gathered in one pass over their HTML. */
export interface PageScan {
  /** What a selector may hold. */
  tags: Set<string>;
  classes: Set<string>;
  ids: Set<string>;
  attributes: Set<string>;
  values: Set<string>;
  /** Characters of the text, and of the attributes that are shown. */
  characters: Set<string>;
  /** Characters of the numbers set in 900. */
  heavy: Set<string>;
  /** Rules of the inline styles, in order, each once. */
  rules: Set<string>;
}

export function emptyScan(): PageScan {
  const none = () => new Set<string>();
  return {
    tags: none(),
    classes: none(),
    ids: none(),
    attributes: none(),
    values: none(),
    characters: none(),
    heavy: none(),
    rules: none(),
  };
}

const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** A page without its inline styles, which must move to a stylesheet: the policy forbids them. */
export function withoutStyles(html: string): string {
  return html.replace(inlineStyle, '');
}

/** Adds a page to a scan. */
export function scanPage(html: string, scan: PageScan): void {
  for (const [, css = ''] of html.matchAll(inlineStyle)) if (css.trim()) scan.rules.add(css.trim());
  const body = withoutStyles(html).replace(/<script[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, ' ');
  for (const [, tag = '', attributes = ''] of body.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)/gi)) {
    scan.tags.add(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)) {
      scan.attributes.add(name);
      if (name === 'id') scan.ids.add(value);
      else if (value.length < 200)
        for (const word of value.split(/\s+/)) (name === 'class' ? scan.classes : scan.values).add(word);
      if (/^(placeholder|value|alt)$/.test(name)) addText(value, scan.characters);
    }
  }
  addText(body.replace(/<[^>]*>/g, ' '), scan.characters);
  for (const [, , inner = ''] of body.matchAll(/<([a-z]+)[^>]*class="[^"]*\bnum\b[^"]*"[^>]*>([\s\S]*?)<\/\1>/g)) {
    addText(inner.replace(/<small[^>]*>[\s\S]*?<\/small>|<[^>]*>/g, ''), scan.heavy);
  }
}

/** Adds what a script of the site may put in a page. */
export async function scanScript(path: string, scan: PageScan): Promise<void> {
  const text = await readFile(path, 'utf8');
  for (const [word] of text.matchAll(/[A-Za-z][\w-]+/g)) scan.classes.add(word);
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
