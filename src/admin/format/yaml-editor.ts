import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { keepAliases } from './keep-aliases.ts';
import { commonPairs } from './merge-body.ts';
import { parseYaml } from './read-yaml.ts';
import {
  type Layout,
  layoutOf,
  renderFlow,
  renderItem,
  renderPair,
  renderValue,
  type ValueStyle,
} from './render-yaml.ts';
import { sameValue } from './tidy-fields.ts';
import { typeInPlace } from './type-in-place.ts';
import { type Splice, type YamlNode, YamlPlaces } from './yaml-places.ts';

type Values = Record<string, unknown>;

/** Collects the splices that turn one YAML text into another; `undefined` where it meets a form it does not know. */
export class YamlEditor {
  private readonly splices: Splice[] = [];
  private readonly layout: Layout;
  private readonly places: YamlPlaces;
  private readonly source: string;
  private readonly order: readonly string[];
  private readonly inPlace: boolean;

  /**
   * `inPlace`: a word is typed in the lines as they stand; `quoted`: texts of more lines go between quotes, for the
   * places where a block would not read back.
   */
  constructor(source: string, order: readonly string[], { inPlace = false, quoted = false } = {}) {
    this.inPlace = inPlace;
    this.source = source;
    this.order = order;
    this.layout = { ...layoutOf(source), quoted };
    this.places = new YamlPlaces(source);
  }

  edit(before: Values, after: Values): string | undefined {
    const doc = parseYaml(this.source);
    const root = doc.contents;
    if (root === null) return this.addAll(after);
    if (!isMap(root) || !this.editMap(root, before, after, true)) return undefined;
    this.splices.push(...keepAliases(doc, this.splices, this.places));
    let text = this.source;
    for (const { from, to, text: fresh } of this.splices.sort((a, b) => b.from - a.from || b.to - a.to)) {
      text = text.slice(0, from) + fresh + text.slice(to);
    }
    return text;
  }

  private addAll(after: Values): string {
    const open = this.source !== '' && !this.source.endsWith('\n');
    return this.source + (open ? this.layout.eol : '') + this.lines(Object.entries(after), 0).join('');
  }

  /** False where the map has to be written anew by whoever holds it. */
  private editMap(map: YAMLMap, before: Values, after: Values, root = false): boolean {
    if (!map.items.length) return false;
    if (map.flow) return this.editFlow(map, before, after);
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      if (!isScalar(pair.key) || pair.key.range == null || pair.key.anchor) return false;
      pairs.set(String(pair.key.value), pair);
    }
    const mark = this.splices.length;
    const left = map.items.length - [...pairs.keys()].filter((key) => !Object.hasOwn(after, key)).length;
    const done = [...pairs].every(([key, pair]) => {
      if (!Object.hasOwn(before, key)) return !Object.hasOwn(after, key) || this.replaceValue(pair, after[key]);
      if (!Object.hasOwn(after, key)) return (left > 0 || root) && this.removePair(pair);
      return sameValue(before[key], after[key]) || this.changeValue(pair, before[key], after[key]);
    });
    const added = Object.entries(after).filter(([key]) => !pairs.has(key));
    if (done && added.every(([key, value]) => this.addPair(map, pairs, key, value))) return true;
    return this.undo(mark);
  }

  private changeValue(pair: Pair, before: unknown, after: unknown): boolean {
    const node = pair.value as YamlNode;
    return this.editInside(node, before, after) || this.typeIn(node, after) || this.replaceValue(pair, after);
  }

  private editInside(node: YamlNode, before: unknown, after: unknown): boolean {
    if (isMap(node) && isGroup(before) && isGroup(after)) return this.editMap(node, before, after);
    return isSeq(node) && Array.isArray(before) && Array.isArray(after) && this.editSeq(node, before, after);
  }

  /** Changes single words between brackets; false where something comes or goes. */
  private editFlow(node: unknown, before: unknown, after: unknown): boolean {
    if (sameValue(before, after)) return true;
    const mark = this.splices.length;
    if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
      const same = node.items.length === before.length && before.length === after.length;
      return (same && node.items.every((item, i) => this.editFlow(item, before[i], after[i]))) || this.undo(mark);
    }
    if (isMap(node) && isGroup(before) && isGroup(after)) {
      const keys = node.items.map(({ key }) => String(isScalar(key) ? key.value : key));
      const same = [before, after].every((values) => sameValue(Object.keys(values).sort(), [...keys].sort()));
      const each = (pair: Pair, i: number) => this.editFlow(pair.value, before[keys[i] ?? ''], after[keys[i] ?? '']);
      return (same && node.items.every(each)) || this.undo(mark);
    }
    if (!isScalar(node) || !node.range || node.range[0] === node.range[1]) return false;
    this.splice(this.places.valueStart(node), node.range[1], renderFlow(after, styleOf(node)));
    return true;
  }

  private editSeq(seq: YAMLSeq, before: unknown[], after: unknown[]): boolean {
    if (seq.flow) return this.editFlow(seq, before, after);
    if (seq.items.length !== before.length || !before.length) return false;
    const dashes = seq.items.map((item) => this.places.dashOf(item as YamlNode));
    if (dashes.some((dash) => dash === undefined)) return false;
    const starts = dashes as number[];
    const mark = this.splices.length;
    const column = this.places.columnOf(starts[0] as number);
    const pairs: [number, number][] = [...commonPairs(before, after, sameValue), [before.length, after.length]];
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of pairs) {
      while (i < nextI && j < nextJ) {
        if (!this.changeItem(seq.items[i] as YamlNode, before[i], after[j], column)) return this.undo(mark);
        i++;
        j++;
      }
      const at = i > 0 ? this.places.itemEnd(seq, i - 1) : this.places.lineStart(starts[0] ?? 0);
      for (; i < nextI; i++) this.splice(this.places.lineStart(starts[i] as number), this.places.itemEnd(seq, i), '');
      for (; j < nextJ; j++) this.insertLine(at, `${' '.repeat(column)}- ${renderItem(after[j], column, this.layout)}`);
      i = nextI + 1;
      j = nextJ + 1;
    }
    return true;
  }

  private changeItem(item: YamlNode, before: unknown, after: unknown, column: number): boolean {
    if (this.editInside(item, before, after) || this.typeIn(item, after)) return true;
    if (!item.range) return false;
    const to = this.places.valueEnd(item);
    this.splice(item.range[0], to, this.closed(to, renderItem(after, column, this.layout, styleOf(item))));
    return true;
  }

  private typeIn(node: YamlNode | null, after: unknown): boolean {
    const found = this.inPlace ? typeInPlace(this.source, node, after) : undefined;
    if (found) this.splices.push(found);
    return found !== undefined;
  }

  private replaceValue(pair: Pair, value: unknown): boolean {
    const [key, node] = [pair.key as Scalar, pair.value as YamlNode | null];
    if (!key.range) return false;
    const column = this.places.columnOf(key.range[0]);
    const colon = this.source.indexOf(':', key.range[1]);
    if (colon < 0) return false;
    const rendered = renderValue(value, column, this.layout, styleOf(node));
    const written = node?.range && node.range[0] < node.range[1] ? node : undefined;
    const start = written ? Math.max(colon + 1, this.places.valueStart(written)) : colon + 1;
    const to = written ? Math.max(start, this.places.valueEnd(written)) : start;
    const gap = this.source.slice(colon + 1, start);
    const [note = ''] = /^[ \t]+#[^\r\n]*/.exec(gap) ?? /[ \t]+#[^\r\n]*/.exec(this.blockHeader(node)) ?? [];
    const plain = /^[ \t]+$/.test(gap) && !rendered.startsWith(this.layout.eol);
    const lead = plain ? gap : rendered.startsWith(this.layout.eol) ? '' : ' ';
    const [first, ...rest] = rendered.split(this.layout.eol);
    const fresh = rendered.startsWith('"') ? rendered + note : [`${first}${note}`, ...rest].join(this.layout.eol);
    this.splice(colon + 1, to, this.closed(to, lead + fresh));
    return true;
  }

  /** The first line of a block, where its comment may stand. */
  private blockHeader(node: YamlNode | null): string {
    const block = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') && node.range;
    return block ? (this.source.slice(block[0]).split('\n', 1)[0] ?? '') : '';
  }

  /** A value with the end of line that what it replaces had inside. */
  private closed(to: number, rendered: string): string {
    return this.source[to - 1] === '\n' && !rendered.endsWith('\n') ? rendered + this.layout.eol : rendered;
  }

  private removePair(pair: Pair): boolean {
    const key = pair.key as Scalar;
    if (!key.range) return false;
    const start = this.places.lineStart(key.range[0]);
    if (!/^[ \t]*(?:\? +)?$/.test(this.source.slice(start, key.range[0]))) return false;
    this.splice(start, this.places.ownEnd(pair), '');
    return true;
  }

  private addPair(map: YAMLMap, pairs: Map<string, Pair>, key: string, value: unknown): boolean {
    const first = map.items[0]?.key as Scalar | undefined;
    if (!first?.range) return false;
    const start = this.places.lineStart(first.range[0]);
    const lead = this.source.slice(start, first.range[0]);
    const column = lead.length - (/\? +$/.exec(lead)?.[0].length ?? 0);
    const rank = this.order.indexOf(key);
    const before = rank < 0 ? [...pairs.keys()] : this.order.slice(0, rank).filter((name) => pairs.has(name));
    const [line = ''] = this.lines([[key, value]], column);
    const previous = pairs.get(before.at(-1) ?? '') ?? (rank < 0 || lead.trim() ? map.items.at(-1) : undefined);
    if (previous) this.insertLine(this.places.pairEnd(previous), line.slice(0, -this.layout.eol.length));
    else this.splice(start, start, line);
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
}

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function styleOf(node: YamlNode | null): ValueStyle | undefined {
  if (isScalar(node)) return typeof node.value === 'string' ? { scalar: node.type } : undefined;
  return node?.flow ? { flow: true } : undefined;
}
