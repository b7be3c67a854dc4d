import { endOfLine } from './split-file.ts';

/**
 * The body to write when the editor's text (whose lines end in `\n` only) replaces `original`:
 * every line that was there keeps its own line ending, new lines take the prevailing one.
 */
export function mergeBody(original: string, edited: string): string {
  const old = original.split(/(?<=\r\n|\n|\r(?!\n))/);
  const fresh = edited.split(/(?<=\n)/);
  const eol = endOfLine(original);
  const kept = pairChanged(keptLines(old.map(plain), fresh.map(plain)), old.map(plain), fresh.map(plain));
  return fresh
    .map((line, i) => {
      const from = kept.get(i);
      const ending = from === undefined ? '' : (old[from] ?? '').slice(plain(old[from] ?? '').length);
      return plain(line) + (line.endsWith('\n') ? ending || eol : '');
    })
    .join('');
}

/** Adds the lines that changed: between two that stayed, those most alike from the top, then from the bottom. */
function pairChanged(kept: Map<number, number>, old: string[], fresh: string[]): Map<number, number> {
  const all = new Map(kept);
  const stays = [...kept, [fresh.length, old.length] as const].sort(([a], [b]) => a - b);
  let [toI, fromJ] = [0, 0];
  for (const [nextI, nextJ] of stays) {
    let [i, j, endI, endJ] = [toI, fromJ, nextI, nextJ];
    const many = endI - i !== endJ - j;
    while (i < endI && j < endJ && (!many || alike(fresh[i], old[j]))) all.set(i++, j++);
    while (i < endI && j < endJ && (!many || alike(fresh[endI - 1], old[endJ - 1]))) all.set(--endI, --endJ);
    [toI, fromJ] = [nextI + 1, nextJ + 1];
  }
  return all;
}

/** Whether one line is the other with something typed in or taken away at one place. */
function alike(a = '', b = ''): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  return short.length > 0 && (start + end) * 2 >= short.length;
}

function plain(line: string): string {
  return line.replace(/(?:\r\n|\n|\r)$/, '');
}

/** For each new line, the old line it is: equal heads and tails first, then the longest common subsequence between. */
function keptLines(old: string[], fresh: string[]): Map<number, number> {
  const kept = new Map<number, number>();
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) {
    kept.set(start, start);
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) {
    kept.set(fresh.length - 1 - end, old.length - 1 - end);
    end++;
  }
  for (const [i, j] of commonPairs(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end))) {
    kept.set(start + j, start + i);
  }
  return kept;
}

/** Index pairs of a longest common subsequence; nothing where the texts are too large to compare. */
export function commonPairs<T>(a: T[], b: T[], same = (x: T, y: T) => x === y): [number, number][] {
  if (a.length * b.length > 4_000_000) return [];
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] = same(a[i] as T, b[j] as T)
        ? (length[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(a[i] as T, b[j] as T)) pairs.push([i++, j++]);
    else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
