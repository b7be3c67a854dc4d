import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import type { Goal } from '#engagement/collector/query/goals.ts';
import { type Harness, startHarness } from './harness.ts';

/** The tests of the Stats API v2: what was recorded, what is asked, what comes back as [...dimensions, ...metrics]. */
type Case = readonly [
  what: string,
  events: readonly HistoricEvent[],
  query: Record<string, unknown>,
  rows: unknown[][],
];

const GOALS: readonly Goal[] = [
  { name: 'Signup', event: 'Signup' },
  { name: 'Purchase', event: 'Purchase' },
  { name: 'Visit /register', page: '/register' },
  { name: 'Visit /blog**', page: '/blog**' },
  { name: 'Visit /**register', page: '/**register' },
  { name: 'Visit /conversion', page: '/conversion' },
  { name: 'Step conversion 1', event: 'Step conversion 1' },
  { name: 'Step conversion 2', event: 'Step conversion 2' },
  { name: 'Scroll /post 25', page: '/post**', scroll: 25 },
  { name: 'Scroll /post 50', page: '/post**', scroll: 50 },
  { name: 'Scroll /post 75', page: '/post**', scroll: 75 },
  { name: 'Variant A', event: 'Choice', props: { variant: 'A' } },
  { name: 'Variant A premium', event: 'Choice', props: { variant: 'A', plan: 'premium' } },
];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ goals: GOALS });
});
afterAll(() => harness.stop());

const DAY = '2021-01-01';
/** A page view at a time of 2021-01-01, or of another day where a date is given. */
const at = (time: string, event: Omit<HistoricEvent, 'timestamp'> = {}): HistoricEvent => ({
  timestamp: time.length > 8 ? time : `${DAY} ${time}`,
  ...event,
});
const view = (event: Omit<HistoricEvent, 'timestamp'> = {}) => at('00:00:00', event);
const page = (pathname: string, event: Omit<HistoricEvent, 'timestamp'> = {}) => view({ pathname, ...event });
const custom = (name: string, event: Omit<HistoricEvent, 'timestamp'> = {}) => view({ name, ...event });
const read = (time: string, visitor: string, event: Omit<HistoricEvent, 'timestamp'>) =>
  at(time, { name: 'engagement', visitor, ...event });

async function answer(events: readonly HistoricEvent[], query: Record<string, unknown>): Promise<unknown[][]> {
  const site = harness.site();
  await harness.add(site, events);
  return harness.rows(site, query);
}

const runAll = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (_, events, query, rows) => {
    expect(await answer(events, query)).toEqual(rows);
  });

/** A visit of two pages 25 minutes apart and one of a single page. */
const two = (origin: HistoricEvent['origin'] = {}) => [
  at('00:00:00', { visitor: 'a', origin }),
  at('00:25:00', { visitor: 'a' }),
  view(),
];

describe('metrics over everything', () => {
  runAll([
    ['page views', two(), { metrics: ['pageviews'] }, [[3]]],
    [
      'views per visit with two decimals',
      [...two(), view({ visitor: 'b' }), at('00:25:00', { visitor: 'b' })],
      { metrics: ['views_per_visit'] },
      [[1.67]],
    ],
    [
      'all of them',
      two(),
      { metrics: ['pageviews', 'visits', 'views_per_visit', 'visitors', 'bounce_rate', 'visit_duration'] },
      [[3, 2, 1.5, 2, 50, 750]],
    ],
    [
      'nothing at all',
      [],
      { metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'] },
      [[0, 0, 0, 0, 0, 0]],
    ],
    ['nothing, grouped', [], { metrics: ['visitors'], dimensions: ['visit:source'] }, []],
    [
      'half a bounce goes to the even',
      [
        ...Array.from({ length: 7 }, (_, n) => [
          at('00:00:00', { visitor: `${n}` }),
          at('00:01:00', { visitor: `${n}` }),
        ]).flat(),
        view(),
      ],
      { metrics: ['bounce_rate'] },
      [[12]],
    ],
    [
      'engagement is no event',
      [view({ visitor: 'a' }), read('00:00:01', 'a', { scroll_depth: 10 })],
      { metrics: ['events'] },
      [[1]],
    ],
    [
      'engagement neither ends a bounce nor lengthens a visit',
      [view({ visitor: 'a' }), read('00:00:03', 'a', { scroll_depth: 10 })],
      { metrics: ['bounce_rate', 'visit_duration'] },
      [[100, 0]],
    ],
  ]);
});

describe('filters on visits', () => {
  const metrics = ['pageviews', 'visitors', 'bounce_rate', 'visit_duration'];
  const filtered = (origin: HistoricEvent['origin'], dimension: string, clause: string): Case => [
    `${dimension} is ${clause}`,
    two(origin),
    { metrics, filters: [['is', dimension, [clause]]] },
    [[2, 1, 0, 1500]],
  ];
  runAll([
    filtered({ source: 'Google' }, 'visit:source', 'Google'),
    filtered({ source: 'Google' }, 'visit:channel', 'Organic Search'),
    filtered({ referrer: 'facebook.com' }, 'visit:referrer', 'facebook.com'),
    filtered({ utm_medium: 'social' }, 'visit:utm_medium', 'social'),
    filtered({ utm_source: 'Twitter' }, 'visit:utm_source', 'Twitter'),
    filtered({ utm_campaign: 'profile' }, 'visit:utm_campaign', 'profile'),
    filtered({ utm_content: 'avvio-fad' }, 'visit:utm_content', 'avvio-fad'),
    filtered({ utm_term: 'x' }, 'visit:utm_term', 'x'),
    filtered({ device: 'Desktop' }, 'visit:device', 'Desktop'),
    filtered({ device: 'Desktop' }, 'visit:screen', 'Desktop'),
    filtered({ browser: 'Chrome' }, 'visit:browser', 'Chrome'),
    filtered({ browser_version: '56' }, 'visit:browser_version', '56'),
    filtered({ os: 'Mac' }, 'visit:os', 'Mac'),
    filtered({ os_version: '10.5' }, 'visit:os_version', '10.5'),
    filtered({ country: 'EE' }, 'visit:country', 'EE'),
    [
      'no source',
      [at('00:00:00', { visitor: 'a' }), at('00:25:00', { visitor: 'a' }), view({ origin: { source: 'Google' } })],
      { metrics, filters: [['is', 'visit:source', ['Direct / None']]] },
      [[2, 1, 0, 1500]],
    ],
    [
      'not set',
      [view(), view({ origin: { utm_medium: 'x' } })],
      { metrics: ['visitors'], filters: [['is', 'visit:utm_medium', ['(not set)']]] },
      [[1]],
    ],
    [
      'regardless of case',
      two({ utm_medium: 'Social' }),
      { metrics, filters: [['is', 'visit:utm_medium', ['sociaL'], { case_sensitive: false }]] },
      [[2, 1, 0, 1500]],
    ],
    [
      'is not, regardless of case',
      two({ utm_medium: 'Social' }),
      { metrics: ['pageviews'], filters: [['is_not', 'visit:utm_medium', ['sociaL'], { case_sensitive: false }]] },
      [[1]],
    ],
    [
      'case matters otherwise',
      two({ utm_medium: 'Social' }),
      { metrics: ['visitors'], filters: [['is', 'visit:utm_medium', ['social']]] },
      [[0]],
    ],
    [
      'contains',
      ['https://a.com', 'https://a.com', 'https://ab.com'].map((referrer) => view({ origin: { referrer } })),
      { metrics: ['visitors'], filters: [['contains', 'visit:referrer', ['a.com']]] },
      [[2]],
    ],
    [
      'a country by a letter',
      ['EE', 'EE', 'IT', 'DE'].map((country) => view({ origin: { country } })),
      { metrics: ['pageviews'], filters: [['contains', 'visit:country', ['E']]] },
      [[3]],
    ],
    [
      'cities by number',
      ['588409', '689123', '', '10'].map((city) => view({ origin: { city } })),
      { metrics: ['pageviews'], filters: [['is', 'visit:city', [588_409, 689_123]]] },
      [[2]],
    ],
    [
      'is not, grouped',
      ['Chrome', 'Safari', 'Safari', 'Edge'].map((browser) => view({ origin: { browser } })),
      { metrics: ['visitors'], dimensions: ['visit:browser'], filters: [['is_not', 'visit:browser', ['Chrome']]] },
      [
        ['Safari', 2],
        ['Edge', 1],
      ],
    ],
  ]);
});

describe('filters on events', () => {
  const visitors = (...filters: unknown[]) => ({ metrics: ['visitors'], filters });
  const pages = (...paths: string[]) => paths.map((path) => page(path));
  const users = pages(
    '/user/1234',
    '/user/789/contributions',
    '/blog/user/1234',
    '/user/ef/contributions',
    '/other/path',
  );
  runAll([
    [
      'of a page; the bounce rate is of those who entered there',
      [view({ visitor: 'a' }), at('00:25:00', { visitor: 'a', pathname: '/blogpost' }), view(), page('/blogpost')],
      {
        metrics: ['pageviews', 'visitors', 'bounce_rate', 'visit_duration'],
        filters: [['is', 'event:page', ['/blogpost']]],
      },
      [[2, 2, 100, 750]],
    ],
    [
      'of a host',
      [view({ hostname: 'one.example.com' }), view({ hostname: 'example.com' }), view({ hostname: 'x.test' })],
      {
        metrics: ['pageviews', 'visitors', 'bounce_rate'],
        filters: [['contains', 'event:hostname', ['one.example.com', 'example.com']]],
      },
      [[2, 2, 100]],
    ],
    [
      'of a name',
      [custom('Signup'), custom('Signup', { visitor: 'a' }), custom('Signup', { visitor: 'a' }), view()],
      { metrics: ['visitors', 'pageviews'], filters: [['is', 'event:name', ['Signup']]] },
      [[2, 0]],
    ],
    [
      'of names, regardless of case',
      [custom('Signup'), custom('Signup'), custom('Login'), custom('Other')],
      visitors(['is', 'event:name', ['signup', 'LOGIN'], { case_sensitive: false }]),
      [[3]],
    ],
    [
      'of a page and a country',
      [
        page('/blogpost', { visitor: 'a', origin: { country: 'EE' } }),
        at('00:25:00', { visitor: 'a' }),
        view(),
        page('/blogpost'),
      ],
      {
        metrics: ['pageviews', 'visitors', 'bounce_rate', 'visit_duration'],
        filters: [
          ['is', 'event:page', ['/blogpost']],
          ['is', 'visit:country', ['EE']],
        ],
      },
      [[1, 1, 0, 1500]],
    ],
    ['contains', pages('/en/page1', '/en/page2', '/pl/page1'), visitors(['contains', 'event:page', ['/en/']]), [[2]]],
    [
      'contains any',
      pages('/en/1', '/en/2', '/pl/1', '/ee/1'),
      visitors(['contains', 'event:page', ['/en/', '/pl/']]),
      [[3]],
    ],
    [
      'contains, regardless of case',
      pages('/en/1', '/EN/2', '/pl/1'),
      visitors(['contains', 'event:page', ['/En/'], { case_sensitive: false }]),
      [[2]],
    ],
    ['contains not', pages('/en/1', '/en/2', '/pl/1'), visitors(['contains_not', 'event:page', ['/en/']]), [[1]]],
    [
      'contains not, regardless of case',
      pages('/en/1', '/EN/2', '/pl/1'),
      visitors(['contains_not', 'event:page', ['/En/'], { case_sensitive: false }]),
      [[1]],
    ],
    [
      'a bar is a bar',
      pages('/blog/post|1', '/otherpost|1', '/blog/post|2', '/x'),
      visitors(['contains', 'event:page', ['post|1', '/x']]),
      [[3]],
    ],
    ['matches', users, visitors(['matches', 'event:page', ['^/user/[0-9]+']]), [[2]]],
    ['matches not', users, visitors(['matches_not', 'event:page', ['^/user/[0-9]+']]), [[3]]],
    [
      'and, or, not',
      pages('/en/page1', '/en/page2', '/eng/page1', '/pl/page1', '/gb/page1'),
      visitors([
        'or',
        [
          [
            'and',
            [
              ['contains', 'event:page', ['/en']],
              ['not', ['contains', 'event:page', ['/eng']]],
            ],
          ],
          ['contains', 'event:page', ['/gb']],
        ],
      ]),
      [[3]],
    ],
    [
      'an event is in a visit that',
      [page('/a', { visitor: 'x' }), at('00:01:00', { visitor: 'x', pathname: '/b' }), page('/b')],
      {
        metrics: ['pageviews'],
        filters: [
          ['is', 'event:page', ['/b']],
          ['is', 'visit:entry_page', ['/a']],
        ],
      },
      [[1]],
    ],
  ]);
});

describe('filters on props', () => {
  const rows: Record<string, string>[] = [
    { tier: 'large-1', value: 'ax' },
    { tier: 'small-1', value: 'bx' },
    { tier: 'small-1', value: 'ax' },
    { tier: 'small-2', value: 'bx' },
    { tier: 'small-2', value: 'cx' },
    { tier: 'small-3' },
    { value: 'ax' },
    {},
  ];
  const events = rows.map((props) => view({ props }));
  const visitors = (...filters: unknown[]) => ({ metrics: ['visitors'], filters });
  const browsers = ['Chrome', 'Chrome', undefined, 'Firefox'].map((browser) =>
    view({ props: browser ? { browser } : {}, origin: { browser: browser ?? 'Safari' } }),
  );
  runAll([
    [
      'contains and contains not',
      events,
      visitors(['contains', 'event:props:tier', ['small']], ['contains_not', 'event:props:value', ['b', 'c']]),
      [[1]],
    ],
    [
      'matches and matches not',
      events,
      visitors(['matches', 'event:props:tier', ['small.+']], ['matches_not', 'event:props:value', ['b|c']]),
      [[1]],
    ],
    ['is', events, visitors(['is', 'event:props:tier', ['small-1', 'large-1']]), [[3]]],
    ['is not takes those without', events, visitors(['is_not', 'event:props:tier', ['small-1']]), [[6]]],
    ['is not, nor those without', events, visitors(['is_not', 'event:props:tier', ['small-1', '(none)']]), [[4]]],
    [
      'is, or those without',
      browsers,
      {
        metrics: ['visitors'],
        dimensions: ['visit:browser'],
        filters: [['is', 'event:props:browser', ['Chrome', '(none)']]],
      },
      [
        ['Chrome', 2],
        ['Safari', 1],
      ],
    ],
    [
      'contains, regardless of case',
      ['large-1', 'Small-1', 'mall-1', 'SMALL-2', 'small-2'].map((name) => view({ props: { name } })),
      visitors(['contains', 'event:props:name', ['maLL'], { case_sensitive: false }]),
      [[4]],
    ],
    [
      'contains not, regardless of case',
      ['large-1', 'Small-1', 'mall-1', 'SMALL-2', 'small-2'].map((name) => view({ props: { name } })),
      visitors(['contains_not', 'event:props:name', ['maLL'], { case_sensitive: false }]),
      [[1]],
    ],
    [
      'several at once',
      [['Chrome'], ['Chrome', 'xyz'], ['Safari', 'target'], ['Chrome', 'target'], ['Firefox', 'target']].map(
        ([browser = '', prop]) => view({ props: { browser, ...(prop ? { prop } : {}) }, origin: { browser } }),
      ),
      {
        metrics: ['visitors'],
        dimensions: ['visit:browser'],
        filters: [
          ['is', 'event:props:browser', ['CHROME', 'sAFari'], { case_sensitive: false }],
          ['is_not', 'event:props:browser', ['Chrome'], { case_sensitive: false }],
          ['is', 'event:props:prop', ['target']],
        ],
      },
      [['Safari', 1]],
    ],
  ]);
});

describe('groups', () => {
  const simple = (dimension: string, key: string, first: string, second: string, blank: string): Case => [
    dimension,
    [first, first, first, second, second, ''].map((value) => view({ origin: { [key]: value } })),
    { metrics: ['visitors', 'percentage'], date_range: [DAY, DAY], dimensions: [dimension] },
    [
      [first, 3, 50],
      [second, 2, 33.3],
      [blank, 1, 16.7],
    ],
  ];
  runAll([
    simple('visit:source', 'source', 'Google', 'Twitter', 'Direct / None'),
    simple('visit:referrer', 'referrer', 'example.com', 'google.com', 'Direct / None'),
    simple('visit:utm_medium', 'utm_medium', 'Search', 'social', '(not set)'),
    simple('visit:utm_source', 'utm_source', 'Google', 'Bing', '(not set)'),
    simple('visit:utm_campaign', 'utm_campaign', 'ads', 'profile', '(not set)'),
    simple('visit:utm_content', 'utm_content', 'Content1', 'blog2', '(not set)'),
    simple('visit:utm_term', 'utm_term', 'Term1', 'favicon', '(not set)'),
    simple('visit:os', 'os', 'Mac', 'Windows', '(not set)'),
    simple('visit:browser', 'browser', 'Chrome', 'Safari', '(not set)'),
    simple('visit:device', 'device', 'Mobile', 'Desktop', '(not set)'),
    [
      'visit:channel',
      [view({ origin: { source: 'Google' } }), view({ origin: { source: 'Google' } }), view()],
      { metrics: ['visitors'], dimensions: ['visit:channel'] },
      [
        ['Organic Search', 2],
        ['Direct', 1],
      ],
    ],
    [
      'visit:country',
      ['EE', 'EE', 'US'].map((country) => view({ origin: { country } })),
      { metrics: ['visitors'], dimensions: ['visit:country'] },
      [
        ['EE', 2],
        ['US', 1],
      ],
    ],
    [
      'two dimensions',
      [
        ['Mac', '14'],
        ['Mac', '14'],
        ['Mac', '14'],
        ['', '14'],
        ['Windows', '11'],
        ['Windows', '11'],
      ].map(([os = '', os_version = '']) => view({ origin: { os, os_version } })),
      { metrics: ['visitors'], dimensions: ['visit:os', 'visit:os_version'] },
      [
        ['Mac', '14', 3],
        ['Windows', '11', 2],
        ['(not set)', '14', 1],
      ],
    ],
    [
      'in the order asked for',
      [
        ['Windows', 'Chrome'],
        ['Windows', 'Firefox'],
        ['Linux', 'Firefox'],
        ['Linux', 'Firefox'],
        ['Mac', 'Chrome'],
      ].map(([os = '', browser = '']) => view({ origin: { os, browser } })),
      {
        metrics: ['visitors'],
        dimensions: ['visit:os', 'visit:browser'],
        order_by: [
          ['visitors', 'asc'],
          ['visit:browser', 'desc'],
          ['visit:os', 'asc'],
        ],
      },
      [
        ['Windows', 'Firefox', 1],
        ['Mac', 'Chrome', 1],
        ['Windows', 'Chrome', 1],
        ['Linux', 'Firefox', 2],
      ],
    ],
    [
      'event:page',
      [page('/'), page('/'), page('/a')],
      { metrics: ['visitors'], dimensions: ['event:page'] },
      [
        ['/', 2],
        ['/a', 1],
      ],
    ],
    [
      'event:hostname',
      ['a.test', 'a.test', 'b.test'].map((hostname) => view({ hostname })),
      { metrics: ['pageviews'], dimensions: ['event:hostname'] },
      [
        ['a.test', 2],
        ['b.test', 1],
      ],
    ],
    [
      'event:name',
      [custom('Signup'), custom('Signup'), view()],
      { metrics: ['visitors'], dimensions: ['event:name'] },
      [
        ['Signup', 2],
        ['pageview', 1],
      ],
    ],
    [
      'event:name with the number of events',
      [
        view({ visitor: 'a' }),
        custom('404', { visitor: 'a' }),
        view(),
        view({ visitor: 'a' }),
        custom('404', { visitor: 'a' }),
        view({ visitor: 'a' }),
      ],
      { metrics: ['visitors', 'events'], dimensions: ['event:name'] },
      [
        ['pageview', 2, 4],
        ['404', 1, 2],
      ],
    ],
    [
      'event:name of one page in one browser',
      [
        ...['Chrome', 'Chrome', 'Safari'].map((browser) => custom('Signup', { pathname: '/a', origin: { browser } })),
        custom('Signup', { pathname: '/b', origin: { browser: 'Chrome' } }),
        page('/a', { origin: { browser: 'Chrome' } }),
      ],
      {
        metrics: ['visitors'],
        dimensions: ['event:name'],
        filters: [
          ['is', 'event:page', ['/a']],
          ['is', 'visit:browser', ['Chrome']],
        ],
      },
      [
        ['Signup', 2],
        ['pageview', 1],
      ],
    ],
    [
      'sources of those who did something',
      [
        view({ visitor: 'a', origin: { source: 'Google' } }),
        custom('Signup', { visitor: 'a' }),
        view({ origin: { source: 'Twitter' } }),
      ],
      { metrics: ['visitors'], dimensions: ['visit:source'], filters: [['is', 'event:name', ['Signup']]] },
      [['Google', 1]],
    ],
    [
      'a prop',
      [
        ...['business', 'personal', 'business'].map((kind) => custom('Purchase', { props: { kind } })),
        custom('Other', { props: { kind: 'business' } }),
      ],
      { metrics: ['visitors'], dimensions: ['event:props:kind'], filters: [['is', 'event:name', ['Purchase']]] },
      [
        ['business', 2],
        ['personal', 1],
      ],
    ],
    [
      'a prop that some lack',
      [...['16', '16', '16', '14', '14'].map((cost) => custom('Purchase', { props: { cost } })), custom('Purchase')],
      { metrics: ['visitors'], dimensions: ['event:props:cost'], filters: [['is', 'event:name', ['Purchase']]] },
      [
        ['16', 3],
        ['14', 2],
        ['(none)', 1],
      ],
    ],
    [
      'all metrics by source',
      [
        view({ visitor: 'a', origin: { source: 'Google' } }),
        at('00:05:00', { visitor: 'a', name: 'signup' }),
        at('00:10:00', { visitor: 'a' }),
        view({ origin: { source: 'Google' } }),
        view({ origin: { source: 'Twitter' } }),
      ],
      {
        metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'],
        dimensions: ['visit:source'],
      },
      [
        ['Google', 2, 2, 3, 4, 50, 300],
        ['Twitter', 1, 1, 1, 1, 100, 0],
      ],
    ],
    [
      'all metrics by page: visits are of the page entered by',
      [page('/', { visitor: 'a' }), at('00:10:00', { visitor: 'a', pathname: '/p' }), page('/'), page('/p')],
      {
        metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'],
        dimensions: ['event:page'],
        order_by: [['event:page', 'desc']],
      },
      [
        ['/p', 2, 2, 2, 2, 100, 0],
        ['/', 2, 2, 2, 2, 50, 300],
      ],
    ],
    [
      'the bounce rate of two pages',
      [page('/ignore'), page('/p'), page('/p'), page('/q')],
      { metrics: ['bounce_rate'], dimensions: ['event:page'], filters: [['is', 'event:page', ['/p', '/q']]] },
      [
        ['/p', 100],
        ['/q', 100],
      ],
    ],
    [
      'the bounce rate by page entered by',
      [page('/1', { visitor: 'a' }), at('00:10:00', { visitor: 'a', pathname: '/x' }), page('/2', { visitor: 'b' })],
      { metrics: ['bounce_rate'], dimensions: ['visit:entry_page'], order_by: [['visit:entry_page', 'asc']] },
      [
        ['/1', 0],
        ['/2', 100],
      ],
    ],
    [
      'a page filter means the page entered by, for the bounce rate alone',
      [
        page('/ignore', { visitor: 'a', origin: { browser: 'Chrome' } }),
        at('00:01:00', { visitor: 'a', pathname: '/p' }),
        page('/q', { visitor: 'b', origin: { browser: 'Chrome' } }),
        at('00:01:00', { visitor: 'b', pathname: '/' }),
        page('/p', { origin: { browser: 'Chrome' } }),
      ],
      {
        metrics: ['visitors', 'bounce_rate'],
        dimensions: ['visit:browser'],
        filters: [['is', 'event:page', ['/p', '/q']]],
      },
      [['Chrome', 3, 50]],
    ],
    [
      'sources of a host are of visits that began there',
      [
        view({ visitor: 'a', hostname: 'blog.test', origin: { source: 'Facebook' } }),
        at('00:01:00', { visitor: 'a', hostname: 'app.test' }),
        view({ hostname: 'app.test', origin: { source: 'Bing' } }),
      ],
      { metrics: ['visitors'], dimensions: ['visit:source'], filters: [['is', 'event:hostname', ['app.test']]] },
      [['Bing', 1]],
    ],
    ...['visit:utm_campaign', 'visit:utm_source', 'visit:utm_term', 'visit:utm_content'].map(
      (dimension): Case => [
        `${dimension} of a host where nobody began`,
        [
          view({ visitor: 'a', hostname: 'two.test', origin: { [dimension.slice(6)]: 'ad' } }),
          at('00:15:00', { visitor: 'a', hostname: 'one.test' }),
        ],
        { metrics: ['visitors'], dimensions: [dimension], filters: [['is', 'event:hostname', ['one.test']]] },
        [],
      ],
    ),
    [
      'country, region and city by name',
      [
        ['Estonia', 'Harjumaa', 'Tallinn'],
        ['United Kingdom', 'London', 'London'],
      ].map(([country = '', region = '', city = '']) => view({ origin: { country, region, city } })),
      { metrics: ['pageviews'], dimensions: ['visit:country_name', 'visit:region_name', 'visit:city_name'] },
      [
        ['Estonia', 'Harjumaa', 'Tallinn', 1],
        ['United Kingdom', 'London', 'London', 1],
      ],
    ],
  ]);
});

describe('goals', () => {
  const goal = (...names: string[]) => ['is', 'event:goal', names];
  const signups = [
    custom('Signup'),
    custom('Signup', { visitor: 'a' }),
    custom('Signup', { visitor: 'a' }),
    custom('Unknown'),
  ];
  const posts = [
    page('/post/john', { props: { author: 'john' } }),
    page('/post/john', { visitor: '12', props: { author: 'john' } }),
    read('00:00:10', '12', { pathname: '/post/john', scroll_depth: 30, props: { author: 'john' } }),
    page('/post/jane', { visitor: '34', props: { author: 'jane' } }),
    read('00:00:10', '34', { pathname: '/post/jane', scroll_depth: 50, props: { author: 'jane' } }),
    page('/post/jane', { visitor: '56', props: { author: 'jane' } }),
    read('00:00:10', '56', { pathname: '/post/jane', scroll_depth: 75, props: { author: 'jane' } }),
  ];
  const choices = [
    custom('Choice', { visitor: '1', props: { variant: 'A', plan: 'premium' } }),
    custom('Choice', { visitor: '1', props: { variant: 'A', plan: 'free' } }),
    custom('Choice', { visitor: '2', props: { variant: 'B', plan: 'premium' } }),
    custom('Choice', { visitor: '3' }),
  ];
  runAll([
    ['an event', signups, { metrics: ['visitors', 'events'], filters: [goal('Signup')] }, [[2, 3]]],
    [
      'regardless of case',
      signups,
      { metrics: ['visitors', 'events'], filters: [['is', 'event:goal', ['signup'], { case_sensitive: false }]] },
      [[2, 3]],
    ],
    [
      'a page',
      [page('/register'), page('/register', { visitor: 'a' }), page('/register', { visitor: 'a' }), page('/')],
      { metrics: ['visitors', 'pageviews'], filters: [goal('Visit /register')] },
      [[2, 3]],
    ],
    [
      'a pattern of pages',
      [page('/blog/post-1'), page('/blog/post-2', { visitor: 'a' }), page('/blog', { visitor: 'a' }), page('/')],
      { metrics: ['visitors', 'pageviews'], filters: [goal('Visit /blog**')] },
      [[2, 3]],
    ],
    [
      'any of two events',
      [custom('Signup'), custom('Purchase', { visitor: 'a' }), custom('Purchase', { visitor: 'a' }), view()],
      { metrics: ['visitors', 'events'], filters: [goal('Signup', 'Purchase')] },
      [[2, 3]],
    ],
    [
      'an event or a page',
      [page('/account/register'), page('/register', { visitor: 'a' }), custom('Signup', { visitor: 'a' }), view()],
      { metrics: ['visitors', 'events', 'pageviews'], filters: [goal('Signup', 'Visit /**register')] },
      [[2, 3, 2]],
    ],
    [
      'grouped by page',
      [
        page('/en/register'),
        page('/en/register', { visitor: 'a' }),
        page('/en/register', { visitor: 'a' }),
        page('/1/it/register'),
        page('/no'),
      ],
      { metrics: ['visitors', 'pageviews'], dimensions: ['event:page'], filters: [goal('Visit /**register')] },
      [
        ['/en/register', 2, 3],
        ['/1/it/register', 1, 1],
      ],
    ],
    [
      'those that contain a word',
      [
        custom('Step conversion 1'),
        custom('Step conversion 1'),
        custom('Step conversion 2'),
        custom('Signup'),
        page('/conversion'),
      ],
      { metrics: ['visitors'], dimensions: ['event:goal'], filters: [['contains', 'event:goal', ['conversion']]] },
      [
        ['Step conversion 1', 2],
        ['Step conversion 2', 1],
        ['Visit /conversion', 1],
      ],
    ],
    [
      'as groups',
      [page('/conversion'), custom('Purchase'), custom('Purchase')],
      { metrics: ['visitors'], dimensions: ['event:goal'] },
      [
        ['Purchase', 2],
        ['Visit /conversion', 1],
      ],
    ],
    [
      'none that are not configured',
      [page('/else'), custom('Else')],
      { metrics: ['visitors', 'pageviews'], dimensions: ['event:goal'] },
      [],
    ],
    [
      'the rate of each',
      [
        custom('Signup', { visitor: '1' }),
        custom('Signup', { visitor: '1' }),
        page('/blog'),
        page('/blog/post'),
        view(),
      ],
      { metrics: ['visitors', 'events', 'conversion_rate'], dimensions: ['event:goal'] },
      [
        ['Visit /blog**', 2, 2, 50],
        ['Signup', 1, 2, 25],
      ],
    ],
    [
      'the rate alone',
      [custom('Signup', { visitor: '1' }), view()],
      { metrics: ['conversion_rate'], dimensions: ['event:goal'] },
      [['Signup', 50]],
    ],
    [
      'the rate by a prop',
      [
        ...['1', '2', '3'].map((n) => page(`/blog/${n}`, { props: { author: 'Uku' } })),
        page('/blog/1', { props: { author: 'Marko' } }),
        page('/blog/2', { visitor: '1', props: { author: 'Marko' } }),
        page('/blog/3', { visitor: '1', props: { author: 'Marko' } }),
        page('/blog'),
        view({ props: { author: 'Marko' } }),
        view(),
      ],
      {
        metrics: ['visitors', 'events', 'conversion_rate'],
        dimensions: ['event:props:author'],
        filters: [goal('Visit /blog**')],
      },
      [
        ['Uku', 3, 3, 37.5],
        ['Marko', 2, 3, 25],
        ['(none)', 1, 1, 12.5],
      ],
    ],
    [
      'the rate of each page',
      [
        page('/en'),
        custom('Signup', { pathname: '/en' }),
        custom('Signup', { pathname: '/en' }),
        custom('Signup', { pathname: '/it', visitor: '1' }),
        custom('Signup', { pathname: '/it', visitor: '1' }),
        page('/it'),
      ],
      {
        metrics: ['visitors', 'events', 'group_conversion_rate'],
        dimensions: ['event:page'],
        filters: [goal('Signup')],
      },
      [
        ['/en', 2, 2, 66.67],
        ['/it', 1, 2, 50],
      ],
    ],
    [
      'the rate of each device',
      [
        view({ origin: { device: 'Mobile' } }),
        custom('Signup', { origin: { device: 'Mobile' } }),
        custom('Signup', { origin: { device: 'Mobile' } }),
        custom('Signup', { visitor: '1', origin: { device: 'Desktop' } }),
        custom('Purchase', { visitor: '1', origin: { device: 'Desktop' } }),
        view({ origin: { device: 'Desktop' } }),
      ],
      {
        metrics: ['visitors', 'events', 'group_conversion_rate'],
        dimensions: ['visit:device'],
        filters: [goal('Signup', 'Purchase')],
      },
      [
        ['Mobile', 2, 2, 66.67],
        ['Desktop', 1, 2, 50],
      ],
    ],
    [
      'a page read far enough',
      posts,
      {
        metrics: ['visitors', 'events', 'conversion_rate'],
        dimensions: ['event:props:author'],
        filters: [goal('Scroll /post 25')],
      },
      [
        ['jane', 2, 0, 50],
        ['john', 1, 0, 25],
      ],
    ],
    [
      'two dimensions, one of them goals',
      posts,
      { metrics: ['visitors', 'events', 'conversion_rate'], dimensions: ['event:goal', 'event:props:author'] },
      [
        ['Scroll /post 25', 'jane', 2, 0, 50],
        ['Scroll /post 50', 'jane', 2, 0, 50],
        ['Scroll /post 25', 'john', 1, 0, 25],
        ['Scroll /post 75', 'jane', 1, 0, 25],
      ],
    ],
    [
      'a depth not said is not far',
      [page('/post', { visitor: 'a' }), read('00:00:01', 'a', { pathname: '/post', scroll_depth: 255 })],
      { metrics: ['visitors'], filters: [goal('Scroll /post 25')] },
      [[0]],
    ],
    ['with a prop', choices, { metrics: ['visitors', 'events'], filters: [goal('Variant A')] }, [[1, 2]]],
    [
      'with two props',
      choices,
      { metrics: ['visitors', 'events', 'conversion_rate'], filters: [goal('Variant A premium')] },
      [[1, 1, 33.33]],
    ],
    [
      'several of the same event',
      choices,
      { metrics: ['visitors', 'events'], dimensions: ['event:goal'] },
      [
        ['Variant A', 1, 2],
        ['Variant A premium', 1, 1],
      ],
    ],
  ]);
});

describe('scroll and time', () => {
  const scrolled = [
    page('/blog', { visitor: '12' }),
    read('00:01:00', '12', { pathname: '/blog', scroll_depth: 20 }),
    at('00:01:00', { pathname: '/another', visitor: '12' }),
    read('00:02:00', '12', { pathname: '/another', scroll_depth: 24 }),
    page('/blog', { visitor: '34' }),
    read('00:01:00', '34', { pathname: '/blog', scroll_depth: 17 }),
    at('00:01:00', { pathname: '/another', visitor: '34' }),
    read('00:02:00', '34', { pathname: '/another', scroll_depth: 26 }),
    at('00:02:00', { pathname: '/blog', visitor: '34' }),
    read('00:03:00', '34', { pathname: '/blog', scroll_depth: 60 }),
    page('/blog', { visitor: '56' }),
    read('00:01:00', '56', { pathname: '/blog', scroll_depth: 100 }),
  ];
  const on = (path: string) => [['is', 'event:page', [path]]];
  runAll([
    [
      'the deepest of each visit, on average',
      scrolled,
      { metrics: ['scroll_depth'], dimensions: ['event:page'] },
      [
        ['/blog', 60],
        ['/another', 25],
      ],
    ],
    [
      'in the order asked for',
      scrolled,
      { metrics: ['scroll_depth'], dimensions: ['event:page'], order_by: [['scroll_depth', 'asc']] },
      [
        ['/another', 25],
        ['/blog', 60],
      ],
    ],
    ['of one page', scrolled, { metrics: ['scroll_depth'], filters: on('/another') }, [[25]]],
    [
      'of nobody',
      [page('/')],
      { metrics: ['visitors', 'scroll_depth', 'time_on_page'], filters: on('/') },
      [[1, null, null]],
    ],
    [
      'time on a page: all of it, per visit',
      [
        page('/blog', { visitor: '12' }),
        read('00:10:00', '12', { pathname: '/blog', engagement_time: 120_000 }),
        read('00:11:00', '12', { pathname: '/blog', engagement_time: 20_000 }),
        at('00:10:00', { pathname: '/blog', visitor: '13' }),
        read('00:10:00', '13', { pathname: '/blog', engagement_time: 60_000 }),
      ],
      { metrics: ['time_on_page'], dimensions: ['event:page'] },
      [['/blog', 100]],
    ],
    [
      'time by day',
      ['01', '02', '03'].flatMap((day, index) => [
        at(`2021-01-${day} 00:00:00`, { visitor: 'a' }),
        { ...read(`2021-01-${day} 00:05:00`, 'a', { engagement_time: (index + 1) * 50_000 }) },
      ]),
      {
        metrics: ['time_on_page'],
        dimensions: ['time:day'],
        date_range: ['2021-01-01', '2021-01-04'],
        filters: on('/'),
      },
      [
        ['2021-01-01', 50],
        ['2021-01-02', 100],
        ['2021-01-03', 150],
      ],
    ],
  ]);
});

describe('visits with an event', () => {
  const done = [
    custom('Conversion', { visitor: '1' }),
    at('00:01:00', { visitor: '1' }),
    at('2021-01-02 00:00:00', { visitor: '1' }),
    at('2021-01-02 00:01:00', { visitor: '1' }),
    at('2021-01-03 00:00:00', { visitor: '1', name: 'Conversion' }),
    ...[1, 2, 3].map((minute) => at(`2021-01-03 00:0${minute}:00`, { visitor: '1' })),
    custom('Conversion', { visitor: '2' }),
    ...[1, 2, 3, 4].map((minute) => at(`00:0${minute}:00`, { visitor: '2' })),
  ];
  const blog = [
    page('/blog/1', { visitor: '1' }),
    page('/', { visitor: '1' }),
    page('/', { visitor: '2' }),
    page('/blog/1', { visitor: '3' }),
  ];
  runAll([
    [
      'count whole',
      done,
      {
        metrics: ['visitors', 'visits', 'events', 'pageviews'],
        filters: [['has_done', ['is', 'event:name', ['Conversion']]]],
      },
      [[2, 3, 11, 8]],
    ],
    [
      'by page',
      blog,
      { metrics: ['visitors', 'pageviews'], filters: [['has_done', ['contains', 'event:page', ['/blog/']]]] },
      [[2, 3]],
    ],
    [
      'or without',
      blog,
      { metrics: ['visitors', 'pageviews'], filters: [['has_not_done', ['contains', 'event:page', ['/blog/']]]] },
      [[1, 1]],
    ],
  ]);
});
