import { type ImmutableMap, plain } from '#admin/cms.ts';
import { entryText } from '#admin/previews/entry-text.ts';
import { tellProblem } from '#admin/previews/tell-problem.ts';
import { type CollectionName, collectionNames } from '#model/collections.ts';
import { checkDates } from '#sources/check-dates.ts';
import { readEntry } from '#sources/load-content.ts';
import type { ContentStore } from './content-store.ts';

/**
 * Stops the save of an entry that is wrong by itself, in the words of the check; the form keeps everything. What is wrong
 * between entries does not stop it: one of them has to be written first.
 */
export function refuseProblems(entry: ImmutableMap, store: ContentStore): void {
  const slug = String(entry.get('slug') ?? '');
  const collection = String(entry.get('collection') ?? '');
  const name = collectionNames.find((one) => one === (collection === 'settings' ? slug : collection)) as
    | CollectionName
    | undefined;
  if (!name) return;
  const { path, text } = entryText(name, slug, plain(entry.get('data')) as Record<string, unknown>);
  const draft = { path, text };
  const read = readEntry(draft);
  const { content } = store.loaded(draft, read);
  const disordered = checkDates(content).filter(({ file, code }) => file === path && code === 'DATE_IN_DISORDINE');
  const problems = [...read.problems, ...disordered];
  if (problems.length) throw refusal(problems.map((problem) => tellProblem(problem)).join(' '));
}

/** Decap shows the name of an error before its words: this one has none. */
export function refusal(words: string): Error {
  const error = new Error(words);
  error.name = '';
  return error;
}
