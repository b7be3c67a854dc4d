import type { Need } from './audience.ts';
import type { CollectionName, Fields } from './collections.ts';
import type { EngagementSnapshot } from './engagement.ts';
import type { Figure, Table } from './figure.ts';
import type { Note, SiteSettings, Term } from './settings.ts';

/** What every entity carries besides its fields. */
export interface Located {
  id: string;
  /** File, relative to the project. */
  file: string;
  /** MDX body, empty where the kind has none. */
  body: string;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
}

type Entity<N extends CollectionName> = Fields<N> & Located;

export type Campaign = Entity<'campaigns'>;
export type Plan = Entity<'plans'>;
/** A touchpoint belongs to the campaign whose folder holds it. */
export type Touchpoint = Entity<'touchpoints'> & { campaign: string };
export type Message = Entity<'messages'>;
export type Audience = Entity<'audiences'>;
export type CampaignEvent = Entity<'events'>;
export type Course = Entity<'courses'>;
export type Asset = Entity<'assets'>;
export type Faq = Entity<'faqs'>;
export type Page = Entity<'pages'>;
export type Channel = Entity<'channels'>;
export type Organisation = Entity<'organisations'>;
export type Source = Entity<'sources'>;

/** Everything the editors wrote, by kind, in the order of their ids. */
export interface ContentData {
  campaigns: Campaign[];
  plans: Plan[];
  touchpoints: Touchpoint[];
  messages: Message[];
  audiences: Audience[];
  events: CampaignEvent[];
  courses: Course[];
  assets: Asset[];
  faqs: Faq[];
  pages: Page[];
  channels: Channel[];
  organisations: Organisation[];
  sources: Source[];
  site: SiteSettings;
  terms: Term[];
  notes: Note[];
  /** What was posted where, from `campaigns/<campaign>/posted/`. */
  posted: PostedRecord[];
  /** What readers did, from `campaigns/<campaign>/results/`; absent where nobody read it. */
  results?: EngagementSnapshot[];
}

/** One post that is out: written by `npm run post`, or recorded by hand. */
export interface PostedRecord {
  touchpoint: string;
  campaign: string;
  network: string;
  /** Address of the post; absent where the network gives none. */
  url?: string | undefined;
  /** ISO instant. */
  at: string;
}

type Lists = {
  [K in Exclude<keyof ContentData, 'results'>]: ContentData[K] extends (infer T extends { id: string })[] ? T : never;
};
type ListName = { [K in keyof Lists]: Lists[K] extends never ? never : K }[keyof Lists];

/** The kinds of things that belong to a campaign. */
type OwnedKind = 'touchpoints' | 'messages' | 'events' | 'courses' | 'assets' | 'faqs' | 'pages';

/** The content with its lookups. Lookups throw only where `npm run check` would have stopped first. */
export interface Content extends ContentData {
  /** The entity with this id, or undefined. */
  find<K extends ListName>(kind: K, id: string | undefined): Lists[K] | undefined;
  /** The entity with this id; throws a RangeError naming it where it is missing. */
  get<K extends ListName>(kind: K, id: string): Lists[K];
  figure(id: string): (Figure & { campaign: string }) | undefined;
  table(id: string): (Table & { campaign: string }) | undefined;
  need(id: string): (Need & { audience: string }) | undefined;
  plan(campaign: string): Plan | undefined;
  /** The entities of one kind that belong to a campaign; to none of them, where it is undefined. */
  of<K extends OwnedKind>(kind: K, campaign: string | undefined): ContentData[K];
  /** A campaign and the campaigns whose parent it is, at any depth. */
  programme(campaign: string): Campaign[];
}

/** Builds the lookups over loaded content. */
export function indexContent(data: ContentData): Content {
  const maps = new Map<string, Map<string, { id: string }>>();
  for (const [kind, list] of Object.entries(data)) {
    if (Array.isArray(list)) maps.set(kind, new Map(list.filter(hasId).map((item) => [item.id, item])));
  }
  const figures = byId(data.campaigns.flatMap((c) => c.figures.map((f) => ({ ...f, campaign: c.id }))));
  const tables = byId(data.campaigns.flatMap((c) => c.tables.map((t) => ({ ...t, campaign: c.id }))));
  const needs = byId(data.audiences.flatMap((a) => a.needs.map((n) => ({ ...n, audience: a.id }))));
  const find = <K extends ListName>(kind: K, id: string | undefined) =>
    (id === undefined ? undefined : maps.get(kind)?.get(id)) as Lists[K] | undefined;
  // A region has thousands of touchpoints and asks for each campaign's on every page: sorted out once, at the first question.
  const owned = new Map<OwnedKind, Map<string | undefined, object[]>>();
  const belonging = (kind: OwnedKind) => {
    const known = owned.get(kind) ?? Map.groupBy<string | undefined, object>(data[kind], campaignOf);
    owned.set(kind, known);
    return known;
  };
  return {
    ...data,
    find,
    get(kind, id) {
      const found = find(kind, id);
      if (!found) throw new RangeError(`no ${kind} has the id "${id}"`);
      return found;
    },
    figure: (id) => figures.get(id),
    table: (id) => tables.get(id),
    need: (id) => needs.get(id),
    plan: (campaign) => find('plans', campaign),
    of: (kind, campaign) => [...(belonging(kind).get(campaign) ?? [])] as never,
    programme: (campaign) => descendants(data.campaigns, campaign),
  };
}

function campaignOf(item: { campaign?: string | undefined }): string | undefined {
  return item.campaign;
}

function hasId(item: object): item is { id: string } {
  return 'id' in item;
}

function byId<T extends { id: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function descendants(campaigns: Campaign[], root: string): Campaign[] {
  const found = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const c of campaigns) {
      if (c.parent && found.has(c.parent) && !found.has(c.id)) {
        found.add(c.id);
        grew = true;
      }
    }
  }
  return campaigns.filter((c) => found.has(c.id));
}
