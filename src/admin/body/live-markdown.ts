import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';

/** Markdown that looks formatted while one writes: the markup shows only where the cursor is. */
export const liveMarkdown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.selectionSet || update.viewportChanged || update.focusChanged || parsed) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const hidden = Decoration.replace({});
const inlineClass: Readonly<Record<string, string>> = {
  StrongEmphasis: 'red-forte',
  Emphasis: 'red-corsivo',
  InlineCode: 'red-codice',
  Strikethrough: 'red-barrato',
  Link: 'red-link',
};
const lineClass: Readonly<Record<string, string>> = {
  Blockquote: 'red-citato',
  FencedCode: 'red-mono',
  Table: 'red-mono',
  HorizontalRule: 'red-linea',
};
const marks = [
  'HeaderMark',
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'LinkMark',
  'URL',
  'LinkTitle',
  'LinkLabel',
];

class Bullet extends WidgetType {
  toDOM(): HTMLElement {
    const bullet = document.createElement('span');
    bullet.textContent = '•';
    bullet.className = 'red-punto';
    return bullet;
  }
  override eq(): boolean {
    return true;
  }
}
const bullet = Decoration.replace({ widget: new Bullet() });

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({ from, to, enter: (node) => decorateNode(node, state, view.hasFocus, found) });
  }
  return Decoration.set(found, true);
}

function decorateNode(node: SyntaxNodeRef, state: EditorState, focused: boolean, found: Range<Decoration>[]): void {
  const { name, from, to } = node;
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1];
  if (level)
    found.push(Decoration.line({ class: `red-titolo red-titolo-${level}` }).range(state.doc.lineAt(from).from));
  const inline = inlineClass[name];
  if (inline && to > from) found.push(Decoration.mark({ class: inline }).range(from, to));
  const whole = lineClass[name];
  if (whole) {
    for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1) {
      found.push(Decoration.line({ class: whole }).range(state.doc.lineAt(at).from));
    }
  }
  if (name === 'ListMark' && /^[-*+]$/.test(state.sliceDoc(from, to)) && !touches(state, focused, from, to)) {
    found.push(bullet.range(from, to));
  }
  if (marks.includes(name)) hideMark(node, state, focused, found);
}

function hideMark(node: SyntaxNodeRef, state: EditorState, focused: boolean, found: Range<Decoration>[]): void {
  const { parent } = node.node;
  if (!parent || parent.name === 'Image' || parent.name === 'FencedCode' || parent.name === 'LinkReference') return;
  if (node.name === 'URL' && parent.name !== 'Link') return;
  if (node.name === 'LinkLabel' && parent.name !== 'Link') return;
  const line = state.doc.lineAt(node.from);
  const heading = node.name === 'HeaderMark';
  const [from, to] = heading ? [line.from, line.to] : [parent.from, parent.to];
  if (touches(state, focused, from, to)) return;
  const space = heading && state.sliceDoc(node.to, node.to + 1) === ' ' ? 1 : 0;
  if (node.to + space > node.from && node.to <= line.to) found.push(hidden.range(node.from, node.to + space));
}

/** Whether a cursor or a selection is inside a range, so that its markup has to show. */
function touches(state: EditorState, focused: boolean, from: number, to: number): boolean {
  return focused && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}
