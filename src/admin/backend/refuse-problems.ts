import { type ImmutableMap, plain } from '#admin/cms.ts';
import { entryText } from '#admin/previews/entry-text.ts';
import { tellProblem } from '#admin/previews/tell-problem.ts';
import { type CollectionName, collectionNames } from '#model/collections.ts';
import { readEntry } from '#sources/load-content.ts';

/** Stops the save of an entry its own schema would refuse, in the words of the check; the form keeps everything. */
export function refuseProblems(entry: ImmutableMap): void {
  const slug = String(entry.get('slug') ?? '');
  const collection = String(entry.get('collection') ?? '');
  const name = collectionNames.find((one) => one === (collection === 'settings' ? slug : collection)) as
    | CollectionName
    | undefined;
  if (!name) return;
  const { path, text } = entryText(name, slug, plain(entry.get('data')) as Record<string, unknown>);
  const { problems } = readEntry({ path, text });
  if (problems.length) throw new Error(problems.map((problem) => tellProblem(problem)).join(' '));
}
