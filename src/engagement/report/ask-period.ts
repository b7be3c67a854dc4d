import type { Content } from '#model/content.ts';
import type { EngagementNumbers } from '#model/engagement.ts';
import type { StatsBackend, StatsFilter } from '../stats-backend.ts';
import { anyAction, ask, askNumbers, keyOf, noNumbers, withConversion } from './ask-numbers.ts';
import {
  audiencesOf,
  broughtBy,
  channelsOf,
  ofAudience,
  ofMessage,
  onCampaign,
  pagesOf,
  touchpointsOn,
} from './campaign-questions.ts';
import { type Period, weeksOf } from './period.ts';

/** What the numbers of a period are told apart by. */
export const rowKinds = [
  'touchpoints',
  'messages',
  'audiences',
  'channels',
  'formats',
  'events',
  'assets',
  'weeks',
] as const;
export type RowKind = (typeof rowKinds)[number];
type Rows = Map<string, EngagementNumbers>;
type Asker = { content: Content; campaign: string; backend: StatsBackend };
type Asked = { range: readonly [string, string]; filters: StatsFilter[] };

/** The numbers of a campaign in a period: the whole, and by each kind of thing asked, every planned thing included. */
export async function askPeriod(
  asker: Asker,
  period: Period,
  kinds: readonly RowKind[],
): Promise<{ totals: EngagementNumbers; rows: Map<RowKind, Rows> }> {
  const { campaign, backend } = asker;
  const whole = { range: [period.from, period.to] as const, filters: [onCampaign(campaign)] };
  const totals = (await askNumbers(backend, whole)).get('') ?? noNumbers;
  const rows = new Map<RowKind, Rows>();
  for (const kind of kinds) rows.set(kind, await askKind(kind, asker, whole, period));
  return { totals, rows };
}

function askKind(kind: RowKind, asker: Asker, whole: Asked, period: Period): Promise<Rows> {
  const { content, campaign, backend } = asker;
  const { range } = whole;
  switch (kind) {
    case 'touchpoints':
      return askTouchpoints(asker, range);
    case 'messages': {
      const ids = content.of('messages', campaign).map(({ id }) => id);
      return askEach(backend, whole, ids, (id) => ofMessage(content, campaign, id));
    }
    case 'audiences':
      return askEach(backend, whole, audiencesOf(content, campaign), (id) => ofAudience(content, campaign, id));
    case 'channels':
      return askChannels(asker, range);
    case 'formats':
      return askFormats(backend, whole);
    case 'events':
    case 'assets':
      return askPages(asker, kind, range);
    case 'weeks':
      return askWeeks(backend, whole, period);
  }
}

async function askEach(
  backend: StatsBackend,
  { range, filters }: Asked,
  ids: readonly string[],
  filter: (id: string) => StatsFilter,
): Promise<Rows> {
  const one = async (id: string): Promise<[string, EngagementNumbers]> => {
    const found = await askNumbers(backend, { range, filters: [...filters, filter(id)] });
    return [id, found.get('') ?? noNumbers];
  };
  return new Map(await Promise.all(ids.map(one)));
}

/**
 * All at once by the link that began each visit; by itself each touchpoint whose link was also followed in another's visit.
 * A cancelled one is told only where its link brought somebody all the same.
 */
async function askTouchpoints({ content, campaign, backend }: Asker, range: Asked['range']): Promise<Rows> {
  const touchpoints = content.of('touchpoints', campaign);
  if (!touchpoints.length) return new Map();
  const ids = touchpoints.map(({ id }) => id);
  const began = { range, filters: [['is', 'visit:utm_content', ids] as const] };
  const opened = { range, filters: [['is', 'event:props:touchpoint', ids] as const] };
  const byLink = await askNumbers(backend, { ...began, dimensions: ['visit:utm_content'] });
  const landings = await ask(backend, { ...opened, dimensions: ['visit:utm_content', 'event:props:touchpoint'] }, [
    'visits',
  ]);
  const shared = landings.flatMap(({ dimensions: [link, touchpoint = ''] }) => (link === touchpoint ? [] : touchpoint));
  const found = await askEach(backend, { range, filters: [] }, [...new Set(shared)], (id) => broughtBy([id]));
  const rows = touchpoints.map(({ id, state }) => ({
    id,
    state,
    numbers: found.get(id) ?? byLink.get(id) ?? noNumbers,
  }));
  const told = rows.filter(({ state, numbers }) => state !== 'cancelled' || numbers.visits > 0);
  return new Map(told.map(({ id, numbers }) => [id, numbers]));
}

async function askChannels({ content, campaign, backend }: Asker, range: Asked['range']): Promise<Rows> {
  const on = (channel: string) => broughtBy(touchpointsOn(content, campaign, channel));
  return askEach(backend, { range, filters: [] }, channelsOf(content, campaign), on);
}

/** Downloads by the format of what was taken; every one of them is an action. */
async function askFormats(backend: StatsBackend, { range, filters }: Asked): Promise<Rows> {
  const downloads = [...filters, ['is', 'event:name', ['Scarica materiale']] as const];
  const dimensions = ['event:props:format'] as const;
  const rows = await ask(backend, { range, filters: downloads, dimensions }, ['visitors', 'visits', 'events']);
  return new Map(
    rows.map(({ dimensions: [format = '(none)'], metrics: [visitors, visits, events] }) => [
      format,
      withConversion(
        { visitors: visitors ?? 0, visits: visits ?? 0, pageviews: 0, actions: events ?? 0, converted: visitors ?? 0 },
        null,
      ),
    ]),
  );
}

/** Visits to the pages of events or assets, with the actions done on them wherever their button stood. */
async function askPages(
  { content, campaign, backend }: Asker,
  kind: 'events' | 'assets',
  range: readonly [string, string],
): Promise<Rows> {
  const pages = pagesOf(content, kind, campaign);
  if (!pages.size) return new Map();
  const prop = kind === 'events' ? 'event:props:event' : 'event:props:asset';
  const onPage = [['is', 'event:page', [...pages.keys()]] as const];
  const onThing = [anyAction, ['is', prop, [...pages.values()]] as const];
  const visits = await askNumbers(backend, { range, filters: onPage, dimensions: ['event:page'] });
  const acted = await ask(backend, { range, filters: onThing, dimensions: [prop] }, ['events', 'visitors']);
  const actions = new Map(acted.map((row) => [keyOf(row), row.metrics]));
  const rows = [...pages].map(([path, id]): [string, EngagementNumbers] => {
    const { visitors, visits: count, pageviews, time } = visits.get(path) ?? noNumbers;
    const [events, converted] = actions.get(id) ?? [];
    const counts = { visitors, visits: count, pageviews, actions: events ?? 0, converted: converted ?? 0 };
    return [id, withConversion(counts, time)];
  });
  return new Map(rows);
}

async function askWeeks(backend: StatsBackend, whole: Asked, period: Period): Promise<Rows> {
  const found = await askNumbers(backend, { ...whole, dimensions: ['time:week'] });
  return new Map(weeksOf(period).map((week) => [week, found.get(week) ?? noNumbers]));
}
