import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, KEY, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ goals: [{ name: 'Signup', event: 'Signup' }] });
});
afterAll(() => harness.stop());

const SITE = 'site-0.test';
const ask = (query: Record<string, unknown>) =>
  harness.ask({ site_id: SITE, metrics: ['visitors'], date_range: 'all', ...query });
const on = (...filters: unknown[]) => ({ filters });

describe('questions without an answer', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'a rate without a goal',
      { metrics: ['conversion_rate'], dimensions: ['event:page'], ...on(['is', 'event:props:author', ['Uku']]) },
      'Metric `conversion_rate` can only be queried with event:goal filters or dimensions.',
    ],
    [
      'a group rate without a goal',
      { metrics: ['group_conversion_rate'] },
      'Metric `group_conversion_rate` can only be queried with event:goal filters or dimensions.',
    ],
    ['an unknown dimension', { dimensions: ['badproperty'] }, '#/dimensions/0: Invalid dimension "badproperty"'],
    ['a prop without a name', { dimensions: ['event:props:'] }, '#/dimensions/0: Invalid dimension "event:props:"'],
    ['a dimension that is no text', { dimensions: [1] }, '#/dimensions/0: Invalid dimension 1'],
    [
      'a dimension twice',
      { dimensions: ['event:page', 'event:page'] },
      '#/dimensions: Expected items to be unique but they were not.',
    ],
    ['an unknown period', { date_range: 'bad_period' }, '#/date_range: Invalid date range "bad_period"'],
    ['days before none', { date_range: '-1d' }, '#/date_range: Invalid date range "-1d"'],
    ['no days at all', { date_range: '0d' }, 'Invalid date_range "0d"'],
    ['more months than there were', { date_range: '999999999mo' }, 'Invalid date_range "999999999mo"'],
    ['the last minutes', { date_range: '30m' }, '#/date_range: Invalid date range "30m"'],
    [
      'texts that are no dates',
      { date_range: ['21415-00', 'eee'] },
      '#/date_range: Invalid date range ["21415-00", "eee"]',
    ],
    [
      'a moment and a date',
      { date_range: ['2021-02-03T00:00:00Z', '2021-02-04'] },
      '#/date_range: Invalid date range ["2021-02-03T00:00:00Z", "2021-02-04"]',
    ],
    [
      'an offset that no place has',
      { date_range: ['2021-02-03T00:00:00-25:00', '2021-02-03T23:59:59-25:00'] },
      '#/date_range: Invalid date range ["2021-02-03T00:00:00-25:00", "2021-02-03T23:59:59-25:00"]',
    ],
    [
      'a date that does not exist',
      { date_range: ['2021-02-30', '2021-03-01'] },
      '#/date_range: Invalid date range ["2021-02-30", "2021-03-01"]',
    ],
    ['one date', { date_range: ['2021-02-20'] }, '#/date_range: Invalid date range ["2021-02-20"]'],
    [
      'a moment without an offset',
      { date_range: ['2021-02-20T00:00:00', '2021-02-21T00:00:00'] },
      'Invalid date_range \'["2021-02-20T00:00:00", "2021-02-21T00:00:00"]\'.',
    ],
    ['an unknown metric', { metrics: ['visitors', 'baa'] }, '#/metrics/1: Invalid metric "baa"'],
    [
      'a metric twice',
      { metrics: ['views_per_visit', 'visitors', 'visitors'] },
      '#/metrics: Expected items to be unique but they were not.',
    ],
    ['no metric', { metrics: [] }, '#/metrics: Expected a minimum of 1 items but got 0.'],
    ['metrics that are no list', { metrics: 'visitors' }, '#/metrics: Type mismatch. Expected Array but got String.'],
    [
      'visits by event name',
      { metrics: ['visitors', 'bounce_rate'], dimensions: ['event:name'] },
      'Session metric(s) `bounce_rate` cannot be queried along with event dimension(s) `event:name`',
    ],
    [
      'visits by prop',
      { metrics: ['visitors', 'bounce_rate'], dimensions: ['event:props:url'] },
      'Session metric(s) `bounce_rate` cannot be queried along with event dimension(s) `event:props:url`',
    ],
    [
      'events by page entered by',
      { metrics: ['events', 'pageviews'], dimensions: ['visit:entry_page'] },
      'Event metric(s) `events`, `pageviews` cannot be queried along with session dimension(s) `visit:entry_page`',
    ],
    [
      'views per visit of a page',
      { metrics: ['views_per_visit'], ...on(['is', 'event:page', ['/something']]) },
      'Metric `views_per_visit` cannot be queried with a filter on `event:page`.',
    ],
    [
      'views per visit in groups',
      { metrics: ['views_per_visit'], dimensions: ['event:name'] },
      'Metric `views_per_visit` cannot be queried with `dimensions`.',
    ],
    [
      'scroll depth of no page',
      { metrics: ['scroll_depth'] },
      'Metric `scroll_depth` can only be queried with event:page filters or dimensions.',
    ],
    [
      'time on no page',
      { metrics: ['time_on_page'] },
      'Metric `time_on_page` can only be queried with event:page filters or dimensions.',
    ],
    [
      'a country of three letters',
      on(['is', 'visit:country', ['USA']]),
      'Invalid visit:country filter, visit:country needs to be a valid 2-letter country code.',
    ],
    [
      'a goal nobody set up',
      on(['is', 'event:goal', ['Register']]),
      'Invalid filters. The goal `Register` is not configured for this site. Find out how to configure goals here: https://plausible.io/docs/stats-api#filtering-by-goals',
    ],
    [
      'a filter on nothing',
      on(['is', 'badproperty', ['bar']]),
      '#/filters/0: Invalid filter ["is", "badproperty", ["bar"]]',
    ],
    [
      'a segment nobody saved',
      on(['is', 'segment', [1]]),
      "Invalid filters. Some segments don't exist or aren't accessible.",
    ],
    [
      'eleven segments',
      on(['and', Array.from({ length: 11 }, (_, id) => ['is', 'segment', [id]])]),
      'Invalid filters. You can only use up to 10 segment filters in a query.',
    ],
    ['a segment by name', on(['is', 'segment', ['123']]), 'Invalid filter \'["is", "segment", ["123"]]\'.'],
    ['no segment', on(['is_not', 'segment', [1]]), '#/filters/0: Invalid filter ["is_not", "segment", [1]]'],
    ...[
      [],
      ['and'],
      ['and', []],
      ['or', []],
      ['not'],
      ['not', []],
      ['has_done'],
      ['has_not_done', []],
      ['is_not'],
      ['and', [['is', 'event:page', ['/']]], 'more'],
      ['not', ['is', 'event:page', ['/']], 1],
      ['is', 'event:page', ['/'], true],
      ['is', 'event:page', '/'],
      ['matches_wildcard', 'event:page', ['/*']],
      ['is', 'event:device', ['x']],
      ['is', 'visit:name', ['x']],
    ].map((filter): [string, Record<string, unknown>, string] => [
      `a filter of another form: ${JSON.stringify(filter)}`,
      on(filter),
      `#/filters/0: Invalid filter ${JSON.stringify(filter).replaceAll(/,(?=.)/g, ', ')}`,
    ]),
    ['minutes', { dimensions: ['time:minute'] }, '#/dimensions/0: Invalid dimension "time:minute"'],
    [
      'the rate of those who leave, which only a dashboard asks',
      { metrics: ['exit_rate'], dimensions: ['visit:exit_page'] },
      '#/metrics/0: Invalid metric "exit_rate"',
    ],
    [
      'revenue, which the Community Edition does not count',
      { metrics: ['total_revenue', 'average_revenue'] },
      '#/metrics/0: Invalid metric "total_revenue"\n#/metrics/1: Invalid metric "average_revenue"',
    ],
    [
      'a comparison, which only a dashboard asks',
      { include: { comparisons: { mode: 'previous_period' } } },
      '#/include/comparisons: Schema does not allow additional properties.',
    ],
    [
      'time on a page someone else only visited',
      { metrics: ['time_on_page'], ...on(['has_done', ['is', 'event:page', ['/']]]) },
      'Metric `time_on_page` can only be queried with event:page filters or dimensions.',
    ],
    [
      'the depth of not a page',
      { metrics: ['scroll_depth'], ...on(['not', ['is', 'event:page', ['/']]]) },
      'Metric `scroll_depth` can only be queried with event:page filters or dimensions.',
    ],
    [
      'visits by host alone',
      { metrics: ['bounce_rate'], dimensions: ['event:hostname'] },
      'Session metric(s) `bounce_rate` cannot be queried along with event dimension(s) `event:hostname`',
    ],
    [
      'a goal nobody set up, deep in a behaviour',
      on(['has_done', ['is', 'event:goal', ['Unknown']]]),
      'Invalid filters. The goal `Unknown` is not configured for this site. Find out how to configure goals here: https://plausible.io/docs/stats-api#filtering-by-goals',
    ],
    ['include that is no object', { include: 'x' }, '#/include: Type mismatch. Expected Object but got String.'],
    [
      'an unknown operator',
      on(['like', 'event:page', ['/']]),
      '#/filters/0: Invalid filter ["like", "event:page", ["/"]]',
    ],
    ['a filter without clauses', on(['is', 'event:page']), '#/filters/0: Invalid filter ["is", "event:page"]'],
    [
      'a goal that is not',
      on(['is_not', 'event:goal', ['Signup']]),
      '#/filters/0: Invalid filter ["is_not", "event:goal", ["Signup"]]',
    ],
    [
      'a pattern with a case',
      on(['matches', 'event:page', ['/'], { case_sensitive: false }]),
      '#/filters/0: Invalid filter ["matches", "event:page", ["/"], %{"case_sensitive" => false}]',
    ],
    [
      'a second filter that is wrong',
      on(['is', 'event:page', ['/']], ['is', 'x', ['y']]),
      '#/filters/1: Invalid filter ["is", "x", ["y"]]',
    ],
    [
      'a number where a text is due',
      on(['is', 'visit:source', [1]]),
      'Invalid filter \'["is", "visit:source", [1]]\'.',
    ],
    [
      'filters that are no list',
      { filters: 'event:page==/' },
      '#/filters: Type mismatch. Expected Array but got String.',
    ],
    [
      'a goal deep inside',
      on([
        'or',
        [
          ['is', 'event:goal', ['Signup']],
          ['is', 'event:page', ['/']],
        ],
      ]),
      'Invalid filters. Dimension `event:goal` can only be filtered at the top level.',
    ],
    [
      'a host deep inside',
      on(['not', ['is', 'event:hostname', ['a.test']]]),
      'Invalid filters. Dimension `event:hostname` can only be filtered at the top level.',
    ],
    [
      'a rate of props deep inside',
      {
        metrics: ['conversion_rate'],
        ...on(['is', 'event:goal', ['Signup']], ['not', ['is', 'event:props:a', ['b']]]),
      },
      'Invalid filters. When `conversion_rate` or `group_conversion_rate` metrics are used, custom property filters can only be used on top level.',
    ],
    [
      'behaviour of visits',
      on(['has_done', ['is', 'visit:browser', ['Chrome']]]),
      'Invalid filters. Behavioral filters (has_done, has_not_done) can only be used with event dimension filters.',
    ],
    [
      'behaviour in behaviour',
      on(['has_done', ['has_done', ['is', 'event:name', ['a']]]]),
      'Invalid filters. Behavioral filters (has_done, has_not_done) cannot be nested.',
    ],
    [
      'an order by what was not asked',
      { order_by: [['pageviews', 'asc']] },
      "Invalid order_by entry '{:pageviews, :asc}'. Entry is not a queried metric or dimension.",
    ],
    [
      'an order by a dimension that was not',
      { order_by: [['event:page', 'desc']] },
      'Invalid order_by entry \'{"event:page", :desc}\'. Entry is not a queried metric or dimension.',
    ],
    ['an order by nothing', { order_by: [['bad', 'asc']] }, '#/order_by/0/0: Invalid value in order_by "bad"'],
    ['no direction', { order_by: [['visitors', 'up']] }, '#/order_by/0/1: Value is not allowed in enum.'],
    [
      'labels of no time',
      { include: { time_labels: true } },
      'Invalid include.time_labels: requires a time dimension.',
    ],
    ['something unknown', { date: '2021-01-01' }, '#/date: Schema does not allow additional properties.'],
    [
      'something unknown to include',
      { include: { x: true } },
      '#/include/x: Schema does not allow additional properties.',
    ],
    [
      'something to include that is no truth',
      { include: { imports: 'yes' } },
      '#/include/imports: Type mismatch. Expected Boolean but got String.',
    ],
    ['no rows', { pagination: { limit: 0 } }, '#/pagination/limit: Expected the value to be >= 1'],
    ['too many rows', { pagination: { limit: 10_001 } }, '#/pagination/limit: Expected the value to be <= 10000'],
    ['rows before the first', { pagination: { offset: -1 } }, '#/pagination/offset: Expected the value to be >= 0'],
  ])('%s', async (_, query, error) => {
    const reply = await ask(query);
    expect([reply.status, reply.json()]).toEqual([400, { error }]);
  });

  it('names everything that is missing, and several wrong places at once', async () => {
    const missing = await harness.ask({ site_id: SITE });
    expect(missing.json()).toEqual({ error: '#: Required properties metrics, date_range were not present.' });
    const one = await harness.ask({ site_id: SITE, date_range: 'all' });
    expect(one.json()).toEqual({ error: '#: Required property metrics was not present.' });
    const both = await ask({ metrics: ['a'], dimensions: ['b'] });
    expect(both.json()).toEqual({ error: '#/metrics/0: Invalid metric "a"\n#/dimensions/0: Invalid dimension "b"' });
  });
});

describe('who may ask', () => {
  const question = { site_id: SITE, metrics: ['pageviews'], date_range: 'all' };
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${harness.url}/api/v2/query`, { method: 'POST', headers, body: JSON.stringify(body) });
    return [reply.status, await reply.json()];
  };
  const BAD =
    "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.";
  it.each<[string, unknown, Record<string, string>, number, string]>([
    [
      'nobody without a key',
      question,
      {},
      401,
      'Missing API key. Please use a valid Plausible API key as a Bearer Token.',
    ],
    [
      'nobody with another scheme',
      question,
      { authorization: `Basic ${KEY}` },
      401,
      'Missing API key. Please use a valid Plausible API key as a Bearer Token.',
    ],
    ['nobody with a wrong key', question, { authorization: 'Bearer wrong' }, 401, BAD],
    ['nobody about another site', { ...question, site_id: 'other.test' }, { authorization: `Bearer ${KEY}` }, 401, BAD],
    [
      'nobody about no site',
      { ...question, site_id: undefined },
      { authorization: `Bearer ${KEY}` },
      400,
      'Missing site ID. Please provide the required site_id parameter with your request.',
    ],
    [
      'nobody about a list',
      [],
      { authorization: `Bearer ${KEY}` },
      400,
      'Missing site ID. Please provide the required site_id parameter with your request.',
    ],
  ])('%s', async (_, body, headers, status, error) => {
    expect(await post(body, headers)).toEqual([status, { error }]);
  });

  it('those with a key', async () => {
    const [status, body] = await post(question, { authorization: `Bearer ${KEY}` });
    expect([status, (body as { results: unknown }).results]).toEqual([200, [{ metrics: [0], dimensions: [] }]]);
  });

  it('not more often than agreed, and again an hour later', async () => {
    let now = Date.UTC(2026, 0, 1);
    const strict = await startHarness({ questionsPerHour: 3, now: () => now });
    try {
      const statuses = [];
      for (let turn = 0; turn < 4; turn += 1) statuses.push((await strict.ask(question)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const error =
        'Too many API requests. Your API key is limited to 3 requests per hour. Please contact us to request more capacity.';
      expect((await strict.ask(question)).json()).toEqual({ error });
      now += 3_600_000;
      expect((await strict.ask(question)).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });
});

describe('beside the two APIs', () => {
  it('says it is well', async () => {
    const reply = await fetch(`${harness.url}/api/health`);
    expect([reply.status, await reply.json()]).toEqual([200, { clickhouse: 'ok', postgres: 'ok', sites_cache: 'ok' }]);
  });

  it('knows nothing else, and does not take history unless told to', async () => {
    for (const path of ['/', '/api/v2/query', '/api/event', '/api/import']) {
      expect((await fetch(harness.url + path)).status).toBe(404);
    }
    const reply = await fetch(`${harness.url}/api/import`, { method: 'POST', body: '{}' });
    expect(reply.status).toBe(404);
  });

  it('takes all of a history or nothing', async () => {
    const open = await startHarness({ importApi: true });
    const good = { timestamp: '2021-01-01T10:00:00Z', pathname: '/a' };
    const post = async (events: unknown) => {
      const headers = { authorization: `Bearer ${KEY}` };
      const body = JSON.stringify({ site_id: SITE, events });
      const reply = await fetch(`${open.url}/api/import`, { method: 'POST', headers, body });
      return [reply.status, ((await reply.json()) as { error?: string }).error];
    };
    const form = 'Missing events. Please provide them as a list of objects, each with its timestamp.';
    try {
      for (const events of [undefined, {}, [good, null], [good, { timestamp: 5 }]])
        expect(await post(events)).toEqual([400, form]);
      for (const timestamp of ['ieri', '1969-12-31', '2106-02-07T06:28:16Z'])
        expect(await post([good, { timestamp }])).toEqual([
          400,
          `The timestamp "${timestamp}" is not a moment in ISO 8601.`,
        ]);
      expect(await open.rows(SITE, { metrics: ['events'] })).toEqual([[0]]);
      expect(await post([good])).toEqual([202, undefined]);
      expect(await open.rows(SITE, { metrics: ['events'] })).toEqual([[1]]);
    } finally {
      await open.stop();
    }
  });

  it('takes history when told to, for those with a key', async () => {
    const open = await startHarness({ importApi: true });
    try {
      const body = JSON.stringify({
        site_id: SITE,
        events: [{ timestamp: '2021-01-01T10:00:00+02:00', pathname: '/a' }],
      });
      const post = (key: string) =>
        fetch(`${open.url}/api/import`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body });
      expect((await post('wrong')).status).toBe(401);
      const reply = await post(KEY);
      expect([reply.status, await reply.json()]).toEqual([202, { imported: 1 }]);
      expect(
        await open.rows(SITE, {
          metrics: ['pageviews'],
          dimensions: ['time:hour'],
          date_range: ['2021-01-01', '2021-01-01'],
        }),
      ).toEqual([['2021-01-01 08:00:00', 1]]);
    } finally {
      await open.stop();
    }
  });
});
