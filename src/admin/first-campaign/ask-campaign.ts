import type { ContentStore } from '#admin/backend/content-store.ts';
import { callApi } from '#admin/backend/local-api.ts';
import { tellProblem } from '#admin/previews/tell-problem.ts';
import { el } from '#admin/widgets/build-element.ts';
import { collections, locate } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { checkContent } from '#sources/check-content.ts';
import { parseContent } from '#sources/load-content.ts';
import { composeCampaign, type FirstCampaign, type NewFile } from './compose-campaign.ts';
import { type GuideForm, guideForm } from './guide-form.ts';

/** The guide to a new campaign: asks, shows what the check would say, writes the files, opens the campaign. */
export function openGuide(store: ContentStore): void {
  const first = store.references('campaigns').length === 0;
  const { content } = store.loaded();
  const form = guideForm(content);
  const problems = el('div', { role: 'alert', className: 'red-guida-problemi', tabIndex: -1 });
  const create = el('button', {
    type: 'submit',
    className: 'red-pulsante red-principale',
    textContent: 'Crea la campagna',
  });
  form.element.append(problems, el('p', { className: 'red-azioni' }, !first && back(), create));
  form.element.addEventListener('submit', (event) => {
    event.preventDefault();
    create.disabled = true;
    void submit(store, content, form, problems).finally(() => {
      create.disabled = false;
    });
  });
  const title = first ? 'La tua prima campagna' : 'Nuova campagna';
  const words =
    'Rispondi a queste domande: il sito avrà la campagna con il suo piano, un messaggio chiave, un touchpoint in bozza per ogni canale. Potrai cambiare tutto dopo.';
  document.title = `${title} · Redazione`;
  document.body.append(
    el(
      'main',
      { className: 'red-guida red-widget' },
      el('h1', { textContent: title }),
      el('p', { textContent: words }),
      form.element,
    ),
  );
}

async function submit(store: ContentStore, content: Content, form: GuideForm, problems: HTMLElement): Promise<void> {
  const missing = form.missing();
  if (missing.length) return show(problems, missing);
  const asked: FirstCampaign = form.read();
  const files = composeCampaign(asked, content);
  const found = checkFiles(store, files);
  if (found.length) return show(problems, found.map(tell));
  try {
    await callApi('persistEntry', { dataFiles: files });
    const id = files[0]?.path.split('/')[1] ?? '';
    openAt(`#/collections/campaigns/entries/${id}`);
  } catch (error) {
    show(problems, [error instanceof Error ? error.message : String(error)]);
  }
}

/** Opens the CMS at a place of its own. Where the guide has no address of its own the page stays the same: it is loaded again. */
function openAt(place: string): void {
  const { pathname, search } = location;
  location.assign(pathname + place);
  if (search === '') location.reload();
}

/** What the check says of the files that would be written. */
export function checkFiles(store: ContentStore, files: NewFile[]): Problem[] {
  const fresh = new Set(files.map(({ path }) => path));
  const all = [...store.files().filter(({ path }) => !fresh.has(path)), ...files];
  return checkContent(parseContent(all), store.uploads).filter(({ file }) => fresh.has(file));
}

/** A problem of one of the files that would be written, by the kind of thing it is about. */
function tell(problem: Problem): string {
  const name = locate(problem.file)?.name;
  return name ? `${collections[name].labelSingular}: ${tellProblem(problem)}` : tellProblem(problem);
}

function show(problems: HTMLElement, words: string[]): void {
  problems.replaceChildren(
    el('b', { textContent: words.length === 1 ? 'C’è una cosa da sistemare' : 'Ci sono cose da sistemare' }),
    el('ul', {}, ...words.map((text) => el('li', { textContent: text }))),
  );
  problems.focus();
}

function back(): HTMLElement {
  return el('a', {
    href: `${location.pathname}#/`,
    className: 'red-pulsante',
    textContent: 'Torna alla redazione',
  });
}
