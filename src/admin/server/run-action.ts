import { z } from 'astro/zod';
import { getEntry, listEntries, listMedia, mediaEntry } from './read-entries.ts';
import { RefusedError } from './resolve-path.ts';
import type { EntryStore } from './save-entries.ts';

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
    }),
  }),
  z.object({
    action: z.literal('deleteFiles'),
    params: z.object({ paths: z.array(text).min(1).max(50), base: text.optional() }),
  }),
  z.object({ action: z.literal('getMedia'), params: z.object({ mediaFolder: text }) }),
  z.object({ action: z.literal('getMediaFile'), params: z.object({ path: text }) }),
  z.object({ action: z.literal('persistMedia'), params: z.object({ asset, who: z.string().max(120).optional() }) }),
]);

/** Runs one request of the CMS; the answer is what it gets as JSON. */
export async function runAction(root: string, store: EntryStore, body: unknown): Promise<unknown> {
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
      return { hashes: await store.save(files, params.assets.map(decoded), params.who) };
    }
    case 'deleteFiles':
      await store.remove(params.paths, params.base);
      return { deleted: params.paths };
    case 'getMedia':
      return listMedia(root, params.mediaFolder);
    case 'getMediaFile':
      return mediaEntry(root, params.path);
    case 'persistMedia':
      await store.save([], [decoded(params.asset)], '');
      return mediaEntry(root, params.asset.path);
  }
}

function decoded({ path, content }: { path: string; content: string }): { path: string; bytes: Uint8Array } {
  return { path, bytes: Buffer.from(content, 'base64') };
}
