import { el } from '#admin/widgets/build-element.ts';

export interface Question<T> {
  label: string;
  element: HTMLElement;
  value(): T;
}

interface QuestionOptions {
  type?: 'text' | 'date';
  longest?: number;
  lines?: number;
  hint?: string;
}

let count = 0;
function nextId(): string {
  count += 1;
  return `guida-${count}`;
}

/** A question answered in words or with a day. */
export function question(
  label: string,
  { type = 'text', longest, lines = 1, hint }: QuestionOptions,
): Question<string> {
  const id = nextId();
  const shared = {
    id,
    lang: 'it',
    spellcheck: true,
    ...(longest === undefined ? {} : { maxLength: longest }),
    'aria-describedby': hint ? `${id}-aiuto` : undefined,
  };
  const input = lines > 1 ? el('textarea', { rows: lines, ...shared }) : el('input', { type, ...shared });
  const limit = longest === undefined ? '' : ` Al massimo ${longest} caratteri.`;
  const help = hint && el('p', { id: `${id}-aiuto`, className: 'red-aiuto', textContent: hint + limit });
  return {
    label,
    element: el('div', { className: 'red-campo' }, el('label', { htmlFor: id, textContent: label }), input, help),
    value: () => input.value.trim(),
  };
}

interface Option {
  id: string;
  label: string;
}

/** A question with one answer out of a list. */
export function choice(label: string, options: Option[], change?: (id: string) => void): Question<string> {
  const id = nextId();
  const select = el(
    'select',
    { id, onchange: () => change?.(select.value) },
    ...options.map((one) => el('option', { value: one.id, textContent: one.label })),
  );
  return {
    label,
    element: el('div', { className: 'red-campo' }, el('label', { htmlFor: id, textContent: label }), select),
    value: () => select.value,
  };
}

/** A question with any number of answers out of a list. */
export function checks(label: string, options: Option[]): Question<string[]> {
  const boxes = options.map((one) => el('input', { type: 'checkbox', id: nextId(), value: one.id }));
  const rows = boxes.map((box, i) =>
    el('label', { htmlFor: box.id, className: 'red-spunta' }, box, ` ${options[i]?.label ?? ''}`),
  );
  return {
    label,
    element: el(
      'fieldset',
      { className: 'red-spunte', hidden: !options.length },
      el('legend', { textContent: label }),
      ...rows,
    ),
    value: () => boxes.filter((box) => box.checked).map((box) => box.value),
  };
}

/** A titled group of questions. */
export function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return el('section', { className: 'red-passo' }, el('h2', { textContent: title }), ...children);
}
