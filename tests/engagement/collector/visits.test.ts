import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROME, type Harness, startHarness } from './harness.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 10, 12, 0, 0);
let now = START;
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
});
afterAll(() => harness.stop());

const page = (domain: string, path = '/') => ({ name: 'pageview', url: `http://example.com${path}`, domain });
const count = (site: string, ...metrics: string[]) => harness.rows(site, { metrics });

describe('who is who', () => {
  const visitors = async (...senders: { url?: string; headers?: Record<string, string> }[]) => {
    const site = harness.site();
    for (const { url = 'https://example.com/', headers = {} } of senders) {
      await harness.send({ name: 'pageview', url, domain: site }, { 'x-forwarded-for': '203.0.113.1', ...headers });
    }
    return (await count(site, 'visitors'))[0]?.[0];
  };
  it.each<[string, { url?: string; headers?: Record<string, string> }, number]>([
    ['the same address and browser is one', {}, 1],
    ['another address is another', { headers: { 'x-forwarded-for': '82.32.12.1' } }, 2],
    ['another browser is another', { headers: { 'user-agent': `${CHROME}!!` } }, 2],
    ['another domain is another', { url: 'https://other-domain.com/' }, 2],
    ['a subdomain is the same', { url: 'https://app.example.com/' }, 1],
    ['the port of the address does not matter', { headers: { 'x-forwarded-for': '203.0.113.1:4711' } }, 1],
    ['the first of many addresses matters', { headers: { 'x-forwarded-for': '203.0.113.1, 10.0.0.1' } }, 1],
    [
      'a CDN’s header wins over a proxy’s',
      { headers: { 'x-forwarded-for': '9.9.9.9', 'cf-connecting-ip': '203.0.113.1' } },
      1,
    ],
    ['words among many addresses do not', { headers: { 'x-forwarded-for': 'unknown, 203.0.113.1' } }, 1],
    ['another CDN’s too', { headers: { 'x-forwarded-for': '9.9.9.9', 'b-forwarded-for': '203.0.113.1,8.8.8.8' } }, 1],
    ['ours wins over all', { headers: { 'cf-connecting-ip': '9.9.9.9', 'x-plausible-ip': '203.0.113.1' } }, 1],
  ])('%s', async (_, second, expected) => {
    expect(await visitors({}, second)).toBe(expected);
  });

  it('reads the standard header and IPv6 in brackets', async () => {
    const six = '2001:218:1:1:1:1:1:1';
    const plain = { headers: { 'x-plausible-ip': six } };
    expect(
      await visitors(plain, { headers: { 'x-forwarded-for': `[${six}]:123`, 'x-plausible-ip': `[${six}]` } }),
    ).toBe(1);
    const site = harness.site();
    const forwarded = `by=0.0.0.0;for="[${six}]",for=0.0.0.0;host=somehost.com;proto=https`;
    for (const headers of [{ forwarded }, { 'x-forwarded-for': six }] as Record<string, string>[])
      await harness.send(page(site), headers);
    expect(await count(site, 'visitors')).toEqual([[1]]);
  });

  it('believes no header of a peer it was not told to trust', async () => {
    const wary = await startHarness({ trustProxy: ['192.0.2.0/24'] });
    try {
      const site = wary.site();
      for (const address of ['203.0.113.1', '203.0.113.2']) await wary.send(page(site), { 'x-forwarded-for': address });
      expect(await wary.rows(site, { metrics: ['visitors', 'pageviews'] })).toEqual([[1, 2]]);
    } finally {
      await wary.stop();
    }
  });

  it('refuses to start with an address that is none', async () => {
    await expect(startHarness({ trustProxy: ['proxy.test'] })).rejects.toThrow(
      'Trusted proxy "proxy.test" is neither an address nor a CIDR block.',
    );
  });
});

describe('visits', () => {
  const METRICS = ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'];
  /** Sends events, each some minutes after the first. */
  const send = async (steps: [minutes: number, event: Record<string, unknown>][]) => {
    const site = harness.site();
    for (const [minutes, event] of steps) {
      now = START + minutes * MINUTE;
      await harness.send({ ...page(site), ...event });
    }
    return site;
  };
  it.each<[string, [number, Record<string, unknown>][], number[]]>([
    ['one page bounces', [[0, {}]], [1, 1, 1, 1, 100, 0]],
    [
      'a second page does not',
      [
        [0, {}],
        [10, {}],
      ],
      [1, 1, 2, 2, 0, 600],
    ],
    [
      'a custom event does not either',
      [
        [0, {}],
        [1, { name: 'Signup' }],
      ],
      [1, 1, 1, 2, 0, 60],
    ],
    [
      'unless it is not interactive',
      [
        [0, {}],
        [1, { name: 'Seen', interactive: false }],
      ],
      [1, 1, 1, 2, 100, 60],
    ],
    [
      'by the short key too',
      [
        [0, {}],
        [1, { name: 'Seen', i: false }],
      ],
      [1, 1, 1, 2, 100, 60],
    ],
    [
      'half an hour apart is one visit',
      [
        [0, {}],
        [30, {}],
      ],
      [1, 1, 2, 2, 0, 1800],
    ],
    [
      'a little more still is',
      [
        [0, {}],
        [30.9, {}],
      ],
      [1, 1, 2, 2, 0, 1854],
    ],
    [
      '31 minutes apart is two',
      [
        [0, {}],
        [31, {}],
      ],
      [1, 2, 2, 2, 100, 0],
    ],
    [
      'engagement is not an event',
      [
        [0, {}],
        [1, { name: 'engagement', sd: 30, e: 5000 }],
      ],
      [1, 1, 1, 1, 100, 0],
    ],
    [
      'but keeps a visit alive',
      [
        [0, {}],
        [20, { name: 'engagement', e: 1 }],
        [45, {}],
      ],
      [1, 1, 2, 2, 0, 2700],
    ],
  ])('%s', async (_, steps, expected) => {
    expect(await count(await send(steps), ...METRICS)).toEqual([expected]);
  });

  it('keep where they came from', async () => {
    const site = await send([
      [0, { url: 'http://example.com/a?utm_source=fb', referrer: 'https://x.test' }],
      [5, { url: 'http://example.com/b?utm_source=ig' }],
    ]);
    const dimensions = ['visit:source', 'visit:entry_page', 'visit:exit_page'];
    expect(await harness.rows(site, { metrics: ['pageviews', 'visits'].slice(1), dimensions })).toEqual([
      ['Facebook', '/a', '/b', 1],
    ]);
  });

  it('take their first page from the first page view', async () => {
    const site = await send([
      [0, { name: 'Signup', url: 'http://example.com/form' }],
      [1, { url: 'http://example.com/thanks' }],
    ]);
    expect(await harness.rows(site, { metrics: ['visits'], dimensions: ['visit:entry_page'] })).toEqual([
      ['/thanks', 1],
    ]);
  });

  it('pages are entered and left by page views only, on whatever host', async () => {
    const site = await send([
      [0, { name: 'Signup', url: 'http://whatever.example.com/path/1' }],
      [1, { url: 'http://example.com/path/2' }],
      [2, { name: 'Signup', url: 'http://analytics.example.com/path/3' }],
      [3, { url: 'http://blog.example.com/path/4' }],
      [4, { name: 'Signup', url: 'http://example.com/path/5' }],
    ]);
    const sides = ['entry', 'exit'].flatMap((side) => [`visit:${side}_page`, `visit:${side}_page_hostname`]);
    expect(await harness.rows(site, { metrics: ['visits'], dimensions: sides })).toEqual([
      ['/path/2', 'example.com', '/path/4', 'blog.example.com', 1],
    ]);
    expect(await count(site, 'events', 'pageviews')).toEqual([[5, 2]]);
  });

  it('without a page view have no page', async () => {
    const site = await send([[0, { name: 'Signup' }]]);
    expect(await count(site, 'visits', 'pageviews', 'events')).toEqual([[1, 0, 1]]);
  });

  it('go on over midnight, when the salt changes and the visitor gets a new number', async () => {
    const site = harness.site();
    for (const at of [Date.UTC(2026, 2, 10, 23, 50), Date.UTC(2026, 2, 11, 0, 5)]) {
      now = at;
      await harness.send(page(site));
    }
    expect(await count(site, 'visits', 'visitors', 'bounce_rate', 'visit_duration')).toEqual([[1, 1, 0, 900]]);
    expect(
      await harness.rows(site, {
        metrics: ['pageviews', 'visitors'],
        dimensions: ['time:day'],
        date_range: ['2026-03-10', '2026-03-11'],
      }),
    ).toEqual([
      ['2026-03-10', 1, 1],
      ['2026-03-11', 1, 1],
    ]);
  });

  it('go on over midnight also where the first thing after it is reading', async () => {
    const site = harness.site();
    const steps = [
      [Date.UTC(2026, 2, 11, 23, 50), {}],
      [Date.UTC(2026, 2, 12, 0, 5), { name: 'engagement', e: 1000 }],
      [Date.UTC(2026, 2, 12, 0, 20), {}],
    ] as const;
    for (const [at, event] of steps) {
      now = at;
      expect((await harness.send({ ...page(site), ...event })).dropped).toBeNull();
    }
    expect(await count(site, 'visits', 'pageviews', 'bounce_rate', 'visit_duration')).toEqual([[1, 2, 0, 1800]]);
  });

  it('of the same reader on two days are of two visitors', async () => {
    const site = harness.site();
    for (const day of [12, 13]) {
      now = Date.UTC(2026, 2, day, 12);
      await harness.send(page(site));
    }
    expect(await count(site, 'visitors', 'visits')).toEqual([[2, 2]]);
  });
});
