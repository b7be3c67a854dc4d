import { el } from './build-element.ts';
import { type Reference, searchReferences } from './search-references.ts';

const shownAtOnce = 60;

export interface PickerOptions {
  id: string;
  label: string;
  /** Whether more than one can be chosen, in order. */
  many: boolean;
  chosen: string[];
  all(): Reference[];
  change(chosen: string[]): void;
}

export interface Picker {
  element: HTMLElement;
  set(chosen: string[]): void;
  focus(): void;
}

/** One or more things chosen by name among those of the site: a combobox with a list, all from the keyboard. */
export function referencePicker({ id, label, many, chosen: first, all, change }: PickerOptions): Picker {
  let chosen = first;
  let found: Reference[] = [];
  let active = -1;

  const picked = el('ul', { className: 'red-scelti' });
  const options = el('ul', { className: 'red-opzioni', id: `${id}-opzioni`, role: 'listbox', hidden: true });
  options.setAttribute('aria-label', label);
  const input = el('input', {
    id,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': options.id,
    placeholder: many ? 'Cerca e aggiungi…' : 'Cerca e scegli…',
    oninput: () => open(),
    onfocus: () => open(),
    onclick: () => open(),
    onblur: () => setTimeout(close, 150),
    onkeydown: (event: KeyboardEvent) => key(event),
  });

  function key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (options.hidden) open();
      else mark((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && !options.hidden) {
      event.preventDefault();
      const choice = found[active];
      if (choice) choose(choice.id);
    } else if (event.key === 'Escape' && !options.hidden) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && input.value === '' && chosen.length) {
      drop(chosen.length - 1);
    }
  }

  function open(): void {
    const free = all().filter((reference) => !many || !chosen.includes(reference.id));
    if (free.length === 0 && input.value === '') {
      close();
      return;
    }
    found = searchReferences(free, input.value).slice(0, shownAtOnce);
    options.replaceChildren(
      ...(found.length
        ? found.map((reference, i) => option(reference, i))
        : [el('li', { className: 'red-vuoto', textContent: 'Niente con questo nome.' })]),
    );
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(found.length ? 0 : -1);
  }

  function option(reference: Reference, i: number): HTMLElement {
    return el(
      'li',
      {
        id: `${id}-opzione-${i}`,
        role: 'option',
        onmousedown: (event: Event) => {
          event.preventDefault();
          choose(reference.id);
        },
      },
      el('strong', { textContent: reference.label }),
      el('small', { textContent: [reference.detail, reference.id].filter(Boolean).join(' · ') }),
    );
  }

  function mark(i: number): void {
    active = i;
    for (const [at, item] of [...options.children].entries()) {
      item.setAttribute('aria-selected', String(at === i));
      if (at === i) item.scrollIntoView({ block: 'nearest' });
    }
    if (i < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-opzione-${i}`);
  }

  function close(): void {
    options.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(choice: string): void {
    tell(many ? [...chosen, choice] : [choice]);
    input.value = '';
    close();
  }

  function drop(i: number): void {
    tell(chosen.toSpliced(i, 1));
    input.focus();
  }

  function tell(fresh: string[]): void {
    chosen = fresh;
    draw();
    change(chosen);
  }

  function draw(): void {
    const known = new Map(all().map((reference) => [reference.id, reference.label]));
    picked.replaceChildren(
      ...chosen.map((item, i) =>
        el(
          'li',
          { className: known.has(item) ? '' : 'red-manca' },
          el('span', { textContent: known.get(item) ?? `${item}: non esiste più`, title: item }),
          many && i > 0 && button('↑', `Sposta prima: ${known.get(item) ?? item}`, () => swap(i)),
          button('✕', `Togli: ${known.get(item) ?? item}`, () => drop(i)),
        ),
      ),
    );
    picked.hidden = chosen.length === 0;
    if (!many) input.placeholder = chosen.length ? 'Cerca per cambiare…' : 'Cerca e scegli…';
  }

  function swap(i: number): void {
    const item = chosen[i] ?? '';
    tell(chosen.toSpliced(i, 1).toSpliced(i - 1, 0, item));
    picked.children[i - 1]?.querySelector('button')?.focus();
  }

  draw();
  return {
    element: el('div', { className: 'red-riferimento' }, picked, input, options),
    set(fresh) {
      if (fresh.join('\n') === chosen.join('\n')) return;
      chosen = fresh;
      draw();
    },
    focus: () => input.focus(),
  };
}

function button(sign: string, label: string, onclick: () => void): HTMLElement {
  return el('button', { type: 'button', className: 'red-pulsante', textContent: sign, 'aria-label': label, onclick });
}
