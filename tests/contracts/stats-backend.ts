import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import type { StatsBackend, StatsQuery } from '#engagement/stats-backend.ts';
import { REPORT_CONTRACT } from './report-queries.ts';

/** The site that every backend under test knows, and what happened there. */
export const CONTRACT_SITE = 'campagna.test';
const thread = { campaign: 'fse', touchpoint: 'avvio' };
const linkedin = { source: 'LinkedIn', utm_medium: 'social', utm_source: 'linkedin', utm_content: 'avvio' };
export const CONTRACT_EVENTS: readonly HistoricEvent[] = [
  { timestamp: '2025-03-03T09:00:00Z', visitor: 'a', pathname: '/fse/', props: thread, origin: linkedin },
  {
    timestamp: '2025-03-03T09:00:30Z',
    visitor: 'a',
    pathname: '/fse/',
    props: thread,
    name: 'engagement',
    scroll_depth: 80,
    engagement_time: 30_000,
  },
  {
    timestamp: '2025-03-03T09:01:00Z',
    visitor: 'a',
    pathname: '/fse/',
    name: 'Scarica materiale',
    props: { ...thread, asset: 'guida' },
  },
  { timestamp: '2025-03-03T10:00:00Z', visitor: 'b', pathname: '/fse/', props: thread },
  {
    timestamp: '2025-03-11T23:30:00Z',
    visitor: 'c',
    pathname: '/eventi/',
    props: { campaign: 'fse' },
    origin: linkedin,
  },
];

type Rows = (readonly unknown[])[];

/** What every backend must answer, with the range it counted. */
export const CONTRACT: readonly (readonly [what: string, query: StatsQuery, rows: Rows])[] = [
  [
    'totals of some days',
    {
      metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'],
      dateRange: ['2025-03-01', '2025-03-31'],
    },
    [[3, 3, 3, 4, 67, 20]],
  ],
  [
    'totals of days without anything',
    { metrics: ['visitors', 'bounce_rate'], dateRange: ['2025-01-01', '2025-01-31'] },
    [[0, 0]],
  ],
  [
    'a campaign’s touchpoints',
    {
      metrics: ['visitors', 'pageviews', 'events'],
      dateRange: ['2025-03-01', '2025-03-31'],
      dimensions: ['event:props:touchpoint'],
      filters: [['is', 'event:props:campaign', ['fse']]],
    },
    [
      ['avvio', 2, 2, 3],
      ['(none)', 1, 1, 1],
    ],
  ],
  [
    'downloads by asset',
    {
      metrics: ['events', 'visitors'],
      dateRange: ['2025-03-01', '2025-03-31'],
      dimensions: ['event:props:asset'],
      filters: [['is', 'event:name', ['Scarica materiale']]],
    },
    [['guida', 1, 1]],
  ],
  [
    'channels',
    { metrics: ['visits'], dateRange: ['2025-03-01', '2025-03-31'], dimensions: ['visit:channel'] },
    [
      ['Organic Social', 2],
      ['Direct', 1],
    ],
  ],
  [
    'weeks, in Rome’s clock',
    { metrics: ['visitors'], dateRange: ['2025-03-01', '2025-03-31'], dimensions: ['time:week'] },
    [
      ['2025-03-03', 2],
      ['2025-03-10', 1],
    ],
  ],
  [
    'days, in Rome’s clock',
    { metrics: ['pageviews'], dateRange: ['2025-03-12', '2025-03-12'], dimensions: ['time:day'] },
    [['2025-03-12', 1]],
  ],
  [
    'depth and time, null where nobody said',
    { metrics: ['scroll_depth', 'time_on_page'], dateRange: ['2025-03-01', '2025-03-31'], dimensions: ['event:page'] },
    [
      ['/fse/', 80, 30],
      ['/eventi/', null, null],
    ],
  ],
  [
    'the first row in the order asked for',
    {
      metrics: ['pageviews'],
      dateRange: ['2025-03-01', '2025-03-31'],
      dimensions: ['event:page'],
      orderBy: [['event:page', 'asc']],
      limit: 1,
    },
    [['/eventi/', 1]],
  ],
  ...REPORT_CONTRACT,
];

/** The suite every backend passes. */
export function statsBackendContract(name: StatsBackend['name'], open: () => Promise<StatsBackend>): void {
  describe(`a ${name} backend`, () => {
    let backend: StatsBackend;
    beforeAll(async () => {
      backend = await open();
    });
    afterAll(() => backend.close());

    it('says what it is', () => {
      expect(backend.name).toBe(name);
    });

    it.each(CONTRACT)('answers %s', async (_, query, rows) => {
      const answer = await backend.query(query);
      if (!answer.ok) throw new Error(answer.reason);
      expect(answer.rows.map(({ dimensions, metrics }) => [...dimensions, ...metrics])).toEqual(rows);
      expect([answer.from.slice(0, 10), answer.to.slice(0, 10)]).toEqual(query.dateRange);
    });

    it('gives the reason where there is no answer', async () => {
      const answer = await backend.query({ metrics: ['conversion_rate'], dateRange: 'all' });
      expect(answer).toEqual({
        ok: false,
        reason: expect.stringContaining(
          'Metric `conversion_rate` can only be queried with event:goal filters or dimensions.',
        ),
      });
    });
  });
}
