import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { type Harness, startHarness } from './harness.ts';

const NOW = Date.UTC(2021, 5, 10, 12, 0, 0);
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ now: () => NOW });
});
afterAll(() => harness.stop());

const views = (...timestamps: string[]): HistoricEvent[] => timestamps.map((timestamp) => ({ timestamp }));

interface Answer {
  results: { dimensions: string[]; metrics: unknown[] }[];
  meta: { time_labels?: string[]; total_rows?: number };
  query: Record<string, unknown>;
}

async function ask(events: readonly HistoricEvent[], query: Record<string, unknown>, at = harness): Promise<Answer> {
  const site = at.site();
  await at.add(site, events);
  const reply = await at.ask({ site_id: site, ...query });
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  return reply.json() as Answer;
}

const rows = ({ results }: Answer) => results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);

describe('time', () => {
  it('by the hour, with the labels of all hours', async () => {
    const answer = await ask(
      [
        { timestamp: '2021-01-01 00:00:00', visitor: 'a' },
        { timestamp: '2021-01-01 00:10:00', visitor: 'a' },
        { timestamp: '2021-01-01 23:59:00' },
      ],
      {
        metrics: ['visitors', 'pageviews', 'visits', 'visit_duration', 'bounce_rate'],
        date_range: ['2021-01-01', '2021-01-01'],
        dimensions: ['time:hour'],
        include: { time_labels: true },
      },
    );
    expect(rows(answer)).toEqual([
      ['2021-01-01 00:00:00', 1, 2, 1, 600, 0],
      ['2021-01-01 23:00:00', 1, 1, 1, 0, 100],
    ]);
    const labels = Array.from({ length: 24 }, (_, hour) => `2021-01-01 ${String(hour).padStart(2, '0')}:00:00`);
    expect(answer.meta.time_labels).toEqual(labels);
  });

  it('by the hour, a visit is in every hour it lasted', async () => {
    const visit = ['10:50:00', '11:15:00', '11:40:00', '12:05:00'].map((time) => ({
      timestamp: `2021-01-01 ${time}`,
      visitor: 'a',
    }));
    const answer = await ask(visit, {
      metrics: ['visits'],
      date_range: ['2021-01-01', '2021-01-01'],
      dimensions: ['time:hour'],
    });
    expect(rows(answer).map(([hour]) => hour)).toEqual([
      '2021-01-01 10:00:00',
      '2021-01-01 11:00:00',
      '2021-01-01 12:00:00',
    ]);
  });

  it.each<[string, string[], [string, string], string, unknown[][], string[] | number]>([
    [
      'a week is by the day',
      ['2021-01-01 00:00:00', '2021-01-07 23:59:00'],
      ['2021-01-01', '2021-01-07'],
      'time',
      [
        ['2021-01-01', 1],
        ['2021-01-07', 1],
      ],
      7,
    ],
    [
      'weeks begin on Monday, the first where the range does',
      ['2021-01-01 00:00:00', '2021-01-03 23:59:00', '2021-01-07 23:59:00'],
      ['2020-12-20', '2021-01-07'],
      'time:week',
      [
        ['2020-12-28', 2],
        ['2021-01-04', 1],
      ],
      ['2020-12-20', '2020-12-21', '2020-12-28', '2021-01-04'],
    ],
    [
      'months begin on the first',
      ['2020-08-13 00:00:00', '2020-12-31 00:00:00', '2021-01-01 00:00:00', '2021-01-01 00:00:00'],
      ['2020-07-01', '2021-01-31'],
      'time:month',
      [
        ['2020-08-01', 1],
        ['2020-12-01', 1],
        ['2021-01-01', 2],
      ],
      7,
    ],
    [
      'a year by the day',
      ['2020-02-01 00:00:00', '2021-01-01 00:00:00'],
      ['2020-01-01', '2021-01-07'],
      'time:day',
      [
        ['2020-02-01', 1],
        ['2021-01-01', 1],
      ],
      373,
    ],
    [
      'two days are by the hour',
      ['2021-01-02 05:30:00'],
      ['2021-01-01', '2021-01-02'],
      'time',
      [['2021-01-02 05:00:00', 1]],
      48,
    ],
    ['three are by the day', ['2021-01-02 05:30:00'], ['2021-01-01', '2021-01-03'], 'time', [['2021-01-02', 1]], 3],
    [
      'two months are by the week',
      ['2021-01-06 05:30:00'],
      ['2021-01-01', '2021-02-28'],
      'time',
      [['2021-01-04', 1]],
      9,
    ],
    [
      'two years are by the month',
      ['2021-01-06 05:30:00'],
      ['2020-01-01', '2021-12-31'],
      'time',
      [['2021-01-01', 1]],
      24,
    ],
  ])('%s', async (_, moments, range, dimension, expected, labels) => {
    const answer = await ask(views(...moments), {
      metrics: ['visitors'],
      date_range: range,
      dimensions: [dimension],
      include: { time_labels: true },
    });
    expect(rows(answer)).toEqual(expected);
    const given = answer.meta.time_labels ?? [];
    expect(typeof labels === 'number' ? given.length : given).toEqual(labels);
  });

  it('in the order asked for, by the word time', async () => {
    const days = ['01', '02', '02', '02', '03', '03', '04', '04'].map((day) => `2021-01-${day} 00:00:00`);
    const answer = await ask(views(...days), {
      metrics: ['pageviews'],
      date_range: ['2020-12-01', '2021-01-04'],
      dimensions: ['time'],
      order_by: [
        ['pageviews', 'desc'],
        ['time', 'asc'],
      ],
    });
    expect(rows(answer)).toEqual([
      ['2021-01-02', 3],
      ['2021-01-03', 2],
      ['2021-01-04', 2],
      ['2021-01-01', 1],
    ]);
  });

  it('and sources together', async () => {
    const from = (day: string, source = ''): HistoricEvent => ({
      timestamp: `2021-01-${day} 00:00:00`,
      origin: { source },
    });
    const events = [
      from('01', 'Google'),
      from('02'),
      from('02', 'Google'),
      from('02', 'Google'),
      from('03'),
      from('03'),
      from('03', 'Twitter'),
    ];
    const answer = await ask(events, {
      metrics: ['visitors'],
      date_range: ['2021-01-01', '2021-01-03'],
      dimensions: ['time', 'visit:source'],
    });
    expect(rows(answer)).toEqual([
      ['2021-01-01', 'Google', 1],
      ['2021-01-02', 'Google', 2],
      ['2021-01-02', 'Direct / None', 1],
      ['2021-01-03', 'Direct / None', 2],
      ['2021-01-03', 'Twitter', 1],
    ]);
  });
});

describe('ranges, on 10 June 2021 at noon', () => {
  const everyDay = Array.from({ length: 600 }, (_, ago) => new Date(NOW - ago * 86_400_000).toISOString());
  it.each<[string | [string, string], string, string, number]>([
    ['day', '2021-06-10T00:00:00Z', '2021-06-10T23:59:59Z', 1],
    ['24h', '2021-06-09T12:00:00Z', '2021-06-10T12:00:00Z', 2],
    ['7d', '2021-06-03T00:00:00Z', '2021-06-09T23:59:59Z', 7],
    ['28d', '2021-05-13T00:00:00Z', '2021-06-09T23:59:59Z', 28],
    ['30d', '2021-05-11T00:00:00Z', '2021-06-09T23:59:59Z', 30],
    ['91d', '2021-03-11T00:00:00Z', '2021-06-09T23:59:59Z', 91],
    ['month', '2021-06-01T00:00:00Z', '2021-06-30T23:59:59Z', 10],
    ['6mo', '2020-12-01T00:00:00Z', '2021-05-31T23:59:59Z', 182],
    ['12mo', '2020-06-01T00:00:00Z', '2021-05-31T23:59:59Z', 365],
    ['year', '2021-01-01T00:00:00Z', '2021-12-31T23:59:59Z', 161],
    ['all', '2019-10-20T00:00:00Z', '2021-06-10T23:59:59Z', 600],
    [['2021-01-01', '2021-01-31'], '2021-01-01T00:00:00Z', '2021-01-31T23:59:59Z', 31],
    [['2021-01-01T00:00:00+03:00', '2021-01-02T12:00:00+03:00'], '2020-12-31T21:00:00Z', '2021-01-02T09:00:00Z', 1],
    [['2021-01-31', '2021-01-01'], '2021-01-31T00:00:00Z', '2021-01-01T23:59:59Z', 0],
  ])('%s', async (range, first, last, count) => {
    const answer = await ask(views(...everyDay), { metrics: ['pageviews'], date_range: range });
    expect([answer.query.date_range, rows(answer)]).toEqual([[first, last], [[count]]]);
  });
});

describe('the answer', () => {
  it('repeats the question with everything resolved', async () => {
    const answer = await ask(views('2021-01-01 10:00:00'), {
      metrics: ['visitors'],
      date_range: ['2021-01-01', '2021-01-07'],
      dimensions: ['time'],
      filters: [['is', 'event:page', ['/']]],
      include: { total_rows: true, time_labels: false },
    });
    expect(answer.query).toEqual({
      site_id: expect.any(String),
      metrics: ['visitors'],
      date_range: ['2021-01-01T00:00:00Z', '2021-01-07T23:59:59Z'],
      filters: [['is', 'event:page', ['/']]],
      dimensions: ['time:day'],
      order_by: [
        ['time:day', 'asc'],
        ['visitors', 'desc'],
      ],
      include: { total_rows: true },
      pagination: { limit: 10_000, offset: 0 },
    });
    expect(answer.meta).toEqual({ total_rows: 1 });
  });

  it('is the same when asked again with the question it repeats', async () => {
    const site = harness.site();
    await harness.add(site, views('2021-01-01 10:00:00', '2021-02-01 10:00:00'));
    const first = (await harness.ask({ site_id: site, metrics: ['pageviews'], date_range: 'all' })).json() as Answer;
    const second = (await harness.ask(first.query)).json() as Answer;
    expect(second).toEqual(first);
  });

  it('says that there is nothing imported, when asked', async () => {
    const answer = await ask([], { metrics: ['visitors'], date_range: 'all', include: { imports: true } });
    expect(answer.meta).toEqual({ imports_included: false, imports_skip_reason: 'no_imported_data' });
  });

  it('comes in pages', async () => {
    const site = harness.site();
    await harness.add(
      site,
      Array.from({ length: 8 }, (_, n) => ({ timestamp: '2021-01-01 10:00:00', pathname: `/${n + 1}` })),
    );
    const pages = async (pagination: Record<string, number>) => {
      const query = {
        site_id: site,
        metrics: ['pageviews'],
        date_range: 'all',
        dimensions: ['event:page'],
        include: { total_rows: true },
        pagination,
      };
      const answer = (await harness.ask(query)).json() as Answer;
      return [answer.results.map(({ dimensions }) => dimensions[0]).join(' '), answer.meta.total_rows];
    };
    expect(await pages({ limit: 10 })).toEqual(['/1 /2 /3 /4 /5 /6 /7 /8', 8]);
    expect(await pages({ limit: 3 })).toEqual(['/1 /2 /3', 8]);
    expect(await pages({ limit: 3, offset: 3 })).toEqual(['/4 /5 /6', 8]);
    expect(await pages({ limit: 3, offset: 6 })).toEqual(['/7 /8', 8]);
    expect(await pages({ limit: 3, offset: 9 })).toEqual(['', 8]);
  });
});

describe('time zones', () => {
  const inZone = async (timezone: string, now: number, events: string[], query: Record<string, unknown>) => {
    const local = await startHarness({ timezone, now: () => now });
    try {
      return await ask(views(...events), { metrics: ['pageviews'], ...query }, local);
    } finally {
      await local.stop();
    }
  };
  it.each<[string, string, number, string[], unknown, unknown[][]]>([
    [
      'today is behind',
      'America/New_York',
      Date.UTC(2024, 0, 2, 2),
      ['2024-01-01 12:00:00', '2024-01-02 12:00:00', '2024-01-02 14:00:00'],
      'day',
      [[1]],
    ],
    [
      'today is ahead',
      'Asia/Tokyo',
      Date.UTC(2024, 0, 1, 16),
      ['2024-01-01 10:00:00', '2024-01-01 12:00:00', '2024-01-02 12:00:00'],
      'day',
      [[1]],
    ],
    [
      'a day without midnight begins later',
      'America/Santiago',
      NOW,
      ['2022-09-11 03:59:00', '2022-09-11 04:00:00', '2022-09-11 05:00:00'],
      ['2022-09-11', '2022-09-11'],
      [[2]],
    ],
    [
      'a day with two midnights begins at the second',
      'America/Havana',
      NOW,
      ['2023-11-05 04:30:00', '2023-11-05 05:30:00', '2023-11-05 06:30:00'],
      ['2023-11-05', '2023-11-05'],
      [[2]],
    ],
    [
      'a day ends where the next begins',
      'America/Asuncion',
      NOW,
      ['2024-03-23 12:00:00', '2024-03-24 02:58:00', '2024-03-24 03:00:00'],
      ['2024-03-23', '2024-03-23'],
      [[2]],
    ],
  ])('%s', async (_, zone, now, events, range, expected) => {
    expect(rows(await inZone(zone, now, events, { date_range: range }))).toEqual(expected);
  });

  it('that differ by quarters of an hour', async () => {
    const events = ['05:00', '05:15', '05:30', '05:45', '06:00', '06:15', '06:30'].map(
      (time) => `2021-01-02 ${time}:00`,
    );
    const query = { metrics: ['visits'], date_range: ['2021-01-02', '2021-01-02'], dimensions: ['time:hour'] };
    expect(rows(await inZone('Asia/Katmandu', NOW, events, query))).toEqual([
      ['2021-01-02 10:00:00', 1],
      ['2021-01-02 11:00:00', 4],
      ['2021-01-02 12:00:00', 2],
    ]);
  });

  it('Rome in summer and in winter', async () => {
    const answer = await inZone(
      'Europe/Rome',
      NOW,
      ['2021-03-27 23:30:00', '2021-03-28 21:59:00', '2021-03-28 22:00:00'],
      {
        dimensions: ['time:day'],
        date_range: ['2021-03-27', '2021-03-29'],
      },
    );
    expect(answer.query.date_range).toEqual(['2021-03-27T00:00:00+01:00', '2021-03-29T23:59:59+02:00']);
    expect(rows(answer)).toEqual([
      ['2021-03-28', 2],
      ['2021-03-29', 1],
    ]);
  });
});
