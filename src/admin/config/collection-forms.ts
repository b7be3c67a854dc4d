import { assetKinds } from '#model/asset.ts';
import { channelKinds } from '#model/channel.ts';
import type { CollectionName } from '#model/collections.ts';
import { courseFormats } from '#model/course.ts';
import { eventStates, eventTypes } from '#model/event.ts';
import { fieldMeta, type Relation } from '#model/field.ts';
import { momentProblem } from '#model/moment.ts';
import { organisationSchema } from '#model/organisation.ts';
import { touchpointStates } from '#model/touchpoint.ts';
import { momentWords } from '#plan/italian.ts';

/** How the entries of a collection are listed, found and named. */
export interface Listing {
  /** One line for each entry in the list. */
  summary: string;
  /** The field the id of a new entry is made of. */
  idFrom: string;
  sort: string[];
  /** Lists of this kind are grouped by campaign, found in this field. */
  campaignField?: string;
  groups?: { label: string; field: string; pattern?: string }[];
  filters?: { label: string; field: string; pattern: string }[];
}

const stateFilters = Object.entries(touchpointStates).map(([pattern, label]) => ({
  label,
  field: 'state',
  pattern: `^${pattern}$`,
}));

const eventFilters = Object.entries(eventStates).map(([pattern, label]) => ({
  label,
  field: 'state',
  pattern: `^${pattern}$`,
}));

/** Order and listing of the collections that are folders of entries. */
export const listings = {
  campaigns: { summary: '{{name}}', idFrom: 'short', sort: ['name', 'start', 'end'] },
  plans: { summary: 'Piano: {{_campagna}}', idFrom: '_id', sort: [] },
  touchpoints: {
    summary: '{{_quando}} · {{title}} · {{_canale}} · {{_stato}}',
    idFrom: 'title',
    sort: ['publishAt', 'title', 'channel', 'state'],
    campaignField: '_campaign',
    groups: [
      { label: 'Canale', field: '_canale' },
      { label: 'Stato', field: '_stato' },
      { label: 'Mese', field: 'publishAt', pattern: '\\d{4}-\\d{2}' },
    ],
    filters: stateFilters,
  },
  messages: { summary: '{{title}}', idFrom: 'title', sort: ['title'], campaignField: 'campaign' },
  events: {
    summary: '{{_quando}} · {{title}}',
    idFrom: 'title',
    sort: ['start', 'title'],
    campaignField: 'campaign',
    groups: [
      { label: 'Anno', field: 'start', pattern: '\\d{4}' },
      { label: 'Tipo', field: '_tipo' },
    ],
    filters: eventFilters,
  },
  courses: {
    summary: '{{title}} · {{_formato}}',
    idFrom: 'title',
    sort: ['title', 'format'],
    campaignField: 'campaign',
    groups: [{ label: 'Formato', field: '_formato' }],
  },
  assets: {
    summary: '{{title}} · {{_tipo}}',
    idFrom: 'title',
    sort: ['title', 'published'],
    campaignField: 'campaign',
    groups: [{ label: 'Tipo', field: '_tipo' }],
  },
  faqs: {
    summary: '{{question}}',
    idFrom: 'question',
    sort: ['order', 'question'],
    campaignField: 'campaign',
  },
  pages: {
    summary: '{{title}}',
    idFrom: 'title',
    sort: ['order', 'title'],
    campaignField: 'campaign',
  },
  audiences: { summary: '{{name}}', idFrom: 'short', sort: ['name'] },
  channels: {
    summary: '{{name}} · {{_tipo}}',
    idFrom: 'name',
    sort: ['name', 'kind'],
    groups: [{ label: 'Tipo', field: '_tipo' }],
  },
  organisations: {
    summary: '{{short}} · {{_tipo}}',
    idFrom: 'short',
    sort: ['short', 'kind'],
    groups: [{ label: 'Tipo', field: '_tipo' }],
  },
  sources: { summary: '{{title}}', idFrom: 'title', sort: ['title', 'date'] },
} as const satisfies Partial<Record<CollectionName, Listing>>;

export type FolderName = keyof typeof listings;

/** The single files of the settings. */
export const settingsFiles = ['site', 'glossary', 'notes'] as const satisfies readonly CollectionName[];

/** The name of what an id points to. */
type NameOf = (relation: Relation, id: string) => string;

/** Italian words that a list shows instead of the values of a file; `campaign` is the one whose folder holds it. */
export function shownWords(
  name: CollectionName,
  fields: Record<string, unknown>,
  nameOf: NameOf,
  campaign = fields.campaign,
): Record<string, unknown> {
  const own = typeof campaign === 'string' ? { _campagna: nameOf('campaigns', campaign) } : {};
  return { ...own, ...ownWords(name, fields, nameOf) };
}

/** A moment in words; what is not one stays as it is. */
function when(moment: unknown): string {
  const text = String(moment ?? '');
  return momentProblem(text) ? text : momentWords(text);
}

function ownWords(name: CollectionName, fields: Record<string, unknown>, nameOf: NameOf): Record<string, unknown> {
  const word = (names: Readonly<Record<string, string>>, value: unknown) => names[String(value)] ?? '';
  switch (name) {
    case 'touchpoints':
      return {
        _stato: word(touchpointStates, fields.state ?? 'draft'),
        _quando: when(fields.publishAt),
        _canale: nameOf('channels', String(fields.channel ?? '')),
      };
    case 'events':
      return { _quando: when(fields.start), _tipo: word(eventTypes, fields.type) };
    case 'courses':
      return { _formato: word(courseFormats, fields.format) };
    case 'channels':
      return { _tipo: word(channelKinds, fields.kind) };
    case 'assets':
      return { _tipo: word(assetKinds, fields.kind) };
    case 'organisations':
      return { _tipo: word(fieldMeta(organisationSchema.shape.kind)?.options ?? {}, fields.kind) };
    default:
      return {};
  }
}
