import { EditorState } from '@codemirror/state';
import { type DecorationSet, EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { componentChips } from '#admin/body/component-chips.ts';
import { findTags } from '#admin/body/find-tags.ts';

const chips = componentChips({ edit: () => undefined, describe: ({ name }) => name });

function chipPlaces(state: EditorState): [number, number][] {
  const places: [number, number][] = [];
  for (const set of state.facet(EditorView.decorations) as DecorationSet[])
    set.between(0, state.doc.length, (from, to) => void places.push([from, to]));
  return places;
}

it('after any typing, the chips are where the tags of the text are', () => {
  const words = fc.constantFrom(
    'parola',
    ' ',
    '\n',
    '\n\n',
    '`',
    '```\n',
    '<Termine id="ecm">',
    '</Termine>',
    '<Dato id="a" />',
    '<',
    '/>',
    '{/*',
    '*/}',
    '\\',
    '~~~',
    '"',
  );
  const edit = fc.record({ at: fc.nat(), length: fc.nat(4), insert: fc.array(words, { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
      let state = EditorState.create({ doc: start.join(''), extensions: chips });
      for (const { at, length, insert } of edits) {
        const from = at % (state.doc.length + 1);
        const to = Math.min(state.doc.length, from + length);
        state = state.update({ changes: { from, to, insert: insert.join('') } }).state;
        expect(chipPlaces(state)).toEqual(findTags(state.doc.toString()).map((tag) => [tag.from, tag.to]));
      }
    }),
    { numRuns: 400 },
  );
});
