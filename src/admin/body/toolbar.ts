import { redo, undo } from '@codemirror/commands';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { el } from '#admin/widgets/build-element.ts';
import { toggleAround, togglePrefix } from './format-commands.ts';

/** One thing the toolbar does. */
export interface Tool {
  label: string;
  /** What the button shows. */
  sign: string;
  /** As CodeMirror names keys; absent where there is none. */
  key?: string;
  run: Command;
}

const block = /^(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d+[.)] |> )/;

/** The formatting tools; links, images and components are added by the editor. */
export const formatTools: readonly Tool[] = [
  { label: 'Titolo nel testo', sign: 'Titolo', key: 'Mod-Alt-2', run: togglePrefix('## ', block) },
  { label: 'Sottotitolo nel testo', sign: 'Sottotitolo', key: 'Mod-Alt-3', run: togglePrefix('### ', block) },
  { label: 'Grassetto', sign: 'G', key: 'Mod-b', run: toggleAround('**') },
  { label: 'Corsivo', sign: 'C', key: 'Mod-i', run: toggleAround('_') },
  { label: 'Elenco puntato', sign: '• Elenco', key: 'Mod-Shift-8', run: togglePrefix('- ', block) },
  { label: 'Elenco numerato', sign: '1. Elenco', key: 'Mod-Shift-7', run: togglePrefix('1. ', block) },
  { label: 'Citazione', sign: '« »', key: 'Mod-Shift-9', run: togglePrefix('> ', block) },
];

export const historyTools: readonly Tool[] = [
  { label: 'Annulla', sign: '↶', key: 'Mod-z', run: undo },
  { label: 'Ripeti', sign: '↷', key: 'Mod-Shift-z', run: redo },
];

export function toolKeys(tools: readonly Tool[]): KeyBinding[] {
  return tools.flatMap(({ key, run }) => (key ? [{ key, run, preventDefault: true }] : []));
}

/** The row of buttons; one stop for the Tab key, arrows, Home and End between them. */
export function buildToolbar(view: EditorView, tools: readonly Tool[]): HTMLElement {
  const buttons = tools.map(({ label, sign, key, run }, i) => {
    const keys = key ? ` (${keyWords(key)})` : '';
    const button = el('button', {
      type: 'button',
      textContent: sign,
      title: label + keys,
      'aria-label': label,
      'aria-keyshortcuts': key?.replace('Mod', 'Control').replaceAll('-', '+'),
      tabIndex: i === 0 ? 0 : -1,
      onmousedown: (event: Event) => event.preventDefault(),
      onclick: () => {
        run(view);
        view.focus();
      },
    });
    button.dataset.tool = label;
    return button;
  });
  const bar = el(
    'div',
    { className: 'red-strumenti', role: 'toolbar', 'aria-label': 'Formattazione del testo' },
    ...buttons,
  );
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const places: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = buttons[(place + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  });
  return bar;
}

function keyWords(key: string): string {
  const mac = navigator.platform.startsWith('Mac');
  return key
    .split('-')
    .map((part) => ({ Mod: mac ? 'Cmd' : 'Ctrl', Shift: 'Maiusc', Alt: 'Alt' })[part] ?? part.toUpperCase())
    .join('+');
}
