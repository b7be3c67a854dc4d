import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** What the value of a field may be. */
export type YamlNode = Scalar | YAMLMap | YAMLSeq;

/** A stretch of the text and what takes its place. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Where the parts of a YAML text begin and end, in offsets. */
export class YamlPlaces {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  lineStart(at: number): number {
    return this.source.lastIndexOf('\n', at - 1) + 1;
  }

  columnOf(at: number): number {
    return at - this.lineStart(at);
  }

  /** End of the line on which a value ends, its newline included. */
  lineEnd(at: number): number {
    if (at > 0 && this.source[at - 1] === '\n') return at;
    const next = this.source.indexOf('\n', at);
    return next < 0 ? this.source.length : next + 1;
  }

  /** Where the tag and the anchor before a value begin; the value itself where it has none. */
  valueStart(node: YamlNode): number {
    const [start] = node.range as [number, number, number];
    if (!node.anchor && !node.tag) return start;
    const before = this.source.slice(0, start);
    const marks = /(?:[&!][^\s[\]{},]*[ \t\r\n]+(?:#[^\n]*\n\s*)*)+$/.exec(before);
    return marks ? marks.index : start;
  }

  /** End of a value without the blank that follows it, unless the blank is part of it. */
  valueEnd(node: YamlNode): number {
    const [start, end] = node.range as [number, number, number];
    const last = lastWritten(node);
    if (last?.range && /^[|>][^\n#]*\+/.test(this.source.slice(last.range[0], last.range[1]))) return last.range[1];
    let at = end;
    while (at > start && /\s/.test(this.source[at - 1] ?? '')) at--;
    return at;
  }

  /** End of the last line of a field. */
  pairEnd(pair: Pair): number {
    const value = pair.value as YamlNode | null;
    const key = (pair.key as Scalar).range?.[1] ?? 0;
    return this.lineEnd(Math.max(value?.range ? this.valueEnd(value) : 0, key));
  }

  /** The same with the comments under it that stand further right than its name: they are about its value. */
  ownEnd(pair: Pair): number {
    const end = this.pairEnd(pair);
    const column = this.columnOf((pair.key as Scalar).range?.[0] ?? 0);
    const notes = new RegExp(`^(?:[ \\t\\r]*\\n)*(?: {${column + 1},}#[^\\n]*(?:\\n|$))+`);
    return end + (notes.exec(this.source.slice(end))?.[0].length ?? 0);
  }

  itemEnd(seq: YAMLSeq, index: number): number {
    return this.lineEnd(this.valueEnd(seq.items[index] as YamlNode));
  }

  /** Offset of the dash before an item; undefined for an item that is not after one on its own line. */
  dashOf(item: YamlNode): number | undefined {
    if (!item?.range || (!isAlias(item) && (item.anchor || item.tag))) return undefined;
    const start = this.lineStart(item.range[0]);
    const before = this.source.slice(start, item.range[0]);
    return /^ *- +$/.test(before) ? start + before.indexOf('-') : undefined;
  }
}

/** The scalar a value ends with, where it is a block: its trailing blank lines may be part of it. */
function lastWritten(node: unknown): Scalar | undefined {
  if (isScalar(node)) return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' ? node : undefined;
  if (isMap(node) && !node.flow) return lastWritten(node.items.at(-1)?.value);
  return isSeq(node) && !node.flow ? lastWritten(node.items.at(-1)) : undefined;
}
