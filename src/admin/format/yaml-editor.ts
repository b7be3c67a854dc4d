import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { commonPairs } from './merge-body.ts';
import { parseYaml } from './read-yaml.ts';
import { type Layout, layoutOf, renderItem, renderPair, renderValue, type ValueStyle } from './render-yaml.ts';
import { sameValue } from './tidy-fields.ts';

type Values = Record<string, unknown>;
interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Collects the splices that turn one YAML text into another; `undefined` where it meets a form it does not know. */
export class YamlEditor {
  private readonly splices: Splice[] = [];
  private readonly layout: Layout;
  private readonly source: string;
  private readonly order: readonly string[];

  constructor(source: string, order: readonly string[]) {
    this.source = source;
    this.order = order;
    this.layout = layoutOf(source);
  }

  edit(before: Values, after: Values): string | undefined {
    const root = parseYaml(this.source).contents;
    if (root === null) return this.source + this.lines(Object.entries(after), 0).join('');
    if (!isMap(root) || !this.editMap(root, before, after)) return undefined;
    let text = this.source;
    for (const { from, to, text: fresh } of this.splices.sort((a, b) => b.from - a.from || b.to - a.to)) {
      text = text.slice(0, from) + fresh + text.slice(to);
    }
    return text;
  }

  /** False where the map has to be written anew by whoever holds it. */
  private editMap(map: YAMLMap, before: Values, after: Values): boolean {
    if (map.flow || map.anchor || map.tag || !map.items.length) return false;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      if (!isScalar(pair.key) || pair.key.range == null || pair.key.anchor) return false;
      pairs.set(String(pair.key.value), pair);
    }
    const mark = this.splices.length;
    const done = [...pairs].every(([key, pair]) => {
      if (!Object.hasOwn(before, key)) return !Object.hasOwn(after, key) || this.replaceValue(pair, after[key]);
      if (!Object.hasOwn(after, key)) return this.removePair(map, pair);
      return sameValue(before[key], after[key]) || this.changeValue(pair, before[key], after[key]);
    });
    const added = Object.entries(after).filter(([key]) => !pairs.has(key));
    if (done && added.every(([key, value]) => this.addPair(map, pairs, key, value))) return true;
    this.splices.length = mark;
    return false;
  }

  private changeValue(pair: Pair, before: unknown, after: unknown): boolean {
    const { value } = pair;
    if (isMap(value) && isGroup(before) && isGroup(after) && this.editMap(value, before, after)) return true;
    if (isSeq(value) && Array.isArray(before) && Array.isArray(after) && this.editSeq(value, before, after))
      return true;
    return this.replaceValue(pair, after);
  }

  private editSeq(seq: YAMLSeq, before: unknown[], after: unknown[]): boolean {
    if (seq.flow || seq.anchor || seq.tag || seq.items.length !== before.length || !before.length) return false;
    const dashes = seq.items.map((item) => this.dashOf(item as Node));
    if (dashes.some((dash) => dash === undefined)) return false;
    const starts = dashes as number[];
    const mark = this.splices.length;
    const column = this.columnOf(starts[0] as number);
    const pairs: [number, number][] = [...commonPairs(before, after, sameValue), [before.length, after.length]];
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of pairs) {
      while (i < nextI && j < nextJ) {
        if (!this.changeItem(seq.items[i] as Node, before[i], after[j], column)) return this.undo(mark);
        i++;
        j++;
      }
      const at = i < nextI || j < nextJ ? this.itemEnd(seq, starts, i - 1) : 0;
      for (; i < nextI; i++) {
        this.splice(this.lineStart(starts[i] as number), this.itemEnd(seq, starts, i), '');
      }
      for (; j < nextJ; j++) this.insertLine(at, `${' '.repeat(column)}- ${renderItem(after[j], column, this.layout)}`);
      i = nextI + 1;
      j = nextJ + 1;
    }
    return true;
  }

  private changeItem(item: Node, before: unknown, after: unknown, column: number): boolean {
    if (isMap(item) && isGroup(before) && isGroup(after) && this.editMap(item, before, after)) return true;
    if (isSeq(item) && Array.isArray(before) && Array.isArray(after) && this.editSeq(item, before, after)) return true;
    if (!item.range) return false;
    this.splice(item.range[0], this.valueEnd(item), renderItem(after, column, this.layout, styleOf(item)));
    return true;
  }

  private replaceValue(pair: Pair, value: unknown): boolean {
    const [key, node] = [pair.key as Scalar, pair.value as Node | null];
    if (!key.range || (node && (node.anchor || node.tag))) return false;
    const column = this.columnOf(key.range[0]);
    const colon = this.source.indexOf(':', key.range[1]);
    if (colon < 0) return false;
    const rendered = renderValue(value, column, this.layout, styleOf(node));
    const block = rendered.startsWith(this.layout.eol);
    const start = node?.range?.[0] ?? colon + 1;
    const gap = this.source.slice(colon + 1, start);
    if (gap.trim() !== '') return false;
    const to = node?.range ? Math.max(start, this.valueEnd(node)) : start;
    if (gap !== '' && !gap.includes('\n') && !block) this.splice(start, to, rendered);
    else this.splice(colon + 1, to, block ? rendered : ` ${rendered}`);
    return true;
  }

  private removePair(map: YAMLMap, pair: Pair): boolean {
    const key = pair.key as Scalar;
    if (!key.range || map.items.length === 1) return false;
    const start = this.lineStart(key.range[0]);
    if (this.source.slice(start, key.range[0]).trim() !== '') return false;
    this.splice(start, this.pairEnd(pair), '');
    return true;
  }

  private addPair(map: YAMLMap, pairs: Map<string, Pair>, key: string, value: unknown): boolean {
    const first = map.items[0]?.key as Scalar | undefined;
    if (!first?.range) return false;
    const column = this.columnOf(first.range[0]);
    const rank = this.order.indexOf(key);
    const before = rank < 0 ? [...pairs.keys()] : this.order.slice(0, rank).filter((name) => pairs.has(name));
    const previous = pairs.get(before.at(-1) ?? '') ?? (rank < 0 ? map.items.at(-1) : undefined);
    const [line] = this.lines([[key, value]], column);
    if (previous) this.insertLine(this.pairEnd(previous), (line ?? '').slice(0, -this.layout.eol.length));
    else {
      const start = this.lineStart(first.range[0]);
      if (this.source.slice(start, first.range[0]).trim() !== '') return this.addLast(map, line ?? '');
      this.splice(start, start, line ?? '');
    }
    return true;
  }

  private addLast(map: YAMLMap, line: string): boolean {
    const last = map.items.at(-1);
    if (!last) return false;
    this.insertLine(this.pairEnd(last), line.slice(0, -this.layout.eol.length));
    return true;
  }

  private lines(entries: [string, unknown][], column: number): string[] {
    return entries.map(([key, value]) => renderPair(key, value, column, this.layout));
  }

  private insertLine(at: number, line: string): void {
    const open = at > 0 && this.source[at - 1] !== '\n';
    this.splice(at, at, open ? this.layout.eol + line : line + this.layout.eol);
  }

  private splice(from: number, to: number, text: string): void {
    this.splices.push({ from, to, text });
  }

  private undo(mark: number): false {
    this.splices.length = mark;
    return false;
  }

  /** Offset of the dash before an item; undefined for an item that is not after one on its own line. */
  private dashOf(item: Node): number | undefined {
    if (!item?.range || item.anchor || item.tag) return undefined;
    const start = this.lineStart(item.range[0]);
    const before = this.source.slice(start, item.range[0]);
    return /^ *- +$/.test(before) ? start + before.indexOf('-') : undefined;
  }

  private lineStart(at: number): number {
    return this.source.lastIndexOf('\n', at - 1) + 1;
  }

  private columnOf(at: number): number {
    return at - this.lineStart(at);
  }

  /** End of the line on which a value ends, its newline included. */
  private lineEnd(at: number): number {
    if (at > 0 && this.source[at - 1] === '\n') return at;
    const next = this.source.indexOf('\n', at);
    return next < 0 ? this.source.length : next + 1;
  }

  private valueEnd(node: Node): number {
    const [start, end] = node.range as [number, number, number];
    let at = end;
    while (at > start && /\s/.test(this.source[at - 1] ?? '')) at--;
    return at;
  }

  private pairEnd(pair: Pair): number {
    const value = pair.value as Node | null;
    const at = value?.range ? this.valueEnd(value) : (pair.key as Scalar).range?.[1];
    return this.lineEnd(Math.max(at ?? 0, (pair.key as Scalar).range?.[1] ?? 0));
  }

  private itemEnd(seq: YAMLSeq, starts: number[], index: number): number {
    if (index < 0) return this.lineStart(starts[0] ?? 0);
    return this.lineEnd(this.valueEnd(seq.items[index] as Node));
  }
}

type Node = Scalar | YAMLMap | YAMLSeq;

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function styleOf(node: Node | null): ValueStyle | undefined {
  if (isScalar(node)) return typeof node.value === 'string' ? { scalar: node.type } : undefined;
  return node?.flow ? { flow: true } : undefined;
}
