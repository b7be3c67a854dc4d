import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { type Harness, startHarness } from './harness.ts';

/** Questions that combine filters, dimensions and metrics of events and of visits. */
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({
    goals: [
      { name: 'Visit /blog', page: '/blog' },
      { name: 'Scroll /blog 25', page: '/blog', scroll: 25 },
      { name: 'Scroll any 50', page: '/**', scroll: 50 },
    ],
  });
});
afterAll(() => harness.stop());

type Case = readonly [string, readonly HistoricEvent[], Record<string, unknown>, unknown[][]];
const at = (time: string, visitor: string, event: Omit<HistoricEvent, 'timestamp'> = {}): HistoricEvent => ({
  timestamp: time.length > 8 ? time : `2021-01-01 ${time}`,
  visitor,
  ...event,
});
const read = (time: string, visitor: string, pathname: string, more: Omit<HistoricEvent, 'timestamp'>) =>
  at(time, visitor, { name: 'engagement', pathname, ...more });

const runAll = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (_, events, query, rows) => {
    const site = harness.site();
    await harness.add(site, events);
    expect(await harness.rows(site, query)).toEqual(rows);
  });

describe('pages of events and visits', () => {
  const chrome = { origin: { browser: 'Chrome' } };
  const visits = [
    at('00:00:00', 'a', { pathname: '/ignored', ...chrome }),
    at('00:01:00', 'a', { pathname: '/known' }),
    at('00:00:00', 'b', { pathname: '/important', ...chrome }),
    at('00:01:00', 'b', { pathname: '/' }),
    at('00:01:00', 'c', { pathname: '/known', ...chrome }),
  ];
  runAll([
    [
      'the bounce rate is of those who entered by the page that is filtered, the visitors are all who saw it',
      visits,
      {
        metrics: ['visitors', 'bounce_rate'],
        dimensions: ['visit:browser'],
        filters: [['is', 'event:page', ['/known', '/important']]],
      },
      [['Chrome', 3, 50]],
    ],
    [
      'grouped by page, the bounce rate is of those who entered there',
      [
        at('00:00:00', 'x', { pathname: '/known' }),
        at('00:00:00', 'y', { pathname: '/important' }),
        at('00:00:00', 'z'),
      ],
      {
        metrics: ['bounce_rate'],
        dimensions: ['event:page'],
        filters: [['is', 'event:page', ['/known', '/important']]],
        order_by: [['event:page', 'asc']],
      },
      [
        ['/important', 100],
        ['/known', 100],
      ],
    ],
    [
      'everything at once, by page',
      [
        at('00:00:00', '1', { pathname: '/' }),
        at('00:10:00', '1', { pathname: '/second' }),
        at('00:25:00', '2', { pathname: '/' }),
        at('00:00:00', '3', { pathname: '/second' }),
      ],
      {
        metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'],
        dimensions: ['event:page'],
        order_by: [['event:page', 'desc']],
      },
      [
        ['/second', 2, 2, 2, 2, 100, 0],
        ['/', 2, 2, 2, 2, 50, 300],
      ],
    ],
    [
      'sources of the visits that had an event',
      [
        at('00:00:00', 'a', { origin: { source: 'Google' } }),
        at('00:00:00', 'a', { name: 'Signup' }),
        at('00:25:00', 'b', { origin: { source: 'Twitter' } }),
      ],
      { metrics: ['visitors'], dimensions: ['visit:source'], filters: [['is', 'event:name', ['Signup']]] },
      [['Google', 1]],
    ],
    [
      'a visit that came on another host is no source of this one',
      [
        at('00:00:00', 'a', { hostname: 'blog.test', origin: { source: 'Facebook', utm_campaign: 'ad' } }),
        at('00:01:00', 'a', { hostname: 'app.test', name: 'Signup' }),
      ],
      { metrics: ['visitors'], dimensions: ['visit:utm_campaign'], filters: [['is', 'event:hostname', ['app.test']]] },
      [],
    ],
  ]);
});

describe('reading', () => {
  const john = { props: { author: 'john' } };
  const posts = [
    at('00:00:00', '1', { pathname: '/blog' }),
    read('00:01:00', '1', '/blog', { scroll_depth: 91 }),
    at('00:02:00', '1', { pathname: '/blog/john', ...john }),
    read('00:03:00', '1', '/blog/john', { scroll_depth: 40, ...john }),
    at('00:02:00', '1', { pathname: '/other/john', ...john }),
    read('00:03:00', '1', '/other/john', { scroll_depth: 90, ...john }),
    at('00:02:00', '2', { pathname: '/blog/john', ...john }),
    read('00:03:00', '2', '/blog/john', { scroll_depth: 46, ...john }),
  ];
  const blogs = [
    at('00:00:00', '12', { pathname: '/blog' }),
    read('00:00:00', '12', '/blog', { scroll_depth: 10 }),
    at('00:00:00', '34', { pathname: '/blog' }),
    read('00:00:00', '34', '/blog', { scroll_depth: 30 }),
    at('00:00:00', '56'),
  ];
  const days = ['01', '02', '03'].flatMap((day, index) => [
    at(`2021-01-${day} 00:00:00`, 'a', { pathname: '/' }),
    read(`2021-01-${day} 00:03:00`, 'a', '/', { engagement_time: 100_000 }),
    ...(index === 1
      ? [
          at(`2021-01-${day} 00:00:00`, 'b', { pathname: '/' }),
          read(`2021-01-${day} 00:10:00`, 'b', '/', { engagement_time: 300_000 }),
        ]
      : []),
  ]);
  runAll([
    [
      'by a prop, of the pages that match',
      posts,
      {
        metrics: ['scroll_depth'],
        dimensions: ['event:props:author'],
        filters: [['matches', 'event:page', ['/blog.*']]],
        order_by: [['scroll_depth', 'desc']],
      },
      [
        ['(none)', 91],
        ['john', 43],
      ],
    ],
    [
      'by page and day',
      days,
      { metrics: ['time_on_page'], dimensions: ['time:day', 'event:page'], date_range: ['2021-01-01', '2021-01-04'] },
      [
        ['2021-01-01', '/', 100],
        ['2021-01-02', '/', 200],
        ['2021-01-03', '/', 100],
      ],
    ],
    [
      'goals of a page seen and of a page read, among those who saw it',
      blogs,
      {
        metrics: ['visitors', 'events', 'conversion_rate'],
        dimensions: ['event:goal'],
        filters: [['is', 'event:page', ['/blog']]],
      },
      [
        ['Visit /blog', 2, 2, 100],
        ['Scroll /blog 25', 1, 0, 50],
      ],
    ],
    [
      'goals of a page read, with a prop, among everyone',
      posts,
      {
        metrics: ['visitors', 'events', 'conversion_rate'],
        dimensions: ['event:goal'],
        filters: [['is', 'event:props:author', ['john']]],
      },
      [['Scroll any 50', 1, 0, 50]],
    ],
  ]);
});

describe('several dimensions', () => {
  const on = (os: string, browser: string) => at('00:00:00', `${Math.random()}`, { origin: { os, browser } });
  const place = (country_name: string, region_name: string, city_name: string) =>
    at('00:00:00', `${Math.random()}`, { origin: { country_name, region_name, city_name } });
  runAll([
    [
      'of which one is not set',
      [on('Mac', '14'), on('Mac', '14'), on('', '14')],
      { metrics: ['visitors'], dimensions: ['visit:os', 'visit:browser'] },
      [
        ['Mac', '14', 2],
        ['(not set)', '14', 1],
      ],
    ],
    [
      'of a place, by name',
      [
        place('United Kingdom', 'London', 'London'),
        place('Canada', 'Ontario', 'London'),
        place('Estonia', 'Harjumaa', 'Tallinn'),
        place('Estonia', 'Tartumaa', 'Tartu'),
      ],
      {
        metrics: ['pageviews'],
        dimensions: ['visit:country_name', 'visit:region_name', 'visit:city_name'],
        filters: [
          ['is', 'visit:country_name', ['Estonia', 'United Kingdom']],
          ['is_not', 'visit:region_name', ['Tartumaa']],
          ['contains', 'visit:city_name', ['n']],
        ],
      },
      [
        ['Estonia', 'Harjumaa', 'Tallinn', 1],
        ['United Kingdom', 'London', 'London', 1],
      ],
    ],
  ]);
});
