import { EditorState, type Transaction } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { expect, it } from 'vitest';
import { leaveList, toggleAround } from '#admin/body/format-commands.ts';

/** Runs a command on a text with its cursor, or its selection, between bars. */
function run(command: Command, marked: string): string {
  const [before = '', inside = '', after] = marked.split('|');
  const selection = { anchor: before.length, head: before.length + (after === undefined ? 0 : inside.length) };
  let state = EditorState.create({ doc: marked.replaceAll('|', ''), selection });
  const dispatch = (...specs: object[]) => {
    state = (state.update(...specs) as Transaction).state;
  };
  command({
    get state() {
      return state;
    },
    dispatch,
  } as unknown as EditorView);
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  return `${text.slice(0, from)}|${from === to ? '' : `${text.slice(from, to)}|`}${text.slice(to)}`;
}

it.each([
  ['**', 'Un testo |', 'Un testo **|**'],
  ['**', 'Un testo **importante|** qui', 'Un testo **importante**| qui'],
  ['_', '**Un _testo|_**', '**Un _testo_|**'],
  ['**', 'Un testo **|**', 'Un testo |'],
  ['**', 'Un |testo|', 'Un **|testo|**'],
  ['**', 'Un **|testo|**', 'Un |testo|'],
  ['**', '**Uno** e |**due**', '**Uno** e **|****due**'],
])('%s on %s gives %s', (mark, before, after) => {
  expect(run(toggleAround(mark), before)).toBe(after);
});

it.each([
  ['- uno\n- |', '- uno\n\n|'],
  ['1. uno\n2. |', '1. uno\n\n|'],
  ['- [ ] uno\n- [ ] |', '- [ ] uno\n\n|'],
  ['- uno\n\n- |', '- uno\n\n|'],
  ['- uno|', '- uno|'],
  ['- uno\n  - |', '- uno\n  - |'],
])('Enter on %j leaves the list as %j, or is not its own', (before, after) => {
  expect(run(leaveList, before)).toBe(after);
});
