import { z } from 'astro/zod';
import { isEntryPath, RefusedError } from '#admin/server/resolve-path.ts';
import { collectionNames } from '#model/collections.ts';
import { type DraftState, draftStates } from './draft-note.ts';
import type { DraftStore } from './draft-store.ts';

const text = z.string().max(300);
const of = {
  collection: z.enum(['settings', ...collectionNames]),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80),
};
const who = z.string().max(120).default('un altro redattore');
export const stateSchema = z.enum(Object.keys(draftStates) as [DraftState, ...DraftState[]]);

/** The requests about drafts, in the manner of Decap's own proxy. */
export const draftRequests = [
  z.object({ action: z.literal('unpublishedEntries'), params: z.object({}) }),
  z.object({ action: z.literal('unpublishedEntry'), params: z.object({ id: text }).or(z.object(of)) }),
  z.object({ action: z.literal('unpublishedEntryDataFile'), params: z.object({ ...of, path: text }) }),
  z.object({ action: z.literal('deleteUnpublishedEntry'), params: z.object(of) }),
  z.object({
    action: z.literal('updateUnpublishedEntryStatus'),
    params: z.object({ ...of, newStatus: stateSchema, who }),
  }),
  z.object({ action: z.literal('publishUnpublishedEntry'), params: z.object({ ...of, who }) }),
] as const;

export type DraftRequest = z.infer<(typeof draftRequests)[number]>;

/** The name of a draft; refuses what could be another ref of git. */
export function draftKey(collection: string, slug: string): string {
  const found = z.object(of).safeParse({ collection, slug });
  if (!found.success)
    throw new RefusedError(422, `«${collection}/${slug}»: il nome della bozza non va bene.`.slice(0, 200));
  return `${collection}/${slug}`;
}

/** Runs one request about drafts. */
export async function runDraftAction(
  drafts: DraftStore | undefined,
  { action, params }: DraftRequest,
): Promise<unknown> {
  if (!drafts) {
    if (action === 'unpublishedEntries') return [];
    throw new RefusedError(422, 'Le bozze con revisione ci sono solo con «npm start -- --git».');
  }
  switch (action) {
    case 'unpublishedEntries':
      return (await drafts.repository.list()).map(({ key }) => key);
    case 'unpublishedEntry': {
      const [collection = '', slug = ''] = 'id' in params ? params.id.split('/') : [params.collection, params.slug];
      const draft = await drafts.repository.find(draftKey(collection, slug));
      if (!draft) return null;
      const changes = (await drafts.repository.changes(draft)).filter(({ kind }) => kind !== 'removed');
      const diffs = changes.map(({ path, kind }) => ({ path, newFile: kind === 'added', id: path }));
      const { state } = draft.note;
      return { collection, slug, status: state, diffs, updatedAt: draft.at, pullRequestAuthor: draft.author };
    }
    case 'unpublishedEntryDataFile': {
      if (!isEntryPath(params.path)) throw new RefusedError(422, `"${params.path}" non è un testo della redazione.`);
      const draft = await drafts.get(draftKey(params.collection, params.slug));
      const data = await drafts.repository.read(draft.tip, params.path);
      if (data === undefined) throw new RefusedError(404, `Il file ${params.path} non è nella bozza.`);
      return { data };
    }
    case 'deleteUnpublishedEntry':
      await drafts.discard(draftKey(params.collection, params.slug));
      return {};
    case 'updateUnpublishedEntryStatus':
      await drafts.move(draftKey(params.collection, params.slug), params.newStatus, params.who);
      return {};
    case 'publishUnpublishedEntry':
      return drafts.publish(draftKey(params.collection, params.slug), params.who);
  }
}
