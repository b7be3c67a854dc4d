import { asList } from '#admin/cms.ts';
import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';

/** A list of lines of text, one box each: nothing is split at commas. */
export function listControl(host: ControlHost): DomControl {
  let items = lines(host.value);
  const list = el('ol', { className: 'red-elenco' });
  const tell = () => host.change(asList(host.props, items));
  const add = el('button', {
    type: 'button',
    id: host.props.forID,
    className: 'red-pulsante',
    textContent: 'Aggiungi una voce',
    onclick: () => {
      items = [...items, ''];
      draw();
      tell();
      list.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    },
  });

  function row(item: string, i: number): HTMLElement {
    const name = `Voce ${i + 1}`;
    return el(
      'li',
      {},
      el('input', {
        type: 'text',
        value: item,
        'aria-label': name,
        spellcheck: true,
        lang: 'it',
        oninput: (event: Event) => {
          items = items.with(i, (event.target as HTMLInputElement).value);
          tell();
        },
      }),
      move(i, -1, `Sposta prima: ${name}`, '↑'),
      move(i, 1, `Sposta dopo: ${name}`, '↓'),
      el('button', {
        type: 'button',
        className: 'red-pulsante',
        'aria-label': `Togli: ${name}`,
        textContent: '✕',
        onclick: () => {
          items = items.toSpliced(i, 1);
          draw();
          tell();
          add.focus();
        },
      }),
    );
  }

  function move(i: number, step: number, label: string, sign: string): HTMLElement {
    return el('button', {
      type: 'button',
      className: 'red-pulsante',
      'aria-label': label,
      textContent: sign,
      disabled: i + step < 0 || i + step >= items.length,
      onclick: () => {
        const item = items[i] ?? '';
        items = items.toSpliced(i, 1).toSpliced(i + step, 0, item);
        draw();
        tell();
        list.querySelectorAll('input')[i + step]?.focus();
      },
    });
  }

  function draw(): void {
    list.replaceChildren(...items.map(row));
  }

  draw();
  return {
    element: el('div', {}, list, add),
    update(value) {
      const fresh = lines(value);
      if (fresh.length === items.length && fresh.every((item, i) => item === items[i])) return;
      items = fresh;
      draw();
    },
    focus: () => (list.querySelector('input') ?? add).focus(),
  };
}

function lines(value: unknown): string[] {
  return Array.isArray(value) ? value.map((item) => (item === null ? '' : String(item))) : [];
}
