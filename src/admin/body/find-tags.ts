import { type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';

/** One tag of a registered component, written on one line with plain attributes. */
export interface Tag {
  name: MdxComponentName;
  kind: 'alone' | 'open' | 'close';
  attributes: Record<string, string>;
  from: number;
  to: number;
  /** Offset of the tag that closes or opens the same component. */
  mate?: number;
}

const tag = /<(\/?)([A-Z][A-Za-z]*)((?:[ \t]+[\w-]+="[^"\n{}<>]*")*)[ \t]*(\/?)>/g;
const attribute = /([\w-]+)="([^"]*)"/g;
/** Code and escapes, where a tag is only text. */
const literal =
  /^(?:```|~~~)[^\n]*\n[\s\S]*?(?:^(?:```|~~~)[^\n]*$|$(?![\s\S]))|`[^`\n]*`|\\[<`]|\{\/\*[\s\S]*?\*\/\}/gm;

/** Every tag of a registered component in a body, in order; what is not written as the form writes it stays text. */
export function findTags(body: string): Tag[] {
  if (!body.includes('<')) return [];
  const skipped = [...body.matchAll(literal)].map((found) => [found.index, found.index + found[0].length] as const);
  const tags: Tag[] = [];
  const open: Tag[] = [];
  for (const found of body.matchAll(tag)) {
    const [text, slash, name = '', attributes = '', alone] = found;
    if (!Object.hasOwn(mdxComponents, name) || skipped.some(([from, to]) => found.index >= from && found.index < to))
      continue;
    const one: Tag = {
      name: name as MdxComponentName,
      kind: slash ? 'close' : alone ? 'alone' : 'open',
      attributes: Object.fromEntries(
        [...attributes.matchAll(attribute)].map(([, key = '', value = '']) => [key, value]),
      ),
      from: found.index,
      to: found.index + text.length,
    };
    tags.push(one);
    if (one.kind === 'open') open.push(one);
    if (one.kind === 'close') pair(open, one);
  }
  return tags;
}

function pair(open: Tag[], close: Tag): void {
  const last = open.at(-1);
  if (last?.name !== close.name) return;
  open.pop();
  last.mate = close.from;
  close.mate = last.from;
}

/** A tag as the redazione writes it; empty attributes are left out. */
export function writeTag(
  name: MdxComponentName,
  attributes: Readonly<Record<string, string>>,
  kind: 'alone' | 'open',
): string {
  const words = Object.entries(attributes).flatMap(([key, value]) => {
    const plain = value.replace(/["{}<>\n]/g, ' ').trim();
    return plain ? [`${key}="${plain}"`] : [];
  });
  return `<${[name, ...words].join(' ')}${kind === 'alone' ? ' />' : '>'}`;
}
