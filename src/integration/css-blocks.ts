/** One top-level piece of a stylesheet: what stands before its braces, and inside them; a statement has no body. */
export interface CssBlock {
  prelude: string;
  body: string | undefined;
}

/** The top-level pieces of a stylesheet, in order, without comments. Strings and data addresses may hold no braces. */
export function cssBlocks(css: string): CssBlock[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const blocks: CssBlock[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth > 0) continue;
      blocks.push({ prelude: text.slice(start, open).trim(), body: text.slice(open + 1, at) });
      start = at + 1;
    } else if (character === ';' && depth === 0) {
      blocks.push({ prelude: text.slice(start, at).trim(), body: undefined });
      start = at + 1;
    }
  }
  return blocks;
}
