import { isScalar } from 'yaml';
import type { Splice, YamlNode } from './yaml-places.ts';

/**
 * The splice that turns one text into another where both differ at one place only, in the lines as they stand in
 * `source`: a text folded on more lines stays folded. Undefined where the text is not written on lines of its own.
 */
export function typeInPlace(source: string, node: YamlNode | null, fresh: unknown): Splice | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || typeof fresh !== 'string' || !node.range) return undefined;
  const written = source.slice(node.range[0], node.range[1]);
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' || !written.includes('\n')) return undefined;
  const old = node.value;
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const typed = fresh.slice(start, fresh.length - end);
  const places = typed.includes('\n') ? undefined : placesOf(old, written, node.type !== 'PLAIN');
  const [from, to] = [places?.[start], places?.[old.length - end]];
  if (from === undefined || to === undefined || to < from) return undefined;
  return { from: node.range[0] + from, to: node.range[0] + to, text: typed };
}

/** For each character of a text (and its end), its offset in the lines it is written on; undefined at the ends of lines. */
function placesOf(value: string, written: string, block: boolean): (number | undefined)[] | undefined {
  let at = block ? written.indexOf('\n') + 1 : 0;
  const spaces = (from: number) => /^ */.exec(written.slice(from))?.[0].length ?? 0;
  const indent = block ? spaces(at) - (/^ */.exec(value)?.[0].length ?? 0) : 0;
  if (block) at += indent;
  const places: (number | undefined)[] = [];
  for (let i = 0; i < value.length; ) {
    if (written[at] === value[i] && value[i] !== '\n') {
      places[i++] = at++;
      continue;
    }
    const gap = /^[ \t]*(?:\r?\n[ \t]*)*\r?\n/.exec(written.slice(at))?.[0];
    const run = /^(?: |\n+)/.exec(value.slice(i))?.[0];
    if (!gap || !run) return undefined;
    places[i] = at;
    i += run.length;
    at += gap.length;
    at += block ? Math.min(indent, spaces(at)) : spaces(at);
  }
  places[value.length] = value.endsWith('\n') ? undefined : at;
  return places;
}
