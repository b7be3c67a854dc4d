import { RE2JS } from 're2js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { QueryError } from '#engagement/collector/query/query.ts';
import { anyPattern } from '#engagement/collector/query/text-tests.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({
    goals: [
      { name: 'Visit /landing', page: '/landing', props: { language: 'FR' } },
      { name: 'Visit /plain', page: '/plain' },
      { name: 'Signup', event: 'Signup', props: { plan: 'premium' } },
      { name: 'Joined', event: 'Joined' },
      { name: 'Scroll /post 50', page: '/post', scroll: 50, props: { language: 'FR' } },
    ],
  });
});
afterAll(() => harness.stop());

type Case = readonly [string, readonly HistoricEvent[], Record<string, unknown>, unknown[][]];

const at = (time: string, event: Omit<HistoricEvent, 'timestamp'> = {}): HistoricEvent => ({
  timestamp: `2021-01-01 ${time}`,
  ...event,
});

const runAll = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (_, events, query, rows) => {
    const site = harness.site();
    await harness.add(site, events);
    expect(await harness.rows(site, query)).toEqual(rows);
  });

describe('hours', () => {
  const hours = { date_range: ['2021-01-01', '2021-01-02'], dimensions: ['time:hour'] };
  const long = ['00:20:00', '00:40:00', '01:00:00', '01:20:00'].map((time) => at(time, { visitor: 'a' }));
  runAll([
    [
      'have everyone who was there, and the length of the visits that ended in them',
      long,
      { ...hours, metrics: ['visitors', 'visits', 'visit_duration'] },
      [
        ['2021-01-01 00:00:00', 1, 1, 0],
        ['2021-01-01 01:00:00', 1, 1, 3600],
      ],
    ],
    [
      'have the length alone where nobody else is asked for',
      long,
      { ...hours, metrics: ['visit_duration', 'bounce_rate'] },
      [['2021-01-01 01:00:00', 3600, 0]],
    ],
    [
      'have whoever achieved a goal only when it happened',
      [
        at('00:20:00', { visitor: 'a' }),
        at('00:50:00', { visitor: 'a', name: 'Joined' }),
        at('01:10:00', { visitor: 'a' }),
      ],
      { ...hours, metrics: ['visitors', 'visits'], filters: [['is', 'event:goal', ['Joined']]] },
      [['2021-01-01 00:00:00', 1, 1]],
    ],
    [
      'have the visits of a goal only where they ended',
      [at('00:50:00', { visitor: 'a', name: 'Joined' }), at('01:10:00', { visitor: 'a' })],
      { ...hours, metrics: ['visits', 'visit_duration'], filters: [['is', 'event:goal', ['Joined']]] },
      [['2021-01-01 01:00:00', 1, 1200]],
    ],
    [
      'end with the range, for a visit that went on after it',
      long,
      {
        ...hours,
        metrics: ['visits', 'visit_duration'],
        date_range: ['2021-01-01T00:00:00Z', '2021-01-01T00:59:59Z'],
      },
      [['2021-01-01 00:00:00', 1, 3600]],
    ],
  ]);

  it('and days: a visit over midnight is of the range it is asked in', async () => {
    const site = harness.site();
    await harness.add(site, [at('23:50:00', { visitor: 'a' }), { timestamp: '2021-01-02 00:10:00', visitor: 'a' }]);
    const visits = (day: string) =>
      harness.rows(site, { metrics: ['visits'], dimensions: ['time:day'], date_range: [day, day] });
    expect([await visits('2021-01-01'), await visits('2021-01-02')]).toEqual([
      [['2021-01-01', 1]],
      [['2021-01-02', 1]],
    ]);
  });
});

describe('pages and hosts', () => {
  const two = [
    at('00:00:00', { visitor: 'a', pathname: '/a', hostname: 'one.test' }),
    at('00:10:00', { visitor: 'a', pathname: '/b', hostname: 'two.test' }),
    at('00:00:00', { pathname: '/a', hostname: 'one.test' }),
  ];
  runAll([
    [
      'together: the visits are those that entered there',
      two,
      { metrics: ['visitors', 'bounce_rate', 'visit_duration'], dimensions: ['event:page', 'event:hostname'] },
      [
        ['/a', 'one.test', 2, 50, 300],
        ['/b', 'two.test', 1, 0, 0],
      ],
    ],
    [
      'the host of a filter is where the visit entered, when grouped by it',
      two,
      {
        metrics: ['visitors', 'bounce_rate'],
        dimensions: ['event:page', 'event:hostname'],
        filters: [['is', 'event:hostname', ['two.test']]],
      },
      [['/b', 'two.test', 1, 0]],
    ],
  ]);
});

describe('goals with props', () => {
  const events = ['FR', 'EN', undefined].flatMap((language) => {
    const shared = { origin: { country: language ?? 'GB' }, ...(language ? { props: { language } } : {}) };
    const visitor = language ?? 'none';
    return [
      at('00:00:00', { visitor, pathname: '/landing', ...shared }),
      at('00:00:01', { visitor, pathname: '/plain', ...shared }),
      at('00:00:02', { visitor, pathname: '/post', ...shared }),
      at('00:00:09', { visitor, pathname: '/post', name: 'engagement', scroll_depth: 60, ...shared }),
    ];
  });
  const asked = (...filters: unknown[]) => ({
    metrics: ['visitors', 'visits', 'events'],
    dimensions: ['visit:country'],
    filters,
  });
  runAll([
    ['of a page', events, asked(['is', 'event:goal', ['Visit /landing']]), [['FR', 1, 1, 1]]],
    [
      'are the same as a goal without them and a filter on them',
      events,
      asked(['is', 'event:goal', ['Visit /plain']], ['is', 'event:props:language', ['FR']]),
      [['FR', 1, 1, 1]],
    ],
    ['of a page read', events, asked(['is', 'event:goal', ['Scroll /post 50']]), [['FR', 1, 1, 0]]],
    [
      'have no rate among themselves: a goal is no group of everyone',
      [at('00:00:00', { name: 'Joined' }), at('00:00:00')],
      { metrics: ['visitors', 'conversion_rate', 'group_conversion_rate'], dimensions: ['event:goal'] },
      [['Joined', 1, 50, 0]],
    ],
    [
      'had been done before, or not',
      [
        at('00:00:00', { visitor: 'a', name: 'Joined' }),
        at('00:00:01', { visitor: 'a' }),
        at('00:00:02', { visitor: 'a' }),
        at('00:00:00', { visitor: 'b', name: 'Joined' }),
        at('00:00:00'),
      ],
      {
        metrics: ['visitors', 'pageviews'],
        filters: [
          ['has_done', ['is', 'event:goal', ['Joined']]],
          ['is', 'event:name', ['pageview']],
        ],
      },
      [[1, 2]],
    ],
  ]);
});

describe('behaviour of several kinds', () => {
  runAll([
    [
      'any of them',
      [
        at('00:00:00', { visitor: '1', name: 'Purchase' }),
        at('00:00:00', { visitor: '2' }),
        at('00:10:00', { visitor: '2', name: 'Purchase' }),
        at('00:00:00', { visitor: '3', name: 'Signup', props: { paid: 'true' } }),
        at('00:00:00', { visitor: '3' }),
        at('00:00:00', { visitor: '4', name: 'Signup', props: { paid: 'false' } }),
        at('00:00:00', { visitor: '4' }),
      ],
      {
        metrics: ['visitors', 'pageviews'],
        filters: [
          [
            'has_done',
            [
              'or',
              [
                ['is', 'event:name', ['Purchase']],
                [
                  'and',
                  [
                    ['is', 'event:name', ['Signup']],
                    ['is', 'event:props:paid', ['true']],
                  ],
                ],
              ],
            ],
          ],
        ],
      },
      [[3, 2]],
    ],
  ]);
});

describe('places', () => {
  const known = { country: 'IT', region: 'IT-62', city: '3169070', country_name: 'Italy', city_name: 'Rome' };
  const events = [at('00:00:00', { origin: known }), at('00:00:00', { origin: known }), at('00:00:00')];
  const by = (dimension: string, rows: unknown[][]): Case => [
    `by ${dimension}`,
    events,
    { metrics: ['visitors'], dimensions: [dimension] },
    rows,
  ];
  const only = (filter: unknown[], count: number): Case => [
    JSON.stringify(filter),
    events,
    { metrics: ['visitors'], filters: [filter] },
    [[count]],
  ];
  runAll([
    by('visit:country', [
      ['IT', 2],
      ['\0\0', 1],
    ]),
    by('visit:region', [
      ['IT-62', 2],
      ['', 1],
    ]),
    by('visit:city', [
      [3169070, 2],
      [0, 1],
    ]),
    by('visit:country_name', [
      ['Italy', 2],
      ['', 1],
    ]),
    by('visit:city_name', [
      ['Rome', 2],
      ['', 1],
    ]),
    [
      'names of countries follow from their codes',
      ['EE', 'GB', ''].map((country) => at('00:00:00', { origin: { country } })),
      { metrics: ['visitors'], dimensions: ['visit:country_name'], filters: [['is_not', 'visit:country_name', ['']]] },
      [
        ['Estonia', 1],
        ['United Kingdom', 1],
      ],
    ],
    by('visit:channel', [['Direct', 3]]),
    only(['is_not', 'visit:country', ['\0\0']], 2),
    only(['is', 'visit:city', [0]], 1),
    only(['is', 'visit:city', [3169070]], 2),
    only(['is_not', 'visit:city', [0]], 2),
    only(['is', 'visit:region', ['(not set)']], 1),
  ]);
});

describe('patterns', () => {
  it('are given up once they took too long on all the texts together', () => {
    const hard = RE2JS.compile('(a?){200}a{200}');
    expect(anyPattern([hard])('b')).toBe(false);
    const impatient = anyPattern([hard], 0);
    expect(() => impatient('a'.repeat(1000))).toThrow(QueryError);
  });
});

describe('order', () => {
  const read = [
    at('00:00:00', { visitor: 'a', pathname: '/read' }),
    at('00:01:00', { visitor: 'a', pathname: '/read', name: 'engagement', scroll_depth: 40, engagement_time: 5000 }),
    at('00:00:00', { pathname: '/seen' }),
  ];
  const sorted = (way: string): Case => [
    `what has no value is last, ${way}`,
    read,
    { metrics: ['scroll_depth', 'time_on_page'], dimensions: ['event:page'], order_by: [['scroll_depth', way]] },
    [
      ['/read', 40, 5],
      ['/seen', null, null],
    ],
  ];
  runAll([sorted('asc'), sorted('desc')]);
});
