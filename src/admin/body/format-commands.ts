import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';

/** Puts a mark around each selection, or takes it off where it is already there; at the end of a marked text, steps out of it. */
export function toggleAround(mark: string): Command {
  return (view) => {
    view.dispatch(
      view.state.changeByRange((range) => {
        const { from, to } = range;
        const { length } = mark;
        const doc = view.state;
        if (doc.sliceDoc(from - length, from) === mark && doc.sliceDoc(to, to + length) === mark) {
          return {
            changes: [
              { from: from - length, to: from },
              { from: to, to: to + length },
            ],
            range: EditorSelection.range(from - length, to - length),
          };
        }
        if (range.empty && endsMarked(doc, to, mark)) return { range: EditorSelection.cursor(to + length) };
        return {
          changes: [
            { from, insert: mark },
            { from: to, insert: mark },
          ],
          range: EditorSelection.range(from + length, to + length),
        };
      }),
      { userEvent: 'input.format' },
    );
    return true;
  };
}

/** Whether a place is right before the mark that closes what the same mark opened on its line. */
function endsMarked(state: EditorState, at: number, mark: string): boolean {
  const line = state.doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  return state.sliceDoc(at, at + mark.length) === mark && before.split(mark).length % 2 === 0;
}

/**
 * On an empty item, leaves the list: its mark goes, and an empty line stays between, without which Markdown would take
 * what follows for the last item's own.
 */
export const leaveList: Command = (view) => {
  const { state } = view;
  const { head, empty } = state.selection.main;
  const { from, to, text } = state.doc.lineAt(head);
  if (!empty || head !== to || !/^(?:[-*+]|\d+[.)]) +(?:\[[ x]\] +)?$/.test(text)) return false;
  for (let node = syntaxTree(state).resolveInner(head, -1); node.parent; node = node.parent)
    if (node.name === 'FencedCode') return false;
  const first = from === 0 || state.doc.lineAt(from - 1).text === '';
  const insert = first ? '' : '\n';
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input',
    scrollIntoView: true,
  });
  return true;
};

/** Gives the selected lines a prefix (a heading, a list, a quotation), or takes it off where all have it. */
export function togglePrefix(prefix: string, others: RegExp): Command {
  return (view) => {
    const lines = selectedLines(view);
    const numbered = /^\d/.test(prefix);
    const has = (text: string) => (numbered ? /^\d+[.)] /.test(text) : text.startsWith(prefix));
    const all = lines.every(({ text }) => has(text));
    const changes = lines.map(({ from, text }, i) => {
      const old = others.exec(text)?.[0] ?? '';
      return { from, to: from + old.length, insert: all ? '' : numbered ? `${i + 1}. ` : prefix };
    });
    view.dispatch({ changes, userEvent: 'input.format' });
    return true;
  };
}

/** Replaces the selection, or writes at the cursor. */
export function insertText(view: EditorView, text: string): void {
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.insert', scrollIntoView: true });
  view.focus();
}

/** Writes a block on lines of its own, with an empty line before and after. */
export function insertBlock(view: EditorView, text: string): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const before = line.from === from && (line.number === 1 || state.doc.line(line.number - 1).text === '') ? '' : '\n\n';
  const end = state.doc.lineAt(to);
  const after =
    end.to === to && (end.number === state.doc.lines || state.doc.line(end.number + 1).text === '') ? '\n' : '\n\n';
  view.dispatch({
    changes: { from, to, insert: before + text + after },
    selection: { anchor: from + before.length + text.length },
    userEvent: 'input.insert',
    scrollIntoView: true,
  });
  view.focus();
}

function selectedLines(view: EditorView): { from: number; text: string }[] {
  const { doc, selection } = view.state;
  const first = doc.lineAt(selection.main.from).number;
  const last = doc.lineAt(selection.main.to).number;
  return Array.from({ length: last - first + 1 }, (_, i) => doc.line(first + i));
}
