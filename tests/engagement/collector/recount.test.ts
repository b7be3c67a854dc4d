import { describe, expect, it } from 'vitest';
import { createCollector } from '#engagement/collector/collector.ts';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { fillWithTraffic, syntheticTraffic } from '#engagement/collector/synthetic-traffic.ts';

/** A month; two million with TRAFFIC_EVENTS=2000000. */
const EVENTS = Number(process.env.TRAFFIC_EVENTS ?? 20_000);
const TRAFFIC = { events: EVENTS, seed: 7, days: 30, until: Date.UTC(2026, 9, 31) };
const SITE = 'traffic.test';

/** Counts again, the slow and obvious way, from the list of events alone. */
class Recount {
  readonly visitors = new Map<string, Set<string>>();
  readonly pageviews = new Map<string, number>();
  readonly events = new Map<string, number>();

  add(key: string, { name = 'pageview', visitor = '' }: HistoricEvent): void {
    const seen = this.visitors.get(key) ?? new Set();
    this.visitors.set(key, seen.add(visitor));
    if (name === 'engagement') return;
    this.events.set(key, (this.events.get(key) ?? 0) + 1);
    if (name === 'pageview') this.pageviews.set(key, (this.pageviews.get(key) ?? 0) + 1);
  }

  rows(): [string, number, number, number][] {
    const rows = [...this.visitors].map(([key, seen]): [string, number, number, number] => [
      key,
      seen.size,
      this.pageviews.get(key) ?? 0,
      this.events.get(key) ?? 0,
    ]);
    return rows.sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Visits, recounted: events of a visitor in the order they were sent, cut where more than thirty whole minutes passed. */
function recountVisits(events: Iterable<HistoricEvent>): { visits: number; bounced: number; seconds: number } {
  const going = new Map<string, { start: number; end: number; active: number; actions: number }>();
  const over: { start: number; end: number; actions: number }[] = [];
  for (const { visitor = '', timestamp, name = 'pageview' } of events) {
    const at = Math.floor(Date.parse(timestamp) / 1000);
    const visit = going.get(visitor);
    const joins = visit !== undefined && Math.trunc((at - visit.active) / 60) <= 30;
    if (joins) {
      visit.active = at;
      if (name === 'engagement') continue;
      visit.end = at;
      visit.actions += 1;
    } else if (name !== 'engagement') {
      if (visit) over.push(visit);
      going.set(visitor, { start: at, end: at, active: at, actions: 1 });
    }
  }
  for (const visit of going.values()) over.push(visit);
  const bounced = over.filter(({ actions }) => actions === 1).length;
  return {
    visits: over.length,
    bounced,
    seconds: over.reduce((sum, { start, end }) => sum + Math.abs(end - start), 0),
  };
}

describe(`a month of traffic, ${EVENTS} events`, () => {
  it('is counted as it was, in every way a report asks', { timeout: 600_000 }, async () => {
    const collector = createCollector({
      dbPath: ':memory:',
      sites: [SITE],
      apiKeys: [],
      timezone: 'Etc/UTC',
      now: () => TRAFFIC.until,
    });
    await fillWithTraffic(collector, SITE, TRAFFIC);
    const ask = (query: Record<string, unknown>) =>
      collector
        .ask(SITE, { site_id: SITE, date_range: 'all', metrics: ['visitors', 'pageviews', 'events'], ...query })
        .results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
    const groupings: Record<string, (event: HistoricEvent) => string> = {
      'event:props:campaign': ({ props }) => props?.campaign ?? '(none)',
      'event:props:touchpoint': ({ props }) => props?.touchpoint ?? '(none)',
      'event:props:message': ({ props }) => props?.message ?? '(none)',
      'event:props:asset': ({ props }) => props?.asset ?? '(none)',
      'event:page': ({ pathname = '' }) => pathname,
      'event:name': ({ name = 'pageview' }) => name,
      'time:day': ({ timestamp }) => timestamp.slice(0, 10),
    };
    for (const [dimension, keyOf] of Object.entries(groupings)) {
      const recount = new Recount();
      for (const event of syntheticTraffic(TRAFFIC)) recount.add(keyOf(event), event);
      expect([dimension, ask({ dimensions: [dimension], order_by: [[dimension, 'asc']] })]).toEqual([
        dimension,
        recount.rows(),
      ]);
    }
    const { visits, bounced, seconds } = recountVisits(syntheticTraffic(TRAFFIC));
    const [totals] = ask({ metrics: ['visits', 'bounce_rate', 'visit_duration'] });
    expect(totals?.[0]).toBe(visits);
    expect(Math.abs((totals?.[1] as number) - (bounced / visits) * 100)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((totals?.[2] as number) - seconds / visits)).toBeLessThanOrEqual(0.5);
    await collector.close();
  });
});
