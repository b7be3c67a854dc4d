import type { z } from 'astro/zod';
import { assetSchema } from './asset.ts';
import { audienceSchema } from './audience.ts';
import { campaignSchema } from './campaign.ts';
import { channelSchema } from './channel.ts';
import { courseSchema } from './course.ts';
import { eventSchema } from './event.ts';
import { faqSchema } from './faq.ts';
import { messageSchema } from './message.ts';
import { organisationSchema } from './organisation.ts';
import { pageSchema } from './page.ts';
import { planSchema } from './plan.ts';
import { glossarySchema, notesSchema, siteSchema } from './settings.ts';
import { sourceSchema } from './source.ts';
import { touchpointSchema } from './touchpoint.ts';

/** Where the files of one kind live and what they hold. */
export interface Collection<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Path from the project; `{id}` is the entity's id, `{campaign}` the campaign's. */
  path: string;
  /** Whether the file has an MDX body under its fields. */
  body: boolean;
  /** Italian, plural and singular. */
  label: string;
  labelSingular: string;
}

const collection = <S extends z.ZodType>(
  schema: S,
  path: string,
  label: string,
  labelSingular: string,
): Collection<S> => ({ schema, path, label, labelSingular, body: path.endsWith('.mdx') });

/** Every kind of file an editor owns. */
export const collections = {
  campaigns: collection(campaignSchema, 'campaigns/{id}/campaign.yaml', 'Campagne', 'Campagna'),
  plans: collection(planSchema, 'campaigns/{id}/plan.yaml', 'Piani', 'Piano di comunicazione'),
  touchpoints: collection(touchpointSchema, 'campaigns/{campaign}/touchpoints/{id}.yaml', 'Touchpoint', 'Touchpoint'),
  messages: collection(messageSchema, 'content/messages/{id}.mdx', 'Messaggi chiave', 'Messaggio chiave'),
  audiences: collection(audienceSchema, 'content/audiences/{id}.mdx', 'Destinatari', 'Destinatari'),
  events: collection(eventSchema, 'content/events/{id}.mdx', 'Eventi', 'Evento'),
  courses: collection(courseSchema, 'content/courses/{id}.mdx', 'Percorsi formativi', 'Percorso formativo'),
  assets: collection(assetSchema, 'content/assets/{id}.mdx', 'Materiali', 'Materiale'),
  faqs: collection(faqSchema, 'content/faqs/{id}.mdx', 'Domande frequenti', 'Domanda frequente'),
  pages: collection(pageSchema, 'content/pages/{id}.mdx', 'Pagine', 'Pagina'),
  channels: collection(channelSchema, 'content/channels/{id}.yaml', 'Canali', 'Canale'),
  organisations: collection(organisationSchema, 'content/organisations/{id}.yaml', 'Organizzazioni', 'Organizzazione'),
  sources: collection(sourceSchema, 'content/sources/{id}.yaml', 'Fonti', 'Fonte'),
  site: collection(siteSchema, 'content/settings/site.yaml', 'Impostazioni', 'Il sito'),
  glossary: collection(glossarySchema, 'content/settings/glossary.yaml', 'Glossario', 'Glossario'),
  notes: collection(notesSchema, 'content/settings/notes.yaml', 'Note redazionali', 'Note redazionali'),
} as const satisfies Record<string, Collection>;

export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];

/** The kinds that have a file an entity; the others are one file each. */
export const entityKinds = [
  'campaigns',
  'plans',
  'touchpoints',
  'messages',
  'audiences',
  'events',
  'courses',
  'assets',
  'faqs',
  'pages',
  'channels',
  'organisations',
  'sources',
] as const satisfies readonly CollectionName[];

/** Fields of one entity of a collection, as its schema gives them. */
export type Fields<N extends CollectionName> = z.output<(typeof collections)[N]['schema']>;

/** Which collection and ids a file path stands for; undefined where the path is not an editor's file. */
export function locate(path: string): { name: CollectionName; id: string; campaign?: string } | undefined {
  for (const name of collectionNames) {
    const found = patterns[name].exec(path);
    if (!found) continue;
    const { id = name, campaign } = found.groups ?? {};
    return { name, id, ...(campaign === undefined ? {} : { campaign }) };
  }
  return undefined;
}

/** The file of an entity. */
export function pathOf(name: CollectionName, id: string, campaign = ''): string {
  return collections[name].path.replace('{id}', id).replace('{campaign}', campaign);
}

const patterns = Object.fromEntries(collectionNames.map((name) => [name, pattern(collections[name].path)])) as Record<
  CollectionName,
  RegExp
>;

function pattern(path: string): RegExp {
  const escaped = path
    .replaceAll('.', '\\.')
    .replace('{id}', '(?<id>[^/]+)')
    .replace('{campaign}', '(?<campaign>[^/]+)');
  return new RegExp(`^${escaped}$`);
}
