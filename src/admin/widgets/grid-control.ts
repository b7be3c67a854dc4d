import { asList } from '#admin/cms.ts';
import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';

/** The rows of a table, one cell a box. Enter goes to the cell below, a new row starts after the last. */
export function gridControl(host: ControlHost): DomControl {
  let rows = grid(host.value);
  const body = el('tbody');
  const width = () => Math.max(2, ...rows.map((row) => row.length));
  const tell = () =>
    host.change(
      asList(
        host.props,
        rows.map((row) => asList(host.props, row)),
      ),
    );

  function draw(): void {
    body.replaceChildren(...rows.map((row, y) => el('tr', {}, ...cells(row, y), el('td', {}, drop(y)))));
  }

  function cells(row: string[], y: number): HTMLElement[] {
    return Array.from({ length: width() }, (_, x) =>
      el(
        'td',
        {},
        el('input', {
          type: 'text',
          value: row[x] ?? '',
          'aria-label': `Riga ${y + 1}, colonna ${x + 1}`,
          oninput: (event: Event) => {
            const filled = Array.from({ length: Math.max(row.length, x + 1) }, (_v, i) => rows[y]?.[i] ?? '');
            rows = rows.with(y, filled.with(x, (event.target as HTMLInputElement).value));
            tell();
          },
          onkeydown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            body.rows[y + 1]?.cells[x]?.querySelector('input')?.focus();
          },
        }),
      ),
    );
  }

  function drop(y: number): HTMLElement {
    return el('button', {
      type: 'button',
      className: 'red-pulsante',
      'aria-label': `Togli la riga ${y + 1}`,
      textContent: '✕',
      onclick: () => {
        rows = rows.toSpliced(y, 1);
        draw();
        tell();
        add.focus();
      },
    });
  }

  const add = el('button', {
    type: 'button',
    id: host.props.forID,
    className: 'red-pulsante',
    textContent: 'Aggiungi una riga',
    onclick: () => {
      rows = [...rows, Array.from({ length: width() }, () => '')];
      draw();
      tell();
      body.rows[rows.length - 1]?.querySelector('input')?.focus();
    },
  });

  draw();
  return {
    element: el('div', { className: 'red-griglia' }, el('table', {}, body), add),
    update(value) {
      const fresh = grid(value);
      if (JSON.stringify(fresh) === JSON.stringify(rows)) return;
      rows = fresh;
      draw();
    },
    focus: () => (body.querySelector('input') ?? add).focus(),
  };
}

function grid(value: unknown): string[][] {
  if (!Array.isArray(value)) return [];
  return value.map((row) =>
    Array.isArray(row) ? row.map((cell) => (cell === null ? '' : String(cell))) : [String(row)],
  );
}
