import { nearestWords } from './nearest-words.ts';
import { type Found, resultRow } from './search-row.ts';

/** The search page: results while typing, filters, arrows between results. It travels, with the index, when somebody goes to the field. */

interface Answer {
  results: { data(): Promise<Found> }[];
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string, options: object): Promise<Answer>;
}

/** The parts of the page that a search uses. */
export interface SearchParts {
  form: HTMLFormElement;
  field: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  /** Every page by name. */
  all: HTMLElement;
}

/** Results whose words are fetched at once; the others, up to `MOST`, come right after. */
const SHOWN = 8;
const MOST = 40;
/** Outside the bundle: pagefind writes it after the build. */
const INDEX = '/pagefind/pagefind.js';

/** Makes the search work, from now on; answers at once what the field already asks. */
export function startSearch(parts: SearchParts): void {
  const { form, field, list, status, all } = parts;
  const engine = openEngine(form).catch(() => undefined);
  const words = fetch('/pagefind/parole.json')
    .then((answer) => answer.json() as Promise<string[]>)
    .catch(() => []);
  let asked = 0;
  const run = async () => {
    asked += 1;
    const turn = asked;
    const query = field.value.trim();
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    const pagefind = query && (await engine);
    if (turn !== asked) return;
    if (!pagefind) {
      list.replaceChildren();
      all.hidden = false;
      status.textContent = query ? 'La ricerca non è disponibile: scegli dall’indice qui sotto.' : '';
      return;
    }
    const filters = chosen(form);
    let { results } = await pagefind.search(query, { filters });
    const near = nearestWords(query, await words);
    const missed = near !== undefined && results.length === 0;
    if (missed) ({ results } = await pagefind.search(near, { filters }));
    const load = (from: number, to: number) => Promise.all(results.slice(from, to).map((result) => result.data()));
    const found = await load(0, SHOWN);
    if (turn !== asked) return;
    list.replaceChildren(...found.map(resultRow));
    all.hidden = found.length > 0;
    say(status, { query, near, missed, count: results.length });
    const rest = await load(SHOWN, MOST);
    if (turn !== asked) return;
    list.append(...rest.map(resultRow));
    tell(results.length);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim()) return void run();
    status.textContent = 'Scrivi almeno una parola: per esempio «crediti» o «referti».';
    field.focus();
  });
  form.addEventListener('input', () => void run());
  addEventListener('keydown', (event) => moveByKey(event, field, list));
  status.addEventListener('click', (event) => {
    const chosenWords = (event.target as Element).closest('button')?.textContent;
    if (!chosenWords) return;
    field.value = chosenWords;
    field.focus();
    void run();
  });
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
  // The first search compiles the engine and fetches a piece of the index: better before somebody waits for it.
  void pagefind.search('a', {});
  void pagefind.filters().then((filters) => {
    for (const select of form.querySelectorAll('select')) {
      for (const value of Object.keys(filters[select.name] ?? {}).sort()) select.add(new Option(value, value));
      const label = select.closest('label');
      if (label) label.hidden = select.options.length < 3;
    }
  });
  return pagefind;
}

function chosen(form: HTMLFormElement): Record<string, string> {
  const selects = [...form.querySelectorAll('select')].filter(({ value }) => value !== '');
  return Object.fromEntries(selects.map(({ name, value }) => [name, value]));
}

interface Said {
  query: string;
  /** What was probably meant. */
  near: string | undefined;
  /** The query itself gave nothing: the results are those of `near`. */
  missed: boolean;
  count: number;
}

function say(status: HTMLElement, { query, near, missed, count }: Said): void {
  if (missed && count > 0) {
    status.textContent = `Nessun risultato per «${query}». Ecco quelli per «${near}»: ${count}.`;
    return;
  }
  status.textContent =
    count === 0
      ? `Nessun risultato per «${query}». Prova con una parola sola, o scegli dall’indice qui sotto.`
      : count === 1
        ? 'Un risultato. '
        : `${count} risultati${count > MOST ? `, ecco i primi ${MOST}` : ''}. `;
  if (!near || count === 0) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'term';
  button.textContent = near;
  status.append('Forse cercavi ', button, '?');
}

/** The arrows move through the results. */
function moveByKey(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'ArrowDown' && (here >= 0 || document.activeElement === field)) links[here + 1]?.focus();
  else if (event.key === 'ArrowUp' && here >= 0) (links[here - 1] ?? field).focus();
  else return;
  event.preventDefault();
}
