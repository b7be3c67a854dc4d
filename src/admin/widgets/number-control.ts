import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';
import { readNumber } from './read-number.ts';

const italian = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 20 });

/** A number as it is written in Italian, read back below it: a browser's own number box takes 1.500 for one and a half. */
export function numberControl(host: ControlHost): DomControl {
  const whole = host.option('value_type') === 'int';
  const said = el('p', { className: 'red-conteggio', id: `${host.props.forID}-letto` });
  const input = el('input', {
    id: host.props.forID,
    type: 'text',
    inputMode: whole ? 'numeric' : 'decimal',
    autocomplete: 'off',
    className: 'red-testo',
    'aria-describedby': said.id,
    value: written(host.value),
    oninput: () => {
      host.change(readNumber(input.value) ?? '');
      show();
    },
  });
  const show = () => {
    const number = readNumber(input.value);
    said.textContent = number === undefined || Math.abs(number) < 1_000 ? '' : `Si legge ${italian.format(number)}`;
  };
  show();
  return {
    element: el('div', {}, input, said),
    update(value) {
      const fresh = typeof value === 'number' ? value : undefined;
      if (fresh !== readNumber(input.value)) input.value = written(value);
      show();
    },
    problem() {
      if (input.value.trim() === '') return undefined;
      const number = readNumber(input.value);
      if (number === undefined)
        return `"${input.value}" non è un numero: scrivi per esempio 1500${whole ? '' : ' o 2,5'}.`;
      if (whole && !Number.isInteger(number)) return 'Serve un numero intero, senza decimali.';
      const [least, most] = [host.option('min'), host.option('max')];
      if (typeof least === 'number' && number < least)
        return `Il numero più piccolo ammesso è ${italian.format(least)}.`;
      if (typeof most === 'number' && number > most) return `Il numero più grande ammesso è ${italian.format(most)}.`;
      return undefined;
    },
    focus: () => input.focus(),
  };
}

function written(value: unknown): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : '';
}
