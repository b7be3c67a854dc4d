import { contrast } from '#model/contrast.ts';
import { groundIds, groundOf, type Theme, themeFailures, themeSchema } from '#model/theme.ts';
import { el } from './build-element.ts';

/** The four grounds of a theme as they will look, each with its measured contrast; what it breaks, in words. */
export function themeSamples(theme: Partial<Theme>): HTMLElement {
  const parsed = themeSchema.safeParse(theme);
  if (!parsed.success) {
    return el('p', { className: 'red-tema', textContent: 'Scegli i sei colori per vedere i fondi e i contrasti.' });
  }
  const samples = groundIds.map((id) => {
    const { ground, text, secondary, thread } = groundOf(parsed.data, id);
    const sample = el(
      'li',
      {},
      el('span', { className: 'red-filo' }),
      el('strong', { textContent: `Fondo ${id}` }),
      el('small', {
        textContent: `Testo ${ratio(text, ground)} · secondario ${ratio(secondary, ground)} · filo ${ratio(thread, ground)}`,
      }),
    );
    sample.style.cssText = `background:${ground};color:${text};--filo:${thread}`;
    return sample;
  });
  const failures = themeFailures(parsed.data).map(({ message }) => el('li', { textContent: message }));
  return el(
    'div',
    { className: 'red-tema' },
    el('ul', { className: 'red-fondi' }, ...samples),
    failures.length
      ? el('ul', { className: 'red-problemi', 'aria-label': 'Problemi dei colori' }, ...failures)
      : el('p', { textContent: 'I contrasti sono tutti sufficienti: testo almeno 4,5, filo almeno 3.' }),
  );
}

function ratio(front: string, back: string): string {
  return contrast(front, back).toFixed(1).replace('.', ',');
}
