import type { Content } from '#model/content.ts';
import type { EngagementNumbers } from '#model/engagement.ts';
import type { StatsBackend, StatsFilter } from '../stats-backend.ts';
import { anyAction, ask, askNumbers, keyOf, noNumbers, withConversion } from './ask-numbers.ts';
import {
  audiencesOf,
  channelsOf,
  fromCampaign,
  ofAudience,
  ofMessage,
  onCampaign,
  pagesOf,
} from './campaign-questions.ts';
import { type Period, weeksOf } from './period.ts';

/** What the numbers of a period are told apart by. */
export type RowKind = 'touchpoints' | 'messages' | 'audiences' | 'channels' | 'formats' | 'events' | 'assets' | 'weeks';
type Rows = Map<string, EngagementNumbers>;
type Asker = { content: Content; campaign: string; backend: StatsBackend };

/** The numbers of a campaign in a period: the whole, and by each kind of thing, every planned thing included. */
export async function askPeriod(
  content: Content,
  campaign: string,
  backend: StatsBackend,
  period: Period,
): Promise<{ totals: EngagementNumbers; rows: Record<RowKind, Rows> }> {
  const asker = { content, campaign, backend };
  const range = [period.from, period.to] as const;
  const whole = { range, filters: [onCampaign(campaign)] };
  const touchpoints = content.of('touchpoints', campaign).filter((t) => t.state !== 'cancelled');
  const each = async (ids: readonly string[], filter: (id: string) => StatsFilter): Promise<Rows> => {
    const ask = async (id: string): Promise<[string, EngagementNumbers]> => {
      const found = await askNumbers(backend, { range, filters: [onCampaign(campaign), filter(id)] });
      return [id, found.get('') ?? noNumbers];
    };
    return new Map(await Promise.all(ids.map(ask)));
  };
  const brought = { range, filters: [fromCampaign(campaign)] };
  const totals = (await askNumbers(backend, whole)).get('') ?? noNumbers;
  const byContent = await askNumbers(backend, { ...brought, dimensions: ['visit:utm_content'] });
  const rows: Record<RowKind, Rows> = {
    touchpoints: pick(touchpoints, (t) => byContent.get(t.id)),
    messages: await each(
      content.of('messages', campaign).map(({ id }) => id),
      (id) => ofMessage(content, campaign, id),
    ),
    audiences: await each(audiencesOf(content, campaign), (id) => ofAudience(content, campaign, id)),
    channels: await askChannels(asker, brought),
    formats: await askFormats(backend, whole),
    events: await askPages(asker, 'events', range),
    assets: await askPages(asker, 'assets', range),
    weeks: await askWeeks(backend, whole, period),
  };
  return { totals, rows };
}

function pick<T extends { id: string }>(items: readonly T[], of: (item: T) => EngagementNumbers | undefined): Rows {
  return new Map(items.map((item) => [item.id, of(item) ?? noNumbers]));
}

async function askChannels({ content, campaign, backend }: Asker, brought: Asked): Promise<Rows> {
  const found = await askNumbers(backend, { ...brought, dimensions: ['visit:utm_source', 'visit:utm_medium'] });
  const channels = channelsOf(content, campaign).map((id) => content.get('channels', id));
  return pick(channels, ({ utm }) => found.get(`${utm.source} ${utm.medium}`));
}

type Asked = { range: readonly [string, string]; filters: StatsFilter[] };

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
