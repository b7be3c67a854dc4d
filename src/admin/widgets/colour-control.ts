import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';

const shape = /^#[0-9A-Fa-f]{6}$/;

/** A colour, picked or typed as #RRGGBB. */
export function colourControl(host: ControlHost): DomControl {
  const value = () => (typeof host.value === 'string' ? host.value : '');
  const input = el('input', {
    id: host.props.forID,
    type: 'text',
    value: value(),
    maxLength: 7,
    placeholder: '#RRGGBB',
    oninput: () => host.change(input.value),
  });
  const picker = el('input', {
    type: 'color',
    'aria-label': `Scegli: ${String(host.option('label'))}`,
    oninput: () => {
      input.value = picker.value.toUpperCase();
      host.change(input.value);
    },
  });
  const show = () => {
    if (shape.test(input.value)) picker.value = input.value.toLowerCase();
  };
  show();
  return {
    element: el('div', { className: 'red-colore' }, picker, input),
    update(fresh) {
      const text = typeof fresh === 'string' ? fresh : '';
      if (text !== input.value) input.value = text;
      show();
    },
    problem: () =>
      input.value === '' || shape.test(input.value) ? undefined : 'Scrivi il colore come #RRGGBB, per esempio #0B3B34.',
    focus: () => input.focus(),
  };
}
