import { defineCollection } from 'astro:content';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { isBodyNeeded } from '#integration/needed-bodies.ts';
import { type CollectionName, collections as kinds } from '#model/collections.ts';
import type { PostedRecord } from '#model/content.ts';
import type { EngagementSnapshot } from '#model/engagement.ts';
import { contentOfBuild } from '#sources/build-content.ts';
import { loadContent } from '#sources/load-content.ts';

/** One reading of the disk serves all the collections that ask at the same time. */
let reading: { root: string; loaded: ReturnType<typeof loadContent> } | undefined;

function read(root: string): ReturnType<typeof loadContent> {
  const building = contentOfBuild(root);
  if (building) return building;
  if (reading?.root !== root) {
    const loaded = loadContent(root);
    reading = { root, loaded };
    setTimeout(() => {
      reading = undefined;
    }, 50);
  }
  return reading.loaded;
}

/** The entities of a kind, already checked by their schema. */
function fromSources(name: CollectionName | 'posted'): Loader {
  return {
    name: `filo-${name}`,
    async load({ store, config, watcher, generateDigest, logger }) {
      const root = fileURLToPath(config.root);
      const sync = async () => {
        const { content } = await read(root);
        const seen = new Set<string>();
        for (const { id, file, body, data } of rows(name, content)) {
          seen.add(id);
          const compiled = body !== '' && file !== undefined && (await isBodyNeeded(name, id));
          if (compiled) store.addModuleImport(file);
          store.set({
            id,
            data,
            body,
            ...(file ? { filePath: file } : {}),
            digest: generateDigest({ data, body, compiled }),
            ...(compiled ? { deferredRender: true } : {}),
          });
        }
        for (const key of store.keys()) if (!seen.has(key)) store.delete(key);
      };
      await sync();
      const touch = (path: string) => {
        if (/[\\/](content|campaigns)[\\/]/.test(path)) sync().catch((error: Error) => logger.error(error.message));
      };
      watcher?.on('change', touch).on('add', touch).on('unlink', touch);
      watcher?.add([`${root}content`, `${root}campaigns`]);
    },
  };
}

type Row = { id: string; file?: string; body: string; data: Record<string, unknown> };

function rows(name: CollectionName | 'posted', content: Awaited<ReturnType<typeof loadContent>>['content']): Row[] {
  switch (name) {
    case 'site':
      return [{ id: 'site', body: '', data: content.site }];
    case 'glossary':
      return [{ id: 'glossary', body: '', data: { terms: content.terms } }];
    case 'notes':
      return [{ id: 'notes', body: '', data: { notes: content.notes } }];
    case 'posted':
      return [{ id: 'posted', body: '', data: { posted: content.posted, results: content.results ?? [] } }];
    default:
      return content[name].map((entity: { id: string; file: string; body: string }) => {
        const { body, ...data } = entity;
        return { id: entity.id, file: entity.file, body, data };
      });
  }
}

/** Binds a kind to the files and the schema of its nouns. */
const bind = <N extends CollectionName>(name: N) =>
  defineCollection({ loader: fromSources(name), schema: kinds[name].schema });

export const collections = {
  campaigns: bind('campaigns'),
  plans: bind('plans'),
  touchpoints: bind('touchpoints'),
  messages: bind('messages'),
  audiences: bind('audiences'),
  events: bind('events'),
  courses: bind('courses'),
  assets: bind('assets'),
  faqs: bind('faqs'),
  pages: bind('pages'),
  channels: bind('channels'),
  organisations: bind('organisations'),
  sources: bind('sources'),
  site: bind('site'),
  glossary: bind('glossary'),
  notes: bind('notes'),
  /** What the tools wrote beside the words of the editors: posts that are out, engagement of the campaigns. */
  posted: defineCollection({
    loader: fromSources('posted'),
    schema: z.object({
      posted: z.array(z.custom<PostedRecord>()),
      results: z.array(z.custom<EngagementSnapshot>()),
    }),
  }),
};
