import type { Collector } from '#engagement/collector/collector.ts';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { seededChance } from '#engagement/demo/seeded-random.ts';

/** How much invented traffic, and from which seed: the same seed gives the same events. */
export interface Traffic {
  readonly events: number;
  readonly seed: number;
  /** Days the events are spread over, the last one ending at `until` (milliseconds since 1970). */
  readonly days: number;
  readonly until: number;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 20_000;
const ACTIONS = ['Scarica materiale', 'Iscrizione evento', 'Condividi', 'Copia testo'] as const;
const ORIGINS = [
  { source: 'LinkedIn', utm_medium: 'social', utm_source: 'linkedin' },
  { source: 'Facebook', utm_medium: 'social', utm_source: 'facebook' },
  { source: 'newsletter', utm_medium: 'email', utm_source: 'newsletter' },
  { source: 'Google', utm_medium: '', utm_source: '' },
  { source: '', utm_medium: '', utm_source: '' },
] as const;

/**
 * The events of readers who come on a campaign's links, look at some pages and sometimes do something, in order of time.
 * Invented, for measuring and for tests: nothing in it was counted anywhere.
 */
export function* syntheticTraffic({ events, seed, days, until }: Traffic): Generator<HistoricEvent> {
  const { next: random } = seededChance(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const start = until - days * DAY_MS;
  const visits = Math.max(1, Math.round(events / 4));
  let made = 0;
  for (let visit = 0; made < events; visit += 1) {
    const begin = start + Math.min(days * DAY_MS - 1, ((visit + random()) / visits) * days * DAY_MS);
    const touchpoint = pick(30);
    const props = {
      campaign: `c-${touchpoint % 3}`,
      touchpoint: `t-${touchpoint}`,
      message: `m-${touchpoint % 12}`,
      audience: `a-${touchpoint % 5}`,
    };
    const day = Math.floor((begin - start) / DAY_MS);
    const visitor = `${day}-${pick(Math.max(1, Math.round((visits / days) * 0.8)))}`;
    const origin = {
      ...ORIGINS[pick(ORIGINS.length)],
      utm_content: `t-${touchpoint}`,
      device: pick(3) === 0 ? 'Desktop' : 'Mobile',
    };
    const pages = 1 + pick(3);
    for (let page = 0; page < pages && made < events; page += 1) {
      const common = {
        visitor,
        origin,
        props,
        pathname: `/p-${(touchpoint * 7 + page) % 60}/`,
        hostname: 'bench.test',
      };
      const moment = (offset: number) => new Date(begin + page * 40_000 + offset).toISOString();
      yield { ...common, timestamp: moment(0) };
      made += 1;
      if (made < events && pick(3) > 0) {
        yield {
          ...common,
          name: 'engagement',
          timestamp: moment(20_000),
          scroll_depth: pick(101),
          engagement_time: pick(60_000),
        };
        made += 1;
      }
      if (made < events && pick(6) === 0) {
        const name = ACTIONS[pick(ACTIONS.length)] as string;
        yield { ...common, name, timestamp: moment(25_000), props: { ...props, asset: `asset-${pick(20)}` } };
        made += 1;
      }
    }
  }
}

/** Adds the traffic to a collector, in pieces. */
export async function fillWithTraffic(collector: Collector, site: string, traffic: Traffic): Promise<void> {
  let piece: HistoricEvent[] = [];
  for (const event of syntheticTraffic(traffic)) {
    piece.push(event);
    if (piece.length < AT_ONCE) continue;
    await collector.importEvents(site, piece);
    piece = [];
  }
  await collector.importEvents(site, piece);
}
