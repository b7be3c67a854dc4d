import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, createCollector } from '#engagement/collector/collector.ts';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { fillWithTraffic, syntheticTraffic } from '../../../bench/synthetic-traffic.ts';
import { temporaryFolder } from './harness.ts';
import { dayInRome, type RecountedVisit, recountEvents, recountReading, recountVisits } from './recount-traffic.ts';

/** A month that the clocks change in; two million events with TRAFFIC_EVENTS=2000000. */
const EVENTS = Number(process.env.TRAFFIC_EVENTS ?? 20_000);
const TRAFFIC = { events: EVENTS, seed: Number(process.env.TRAFFIC_SEED ?? 7), days: 30, until: Date.UTC(2026, 9, 31) };
const SITE = 'traffic.test';
const PATIENCE_MS = 600_000;

let collector: Collector;
beforeAll(async () => {
  const options = {
    dbPath: join(temporaryFolder(), 'traffic.db'),
    sites: [SITE],
    apiKeys: [],
    timezone: 'Europe/Rome',
    now: () => TRAFFIC.until,
  };
  const writer = createCollector(options);
  await fillWithTraffic(writer, SITE, TRAFFIC);
  await writer.close();
  collector = createCollector(options);
}, PATIENCE_MS);
afterAll(() => collector.close());

const traffic = () => syntheticTraffic(TRAFFIC);

/** Rows as [dimensions in one text, ...metrics], in order of that text. */
const rows = (query: Record<string, unknown>) =>
  collector
    .ask(SITE, { site_id: SITE, date_range: 'all', ...query })
    .results.map(({ dimensions, metrics }) => [dimensions.join(' '), ...metrics])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

const prop =
  (key: string) =>
  ({ props }: HistoricEvent) =>
    props?.[key] ?? '(none)';
const nameOf = ({ name = 'pageview' }: HistoricEvent) => name;
const pageOf = ({ pathname = '' }: HistoricEvent) => pathname;

describe(`a month of traffic, ${EVENTS} events`, { timeout: PATIENCE_MS }, () => {
  it.each<[string, string[], (event: HistoricEvent) => string | undefined, unknown[]]>([
    ['in all', [], () => '', []],
    ['by campaign', ['event:props:campaign'], prop('campaign'), []],
    ['by touchpoint', ['event:props:touchpoint'], prop('touchpoint'), []],
    ['by message', ['event:props:message'], prop('message'), []],
    ['by audience', ['event:props:audience'], prop('audience'), []],
    ['by asset', ['event:props:asset'], prop('asset'), []],
    ['by page', ['event:page'], pageOf, []],
    ['by event', ['event:name'], nameOf, []],
    ['by day', ['time:day'], ({ timestamp }) => dayInRome(timestamp), []],
    [
      'by event and touchpoint',
      ['event:name', 'event:props:touchpoint'],
      (event) => `${nameOf(event)} ${prop('touchpoint')(event)}`,
      [],
    ],
    [
      'by touchpoint of a campaign',
      ['event:props:touchpoint'],
      (event) => (prop('campaign')(event) === 'c-1' ? prop('touchpoint')(event) : undefined),
      [['is', 'event:props:campaign', ['c-1']]],
    ],
    [
      'downloads by asset',
      ['event:props:asset'],
      (event) => (nameOf(event) === 'Scarica materiale' ? prop('asset')(event) : undefined),
      [['is', 'event:name', ['Scarica materiale']]],
    ],
  ])('%s', (_, dimensions, keyOf, filters) => {
    const metrics = ['visitors', 'visits', 'pageviews', 'events'];
    expect(rows({ metrics, dimensions, filters })).toEqual(recountEvents(traffic(), keyOf));
  });

  it.each<[string, string[], (visit: RecountedVisit) => string]>([
    ['in all', [], () => ''],
    ['by source', ['visit:source'], ({ first }) => first.origin?.source || 'Direct / None'],
    ['by link', ['visit:utm_content'], ({ first }) => first.origin?.utm_content || '(not set)'],
    ['by device', ['visit:device'], ({ first }) => first.origin?.device || '(not set)'],
    ['by first page', ['visit:entry_page'], ({ entryPage }) => entryPage],
    ['by last page', ['visit:exit_page'], ({ exitPage }) => exitPage],
  ])('visits %s', (_, dimensions, keyOf) => {
    const metrics = ['visitors', 'visits', 'bounce_rate', 'visit_duration'];
    expect(rows({ metrics, dimensions })).toEqual(recountVisits(traffic(), keyOf));
  });

  it('how pages were read', () => {
    expect(rows({ metrics: ['scroll_depth', 'time_on_page'], dimensions: ['event:page'] })).toEqual(
      recountReading(traffic()),
    );
  });
});
