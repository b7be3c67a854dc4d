import { momentPrecision, momentProblem, type Precision } from '#model/moment.ts';
import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';
import { tellMoment } from './tell-moment.ts';

const precisions: readonly { id: Precision; label: string; input: string }[] = [
  { id: 'year', label: 'Solo l’anno', input: 'number' },
  { id: 'month', label: 'Mese', input: 'month' },
  { id: 'day', label: 'Giorno', input: 'date' },
  { id: 'minute', label: 'Giorno e ora di Roma', input: 'datetime-local' },
];

/** Said of what a browser's date box holds and can't read: it does not say which of the two it is. */
const unfinished = 'Questa data non è completa o non esiste (come il 31 febbraio): correggila o svuota il campo.';

/**
 * A date of which only the year or the month may be known. What is stored are the figures on the clocks of Rome as
 * they were typed (`2025-06-10T09:30`): the editor's own time zone never enters.
 */
export function momentControl(host: ControlHost): DomControl {
  const usable = host.option('precise') ? precisions.slice(2) : precisions;
  let value = text(host.value);
  const kind = el(
    'select',
    { className: 'red-precisione', 'aria-label': 'Quanto è precisa la data' },
    ...usable.map(({ id, label }) => el('option', { value: id, textContent: label })),
  );
  const input = el('input', { id: host.props.forID, className: 'red-data' });
  const clear = el('button', { type: 'button', className: 'red-pulsante', textContent: 'Svuota' });

  const said = el('p', { className: 'red-conteggio', id: `${host.props.forID}-parole` });
  input.setAttribute('aria-describedby', said.id);
  const say = () => {
    const { badInput } = input.validity;
    said.textContent = badInput ? unfinished : (tellMoment(value) ?? '');
    clear.disabled = value === '' && !badInput;
  };
  const tell = (fresh: string) => {
    value = fresh;
    host.change(fresh);
    say();
  };
  const draw = () => {
    const typed = value && momentProblem(value) === undefined;
    const precision = typed ? momentPrecision(value) : kind.value;
    const plain = typed && !/[Z+]|:\d\d:|-\d\d:/.test(value.slice(10));
    kind.value = usable.some(({ id }) => id === precision) ? precision : 'day';
    input.type = value && (!typed || (precision === 'minute' && !plain)) ? 'text' : typeOf(kind.value);
    input.min = input.type === 'number' ? '1900' : '';
    input.value = precision === 'minute' ? value.replace(' ', 'T') : value;
    say();
  };
  kind.addEventListener('change', () => {
    const wanted = kind.value as Precision;
    const typed = input.value;
    input.type = typeOf(wanted);
    const fitted = fit(typed, wanted);
    input.value = fitted;
    if (input.value !== value && (input.value !== '' || value !== '')) tell(input.value);
    input.focus();
  });
  input.addEventListener('input', () => {
    if (input.value !== '' || !input.validity.badInput) tell(input.value);
  });
  // While one is still typing a date is half written: it is told when the box is left.
  input.addEventListener('blur', say);
  clear.addEventListener('click', () => {
    input.value = '';
    tell('');
    draw();
    input.focus();
  });
  kind.value = 'day';
  draw();
  return {
    element: el('div', {}, el('div', { className: 'red-momento' }, kind, input, clear), said),
    update(fresh) {
      if (text(fresh) === value) return;
      value = text(fresh);
      draw();
    },
    problem() {
      if (input.validity.badInput) return unfinished;
      return value === '' ? undefined : momentProblem(value);
    },
    focus: () => input.focus(),
  };
}

function typeOf(precision: string): string {
  return precisions.find(({ id }) => id === precision)?.input ?? 'text';
}

/** What stays of a typed date when its precision changes. */
function fit(typed: string, precision: Precision): string {
  const lengths: Readonly<Record<Precision, number>> = { year: 4, month: 7, day: 10, minute: 16 };
  const length = lengths[precision];
  if (typed.length >= length) return typed.slice(0, length);
  if (typed.length < 4) return '';
  return (typed + '0000-01-01T09:00'.slice(typed.length)).slice(0, length);
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
