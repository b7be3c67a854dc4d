import type { EditorView } from '@codemirror/view';
import { el } from '#admin/widgets/build-element.ts';
import { referencePicker } from '#admin/widgets/reference-picker.ts';
import type { BodyWorld } from './body-world.ts';
import { insertText } from './format-commands.ts';
import { openDialog } from './open-dialog.ts';

/** Asks where a link leads, a page of the site or an address, and writes it over the selection. */
export async function pickLink(view: EditorView, world: BodyWorld): Promise<void> {
  const { from, to } = view.state.selection.main;
  let path = '';
  const words = el('input', { id: 'red-link-testo', type: 'text', value: view.state.sliceDoc(from, to) });
  const address = el('input', { id: 'red-link-indirizzo', type: 'url', placeholder: 'https://…' });
  const picker = referencePicker({
    id: 'red-link-pagina',
    label: 'Pagina del sito',
    many: false,
    chosen: [],
    all: () => world.pages(),
    change: ([chosen]) => {
      path = chosen ?? '';
      if (!words.value) words.value = world.pages().find(({ id }) => id === path)?.label ?? '';
    },
  });
  const content = el(
    'div',
    { className: 'red-widget' },
    field('Parole del link', words.id, words),
    field('Pagina del sito', 'red-link-pagina', picker.element),
    field('Oppure un altro indirizzo', address.id, address),
  );
  const target = () => path || address.value.trim();
  const confirmed = await openDialog(content, {
    title: 'Link',
    confirm: 'Inserisci',
    problem: () => {
      if (!words.value.trim()) return 'Scrivi le parole del link: dicono dove porta.';
      if (!target()) return 'Scegli una pagina o scrivi un indirizzo.';
      return path || /^(?:https?:\/\/|mailto:|tel:)[^\s()<>]+$/.test(target())
        ? undefined
        : 'L’indirizzo deve cominciare con https:// e non avere spazi o parentesi.';
    },
  });
  if (confirmed) insertText(view, `[${words.value.trim().replace(/[[\]]/g, '\\$&')}](${target()})`);
}

/** A control of a dialog under its label. */
export function field(label: string, id: string, control: HTMLElement): HTMLElement {
  return el('div', { className: 'red-campo' }, el('label', { htmlFor: id, textContent: label }), control);
}
