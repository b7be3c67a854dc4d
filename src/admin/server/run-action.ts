import { z } from 'astro/zod';
import { draftKey, draftRequests, runDraftAction, stateSchema } from '#admin/drafts/draft-actions.ts';
import { contentLine } from '#admin/drafts/draft-note.ts';
import type { DraftStore } from '#admin/drafts/draft-store.ts';
import { loadLogos, readLogo } from '#cards/load-logos.ts';
import { loadContent } from '#sources/load-content.ts';
import { getEntry, listEntries, listMedia, mediaEntry } from './read-entries.ts';
import { refuseReferenced } from './refuse-referenced.ts';
import type { SeenMedia } from './replace-media.ts';
import { RefusedError } from './resolve-path.ts';
import type { EntryStore } from './save-entries.ts';
import type { Asset } from './store-media.ts';

const text = z.string().max(300);
const asset = z.object({ path: text, content: z.string(), encoding: z.literal('base64').optional() });

/** The requests the CMS makes, in the manner of Decap's own proxy. */
const requestSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('entriesByFolder'),
    params: z.object({ folder: text, extension: z.enum(['mdx', 'yaml']) }),
  }),
  z.object({
    action: z.literal('entriesByFiles'),
    params: z.object({ files: z.array(z.object({ path: text, label: text.optional() })).max(500) }),
  }),
  z.object({ action: z.literal('allEntries'), params: z.object({}) }),
  z.object({ action: z.literal('getEntry'), params: z.object({ path: text }) }),
  z.object({
    action: z.literal('persistEntry'),
    params: z.object({
      who: z.string().max(120).default('un altro redattore'),
      dataFiles: z
        .array(z.object({ path: text, text: z.string(), base: text.optional(), newPath: text.optional() }))
        .min(1)
        .max(20),
      assets: z.array(asset).max(20).default([]),
      message: text.default('content: modifica'),
      /** Present where the save is a step of a draft. */
      draft: z.object({ collection: text, slug: text, state: stateSchema.optional() }).optional(),
    }),
  }),
  z.object({
    action: z.literal('deleteFiles'),
    params: z.object({
      paths: z.array(text).min(1).max(50),
      base: text.optional(),
      message: text.default('content: elimina'),
    }),
  }),
  z.object({ action: z.literal('logos'), params: z.object({}) }),
  z.object({ action: z.literal('getMedia'), params: z.object({ mediaFolder: text }) }),
  z.object({ action: z.literal('getMediaFile'), params: z.object({ path: text }) }),
  z.object({ action: z.literal('persistMedia'), params: z.object({ asset, who: z.string().max(120).optional() }) }),
  z.object({
    action: z.literal('replaceMedia'),
    params: z.object({ asset, seen: z.object({ path: text, hash: text }).optional() }),
  }),
  ...draftRequests,
]);

/** What the requests are run on. */
export interface Desk {
  root: string;
  store: EntryStore;
  /** Where drafts go through review in git. */
  drafts: DraftStore | undefined;
}

/** Runs one request of the CMS; the answer is what it gets as JSON. */
export async function runAction({ root, store, drafts }: Desk, body: unknown): Promise<unknown> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) throw new RefusedError(422, 'La richiesta non è tra quelle che la redazione conosce.');
  const { action, params } = parsed.data;
  switch (action) {
    case 'entriesByFolder':
      return listEntries(root, params.folder, params.extension);
    case 'entriesByFiles':
      return Promise.all(
        params.files.map(async ({ path, label }) => {
          const found = await getEntry(root, path).catch(() => undefined);
          const { data, file } = found ?? { data: '', file: { path, id: '' } };
          return { data, file: { ...file, ...(label === undefined ? {} : { label }) } };
        }),
      );
    case 'allEntries': {
      const folders = await Promise.all([
        listEntries(root, 'campaigns', 'yaml'),
        listEntries(root, 'content', 'yaml'),
        listEntries(root, 'content', 'mdx'),
      ]);
      return folders.flat();
    }
    case 'getEntry':
      return getEntry(root, params.path);
    case 'persistEntry': {
      const files = params.dataFiles.map(({ path, text: content, base, newPath }) => ({
        path,
        text: content,
        ...(base === undefined ? {} : { base }),
        ...(newPath === undefined ? {} : { newPath }),
      }));
      const { who, message, draft } = params;
      if (draft && drafts) {
        const key = draftKey(draft.collection, draft.slug);
        await drafts.media.keepNamed(params.assets.map(decoded));
        const state = draft.state === undefined ? {} : { state: draft.state };
        return { hashes: await drafts.save({ key, files, who, message, ...state }) };
      }
      const hashes = await store.save(files, params.assets.map(decoded), who);
      const paths = [
        ...files.flatMap((file) => [file.path, file.newPath ?? []].flat()),
        ...params.assets.map((a) => a.path),
      ];
      return { hashes, ...(await drafts?.commit(paths, contentLine(message))) };
    }
    case 'deleteFiles':
      await refuseReferenced(root, params.paths);
      await store.remove(params.paths, params.base);
      return { deleted: params.paths, ...(await drafts?.commit(params.paths, contentLine(params.message))) };
    case 'logos':
      return [...(await loadLogos(root, (await loadContent(root)).content)).logos];
    case 'getMedia':
      return [
        ...(await listMedia(root, params.mediaFolder)),
        ...((await drafts?.media.list(params.mediaFolder)) ?? []),
      ];
    case 'getMediaFile':
      return (await drafts?.media.find(params.path)) ?? mediaEntry(root, params.path);
    case 'persistMedia': {
      if (drafts) return drafts.media.keep(decoded(params.asset));
      return mediaEntry(root, await store.keepMedia(decoded(params.asset)));
    }
    case 'replaceMedia':
      return replaceOne({ root, store, drafts }, decoded(params.asset), params.seen);
    default:
      return runDraftAction(drafts, parsed.data);
  }
}

/** Replaces a file of the library at once, with a commit of its own where there is git; a draft's own stays with the draft. */
async function replaceOne({ root, store, drafts }: Desk, asset: Asset, seen: SeenMedia | undefined): Promise<object> {
  const logo = /^campaigns\/[^/]+\/logos\/(.+)$/.exec(asset.path)?.[1];
  if (logo !== undefined) {
    const read = await readLogo((await loadContent(root)).content, logo, Buffer.from(asset.bytes));
    if ('reason' in read) throw new RefusedError(422, `${read.reason} [${read.code}]`);
  }
  const published = seen && (await mediaEntry(root, seen.path).catch(() => undefined));
  if (drafts && seen && !published) {
    await drafts.media.replace(asset, seen);
    return {};
  }
  await store.replace(asset, seen);
  const paths = [...new Set([asset.path, seen?.path ?? asset.path])];
  return { ...(await drafts?.commit(paths, contentLine(`sostituisce «${asset.path}»`))) };
}

function decoded({ path, content }: { path: string; content: string }): { path: string; bytes: Uint8Array } {
  return { path, bytes: Buffer.from(content, 'base64') };
}
