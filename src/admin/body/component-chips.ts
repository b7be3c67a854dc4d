import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  Prec,
  type Range,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view';
import { type MdxComponent, mdxComponents } from '#model/mdx-components.ts';
import { findTags, type Tag } from './find-tags.ts';

export interface ChipActions {
  /** Opens the form of a tag's attributes. */
  edit(view: EditorView, tag: Tag): void;
  /** What a chip says beside the component's name: the title of what it shows. */
  describe(tag: Tag): string;
}

interface Chips {
  tags: Tag[];
  decorations: DecorationSet;
}

/** Components as chips: one unit each for the cursor, deleted whole (with their mate), edited through a form. */
export function componentChips(actions: ChipActions): Extension {
  const field = StateField.define<Chips>({
    create: (state) => chipsOf(state, actions),
    update(chips, transaction) {
      if (!transaction.docChanged) return chips;
      return touchesMarkup(transaction) ? chipsOf(transaction.state, actions) : moved(chips, transaction.changes);
    },
    provide: (self) => [
      EditorView.decorations.from(self, (chips) => chips.decorations),
      EditorView.atomicRanges.of((view) => view.state.field(self).decorations),
    ],
  });
  const near = (state: EditorState, side: 'before' | 'after') => {
    const { main } = state.selection;
    if (!main.empty) return undefined;
    return state.field(field).tags.find((tag) => (side === 'before' ? tag.to === main.head : tag.from === main.head));
  };
  const remove = (side: 'before' | 'after') => (view: EditorView) => {
    const tag = near(view.state, side);
    if (!tag) return false;
    const { tags } = view.state.field(field);
    const gone = tags.filter((one) => one === tag || one.from === tag.mate);
    view.dispatch({ changes: gone.map(({ from, to }) => ({ from, to })), userEvent: 'delete' });
    return true;
  };
  const open = (view: EditorView) => {
    const tag = near(view.state, 'before') ?? near(view.state, 'after') ?? around(view.state, field);
    if (!tag || tag.kind === 'close') return false;
    actions.edit(view, tag);
    return true;
  };
  return [
    field,
    Prec.high(
      keymap.of([
        { key: 'Backspace', run: remove('before') },
        { key: 'Delete', run: remove('after') },
        { key: 'Mod-Enter', run: open },
      ]),
    ),
  ];
}

/** The innermost open tag whose component holds the cursor. */
function around(state: EditorState, field: StateField<Chips>): Tag | undefined {
  const { head } = state.selection.main;
  return state
    .field(field)
    .tags.filter((tag) => tag.kind === 'open' && tag.from <= head && (tag.mate ?? -1) >= head)
    .at(-1);
}

/** What a tag, or the code or comment around one, is written with. */
const markup = /[<>`~{}\\]/;

/** Whether a change reaches a line that has any of it: elsewhere the tags stay what they are. */
function touchesMarkup({ changes, startState, newDoc }: Transaction): boolean {
  let touches = false;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    touches ||= markup.test(linesOf(startState.doc, fromA, toA)) || markup.test(linesOf(newDoc, fromB, toB));
  });
  return touches;
}

function linesOf(doc: Text, from: number, to: number): string {
  return doc.sliceString(doc.lineAt(from).from, doc.lineAt(to).to);
}

function moved({ tags, decorations }: Chips, changes: ChangeDesc): Chips {
  const shifted = tags.map((tag) => ({
    ...tag,
    from: changes.mapPos(tag.from, 1),
    to: changes.mapPos(tag.to, -1),
    ...(tag.mate === undefined ? {} : { mate: changes.mapPos(tag.mate, 1) }),
  }));
  return { tags: shifted, decorations: decorations.map(changes) };
}

function chipsOf(state: EditorState, actions: ChipActions): Chips {
  const tags = findTags(state.doc.toString());
  const ranges: Range<Decoration>[] = tags.map((tag) =>
    Decoration.replace({ widget: new Chip(tag, actions) }).range(tag.from, tag.to),
  );
  return { tags, decorations: Decoration.set(ranges, true) };
}

class Chip extends WidgetType {
  private readonly tag: Tag;
  private readonly actions: ChipActions;
  private readonly said: string;

  constructor(tag: Tag, actions: ChipActions) {
    super();
    this.tag = tag;
    this.actions = actions;
    this.said = tag.kind === 'close' ? '' : actions.describe(tag);
  }

  override eq(other: Chip): boolean {
    const [a, b] = [this.tag, other.tag];
    return a.name === b.name && a.kind === b.kind && this.said === other.said && sameWords(a, b);
  }

  toDOM(view: EditorView): HTMLElement {
    const { tag } = this;
    const component: MdxComponent = mdxComponents[tag.name];
    const chip = document.createElement(tag.kind === 'close' ? 'span' : 'button');
    chip.className = `red-chip red-chip-${tag.kind}${component.inline ? ' red-chip-riga' : ''}`;
    if (tag.kind === 'close') {
      chip.textContent = component.inline ? '◂' : `fine ${tag.name}`;
      chip.title = `fine ${tag.name}`;
      return chip;
    }
    const name = document.createElement('b');
    name.textContent = tag.name;
    chip.append(name, this.said && ` ${this.said}`);
    chip.setAttribute('aria-label', `Componente ${tag.name}${this.said && `: ${this.said}`}. Modifica`);
    chip.title = `${component.purpose} Invio o clic per modificarlo.`;
    chip.addEventListener('click', (event) => {
      event.preventDefault();
      const from = view.posAtDOM(chip);
      this.actions.edit(view, { ...tag, from, to: from + (tag.to - tag.from) });
    });
    return chip;
  }

  override ignoreEvent(event: Event): boolean {
    return event.type !== 'mousedown';
  }
}

/** The chip's place may change under it; what it edits may not. */
function sameWords(a: Tag, b: Tag): boolean {
  return JSON.stringify(a.attributes) === JSON.stringify(b.attributes);
}
