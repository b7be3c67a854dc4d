/** What the search page loads at first: it calls the search when somebody goes to the field or comes with a question. */
const form = document.querySelector<HTMLFormElement>('[data-search]');
const field = form?.querySelector('input');
const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`);
const [list, status, all] = [part('found'), part('status'), part('all-pages')];

const engine = '/pagefind/pagefind.js';

if (form && field && list && status && all) {
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    // Both travel at once: the engine is what takes longest.
    void import(/* @vite-ignore */ engine).catch(() => undefined);
    void import('./search-site.ts').then(({ startSearch }) => startSearch({ form, field, list, status, all }));
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('focusin', start);
  form.addEventListener('pointerenter', start);
  // Before the search is here, the field must not reload the page.
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) return;
    event.preventDefault();
    field.focus();
  });
  if (field.value) start();
}

export {};
