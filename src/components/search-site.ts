import { nearestWords } from './nearest-words.ts';

/** The search page: results while typing, filters, arrows between results. The index travels only when somebody searches. */

interface Found {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}
interface Answer {
  results: { data(): Promise<Found> }[];
  filters: Record<string, Record<string, number>>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  debouncedSearch(query: string, options: object, delay: number): Promise<Answer | null>;
}

/** Results whose words are fetched at once; the others, up to `MOST`, come right after. */
const SHOWN = 8;
const MOST = 40;
/** Outside the bundle: pagefind writes it after the build. */
const INDEX = '/pagefind/pagefind.js';

const form = document.querySelector<HTMLFormElement>('[data-search]');
const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
const list = document.querySelector<HTMLOListElement>('[data-found]');
const status = document.querySelector<HTMLElement>('[data-status]');
const fallback = document.querySelector<HTMLElement>('[data-all-pages]');
if (form && field && list && status && fallback) start(form, field, list, status, fallback);

function start(
  form: HTMLFormElement,
  field: HTMLInputElement,
  list: HTMLElement,
  status: HTMLElement,
  all: HTMLElement,
): void {
  let engine: Promise<Pagefind> | undefined;
  const open = () => {
    engine ??= openEngine(form);
    return engine;
  };
  const run = async () => {
    const query = field.value.trim();
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      list.replaceChildren();
      status.textContent = '';
      all.hidden = false;
      return;
    }
    const pagefind = await open().catch(() => undefined);
    if (!pagefind) {
      status.textContent = 'La ricerca non è disponibile: scegli dall’indice qui sotto.';
      return;
    }
    const answer = await pagefind.debouncedSearch(query, { filters: chosen(form) }, 120);
    if (!answer) return;
    const load = (from: number, to: number) =>
      Promise.all(answer.results.slice(from, to).map((result) => result.data()));
    const found = await load(0, SHOWN);
    list.replaceChildren(...found.map(row));
    all.hidden = found.length > 0;
    say(status, query, answer.results.length, all);
    const rest = await load(SHOWN, MOST);
    if (field.value.trim() === query) list.append(...rest.map(row));
    tell(answer.results.length);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  form.addEventListener('input', () => void run());
  field.addEventListener('focus', () => void open().catch(() => undefined), { once: true });
  addEventListener('keydown', (event) => moveByKey(event, field, list));
  status.addEventListener('click', (event) => {
    const words = (event.target as Element).closest('button')?.textContent;
    if (!words) return;
    field.value = words;
    field.focus();
    void run();
  });
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  if (field.value) void run();
}

/** Counts the search: how many results, never the words. */
function tell(results: number): void {
  const mark = document.createElement('span');
  mark.dataset.event = 'Ricerca';
  mark.dataset.results = String(results);
  dispatchEvent(new CustomEvent('filo', { detail: mark }));
}

async function openEngine(form: HTMLFormElement): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ INDEX)) as Pagefind;
  await pagefind.options({ excerptLength: 24, ranking: { termSaturation: 1.2 } });
  await pagefind.init();
  const filters = await pagefind.filters();
  for (const select of form.querySelectorAll('select')) {
    for (const value of Object.keys(filters[select.name] ?? {}).sort()) select.add(new Option(value, value));
    const label = select.closest('label');
    if (label) label.hidden = select.options.length < 3;
  }
  return pagefind;
}

function chosen(form: HTMLFormElement): Record<string, string> {
  const selects = [...form.querySelectorAll('select')].filter(({ value }) => value !== '');
  return Object.fromEntries(selects.map(({ name, value }) => [name, value]));
}

/** One result. The excerpt's marks are rebuilt as elements: nothing of the index is read as HTML. */
function row({ url, meta, excerpt, filters }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  heading.append(link);
  const words = document.createElement('p');
  for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const text = document.createTextNode(
      piece
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    );
    if (index % 2 === 0) words.append(text);
    else {
      const mark = document.createElement('mark');
      mark.append(text);
      words.append(mark);
    }
  }
  const where = document.createElement('p');
  where.className = 'meta';
  where.textContent = [filters['Che cosa']?.[0], filters.Campagna?.[0]].filter(Boolean).join(' · ');
  item.append(heading, where, words);
  return item;
}

function say(status: HTMLElement, query: string, count: number, all: HTMLElement): void {
  if (count > 0) {
    status.textContent =
      count === 1 ? 'Un risultato' : `${count} risultati${count > MOST ? `, ecco i primi ${MOST}` : ''}`;
    return;
  }
  status.textContent = `Nessun risultato per «${query}». `;
  const near = nearestWords(
    query,
    [...all.querySelectorAll('a')].flatMap((link) => (link.textContent ?? '').split(/[\s’'().,:;–/]+/)),
  );
  if (!near) {
    status.append('Prova con una parola sola, o scegli dall’indice qui sotto.');
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'term';
  button.textContent = near;
  status.append('Forse cercavi ', button, '?');
}

/** `/` goes to the field, the arrows move through the results. */
function moveByKey(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) field.focus();
  else if (event.key === 'ArrowDown' && (here >= 0 || document.activeElement === field)) links[here + 1]?.focus();
  else if (event.key === 'ArrowUp' && here >= 0) (links[here - 1] ?? field).focus();
  else return;
  event.preventDefault();
}
