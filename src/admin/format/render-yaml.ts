import { Document, isCollection, isScalar, type Scalar, visit } from 'yaml';
import { endOfLine } from './split-file.ts';

/** How new YAML is laid out, so that it looks like the file it goes into. */
export interface Layout {
  eol: '\r\n' | '\n';
  /** Whether the items of a list stand two columns right of their key. */
  indentSeq: boolean;
  /** Texts of more lines between quotes instead of in blocks. */
  quoted?: boolean;
}

/** The layout of a YAML text. */
export function layoutOf(source: string): Layout {
  return { eol: endOfLine(source), indentSeq: !/^( *)(?:- )?[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(source) };
}

/** How the value that is being replaced was written. */
export interface ValueStyle {
  scalar?: Scalar['type'];
  flow?: boolean;
}

/**
 * A value as it stands after the colon of a key at `column`: on the same line, or from the line under it (then it
 * starts with the end of line). Never folds; keeps the style of what it replaces where that style can hold it.
 */
export function renderValue(value: unknown, column: number, layout: Layout, style: ValueStyle = {}): string {
  const doc = new Document({ k: value });
  applyStyle(doc.get('k', true), style);
  return lay(doc, 'k:'.length, column, layout).replace(/^ /, '');
}

/** An item as it stands after its dash and space, the dash being at `column`. */
export function renderItem(value: unknown, column: number, layout: Layout, style: ValueStyle = {}): string {
  const doc = new Document([value]);
  applyStyle(doc.get(0, true), style);
  return lay(doc, '- '.length, column, layout);
}

/** A value on one line, as it may stand between brackets. */
export function renderFlow(value: unknown, { scalar }: ValueStyle = {}): string {
  const doc = new Document([value]);
  const item = doc.get(0, true);
  if (isScalar(item) && (scalar === 'QUOTE_DOUBLE' || scalar === 'QUOTE_SINGLE')) applyStyle(item, { scalar });
  visit(doc, {
    Collection: (_, node) => {
      node.flow = true;
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && /[\n\r]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return doc.toString(oneLine).trimEnd().slice(1, -1);
}

/** A whole `key: value` line (or lines) at `column`, with its end of line. */
export function renderPair(key: string, value: unknown, column: number, layout: Layout): string {
  const rendered = renderValue(value, column, layout);
  const name = new Document(key).toString({ lineWidth: 0 }).trimEnd();
  const space = rendered.startsWith(layout.eol) ? '' : ' ';
  return `${' '.repeat(column)}${name}:${space}${rendered}${layout.eol}`;
}

const oneLine = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1e9 };

/** Texts a block gives back whatever stands around it: no blank ends, no odd line ends. */
const fitsBlock = /^\S(?:[^\r\u0085\u2028\u2029]*[^\s])?\n?$/;

function lay(doc: Document, skip: number, column: number, { eol, indentSeq, quoted }: Layout): string {
  visit(doc, {
    Scalar(_, scalar) {
      const { value, type } = scalar;
      if (typeof value !== 'string' || !(value.includes('\n') || type?.startsWith('BLOCK'))) return;
      if (quoted || !fitsBlock.test(value)) scalar.type = 'QUOTE_DOUBLE';
      else if (!type) scalar.type = 'BLOCK_LITERAL';
    },
  });
  const text = doc.toString({ ...oneLine, indentSeq }).replace(/\n$/, '');
  const [first = '', ...rest] = text.slice(skip).split('\n');
  return [first, ...rest.map((line) => (line === '' ? '' : ' '.repeat(column) + line))].join(eol);
}

function applyStyle(node: unknown, { scalar, flow }: ValueStyle): void {
  if (isCollection(node) && flow) node.flow = true;
  if (!isScalar(node) || typeof node.value !== 'string' || !scalar || scalar === 'PLAIN') return;
  const block = scalar === 'BLOCK_LITERAL' || scalar === 'BLOCK_FOLDED';
  if (!block || node.value.includes('\n') || node.value.length > 80) node.type = scalar;
}
