import { idOf } from '#model/id.ts';
import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';

/** A line, a paragraph or a code made of what is typed, with the count of its characters where the schema sets a length. */
export function textControl(host: ControlHost, kind: 'line' | 'paragraph' | 'code'): DomControl {
  const shortest = host.option('shortest') as number | undefined;
  const longest = host.option('longest') as number | undefined;
  const counter = el('p', { className: 'red-conteggio', id: `${host.props.forID}-conteggio` });
  const settings = {
    id: host.props.forID,
    value: text(host.value),
    className: 'red-testo',
    spellcheck: true,
    lang: 'it',
    'aria-describedby': longest === undefined ? undefined : counter.id,
    oninput: () => {
      if (kind === 'code') tidy();
      host.change(input.value);
      show();
    },
    onblur: () => {
      if (kind !== 'code' || idOf(input.value) === input.value) return;
      input.value = idOf(input.value);
      host.change(input.value);
    },
  };
  const input: HTMLInputElement | HTMLTextAreaElement =
    kind === 'paragraph' ? el('textarea', { rows: 2, ...settings }) : el('input', { type: 'text', ...settings });
  /** A dash at the end stays while one is still typing. */
  const tidy = () => {
    const made = idOf(input.value);
    const wanted = made && /[^\p{L}\p{M}\p{N}]$/u.test(input.value) ? `${made}-` : made;
    if (wanted !== input.value) input.value = wanted;
  };
  const show = () => {
    grow(input);
    if (longest === undefined) return;
    const { length } = input.value;
    counter.textContent = `${length} di ${longest} caratteri${length > longest ? `: tagliane ${length - longest}` : ''}`;
    counter.classList.toggle('red-troppo', length > longest);
  };
  show();
  requestAnimationFrame(() => grow(input));
  return {
    element: el('div', {}, input, longest !== undefined && counter),
    update(value) {
      if (text(value) !== input.value) input.value = text(value);
      show();
    },
    problem() {
      const { length } = input.value;
      if (length === 0) return undefined;
      const label = String(host.option('label'));
      if (longest !== undefined && length > longest) {
        return `«${label}» ha ${length} caratteri, al massimo ${longest}: tagliane ${length - longest}.`;
      }
      if (shortest !== undefined && length < shortest) {
        return `«${label}» ha ${length} caratteri, almeno ${shortest}: scrivi qualcosa di più.`;
      }
      return undefined;
    },
    focus: () => input.focus(),
  };
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function grow(input: HTMLElement): void {
  if (!(input instanceof HTMLTextAreaElement) || input.scrollHeight === 0) return;
  input.style.height = 'auto';
  input.style.height = `${Math.min(input.scrollHeight + 2, 480)}px`;
}
