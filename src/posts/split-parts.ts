import type { PostPart } from './post.ts';

/** Splits a post's text into its runs: the link (last occurrence), the hashtags, the mentions, the rest. */
export function splitParts(
  text: string,
  link: string | undefined,
  hashtags: readonly string[],
  mention?: RegExp,
): PostPart[] {
  const marks: { start: number; end: number; kind: PostPart['kind'] }[] = [];
  const add = (start: number, end: number, kind: PostPart['kind']) => {
    if (start >= 0 && marks.every((mark) => end <= mark.start || start >= mark.end)) marks.push({ start, end, kind });
  };
  if (link) {
    const start = text.lastIndexOf(link);
    add(start, start + link.length, 'link');
  }
  let end = text.length;
  for (const tag of hashtags.toReversed()) {
    const start = text.lastIndexOf(`#${tag}`, end);
    add(start, start + tag.length + 1, 'hashtag');
    end = start - 1;
  }
  for (const match of mention ? text.matchAll(mention) : []) add(match.index, match.index + match[0].length, 'mention');
  return cut(text, marks);
}

function cut(text: string, marks: { start: number; end: number; kind: PostPart['kind'] }[]): PostPart[] {
  const parts: PostPart[] = [];
  let at = 0;
  for (const { start, end, kind } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start > at) parts.push({ kind: 'text', text: text.slice(at, start) });
    parts.push({ kind, text: text.slice(start, end) });
    at = end;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}
