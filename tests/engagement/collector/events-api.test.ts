import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROME, type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const PHONE =
  'Mozilla/5.0 (Linux; Android 6.0; U007 Pro Build/MRA58K; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/44.0.2403.119 Mobile Safari/537.36';
const TABLET =
  'Mozilla/5.0 (Linux; U; Android 4.2.2; it-it; Surfing TAB B 9.7 3G Build/JDQ39) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30';
const HEADLESS =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/85.0.4183.83 Safari/537.36';

/** The one value a dimension has after sending one event. */
async function onlyValue(
  dimension: string,
  event: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const site = harness.site();
  const reply = await harness.send({ name: 'pageview', url: 'http://example.com/', domain: site, ...event }, headers);
  expect([reply.status, reply.text]).toEqual([202, 'ok']);
  const rows = await harness.rows(site, { metrics: ['events'], dimensions: [dimension], filters: [] });
  expect(rows).toHaveLength(1);
  return rows[0]?.[0];
}

describe('what is accepted', () => {
  it.each([
    ['text/plain', 'text/plain'],
    ['application/json', 'application/json'],
    ['no known type', 'application/octet-stream'],
  ])('a JSON body as %s', async (_, type) => {
    const site = harness.site();
    const reply = await harness.send(
      { domain: site, name: 'pageview', url: 'http://example.com/' },
      { 'content-type': type },
    );
    expect([reply.status, reply.text, reply.dropped]).toEqual([202, 'ok', null]);
  });

  it('the short keys', async () => {
    expect(
      await onlyValue('event:page', { name: undefined, n: 'pageview', u: 'http://www.example.com/opportunity' }),
    ).toBe('/opportunity');
  });

  it('an event without a domain, for the host of its url', async () => {
    const site = harness.site();
    await harness.send({ name: 'pageview', url: `http://www.${site}/a` });
    expect(await harness.rows(site, { metrics: ['pageviews'] })).toEqual([[1]]);
  });

  it('a domain with www. and with blanks around it', async () => {
    const site = harness.site();
    await harness.send({ name: 'pageview', url: 'http://example.com/', domain: ` www.${site} ` });
    expect(await harness.rows(site, { metrics: ['pageviews'] })).toEqual([[1]]);
  });

  it('one event for several sites', async () => {
    const [one, two] = [harness.site(), harness.site()];
    await harness.send({ name: 'pageview', url: 'http://example.com/', domain: `${one},${two}` });
    for (const site of [one, two]) expect(await harness.rows(site, { metrics: ['visitors'] })).toEqual([[1]]);
  });

  it('a whole number as a name', async () => {
    expect(await onlyValue('event:name', { name: 404 })).toBe('404');
  });

  it('a preflight request', async () => {
    const reply = await fetch(`${harness.url}/api/event`, { method: 'OPTIONS', headers: { origin: 'https://a.test' } });
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  it('tells the address it sees when asked', async () => {
    const reply = await harness.send(
      { domain: harness.site(), name: 'pageview', url: 'http://example.com/' },
      { 'x-debug-request': 'true', 'x-forwarded-for': '203.0.113.7, 10.0.0.1' },
    );
    expect([reply.status, reply.text]).toEqual([200, '203.0.113.7']);
  });
});

describe('what is refused', () => {
  const url = 'http://example.com/';
  const domain = 'site-0.test';
  const many = (count: number) => 'a'.repeat(count);
  it.each<[string, unknown, Record<string, string[]>]>([
    ['nothing', '', { request: ['Unable to parse request body as json'] }],
    ['no JSON', 'defnotjson', { request: ['Unable to parse request body as json'] }],
    ['a text', '"<script>"', { request: ['Unable to parse request body as json'] }],
    ['a list', '[]', { request: ['Unable to parse request body as json'] }],
    ['an empty object', {}, { event_name: ["can't be blank"], url: ['is required'], domain: ["can't be blank"] }],
    ['no url', { domain, name: 'pageview' }, { url: ['is required'] }],
    ['a null url', { domain, name: 'pageview', url: null }, { url: ['is required'] }],
    ['a url that is a list', { domain, name: 'pageview', url: [] }, { url: ['must be a valid url'] }],
    ['a long url', { domain, name: 'pageview', url: `https://a.test/${many(2000)}` }, { url: ['must be a valid url'] }],
    [
      'a url that holds its data',
      { domain, name: 'pageview', url: 'data:text/html,hi' },
      { url: ['scheme is not allowed'] },
    ],
    ['no domain and no host', { domain: null, url: 'about:config', name: 'pageview' }, { domain: ["can't be blank"] }],
    ['a blank domain', { domain: ' ', url, name: 'pageview' }, { domain: ["can't be blank"] }],
    ['no name', { domain, url }, { event_name: ["can't be blank"] }],
    ['a blank name', { domain, url, name: '  ' }, { event_name: ["can't be blank"] }],
    ['a list of names', { domain, url, name: ['a'] }, { event_name: ['is invalid'] }],
    ['a long name', { domain, url, name: many(121) }, { event_name: ['should be at most 120 character(s)'] }],
    ['a hash mode that is no number', { domain, url, name: 'a', h: true }, { hash_mode: ['is invalid'] }],
    [
      'a long key of a prop',
      { domain, url, name: 'a', props: { [many(301)]: 'x' } },
      { props: ['keys should have at most 300 bytes and values 2000 bytes'] },
    ],
    [
      'a long value of a prop',
      { domain, url, name: 'a', props: { x: 'è'.repeat(1001) } },
      { props: ['keys should have at most 300 bytes and values 2000 bytes'] },
    ],
    [
      'an engagement that says nothing',
      { domain, url, name: 'engagement' },
      { event_name: ["engagement event requires a valid integer value for at least one of 'sd' or 'e' fields"] },
    ],
    [
      'an engagement that says nonsense',
      { domain, url, name: 'engagement', sd: -1, e: 30 * 24 * 3600 * 1000 },
      { event_name: ["engagement event requires a valid integer value for at least one of 'sd' or 'e' fields"] },
    ],
  ])('%s', async (_, body, errors) => {
    const reply = await harness.send(body);
    expect([reply.status, reply.json()]).toEqual([400, { errors }]);
  });

  it('a body over a million bytes, and takes one just under it', async () => {
    const event = (size: number) => JSON.stringify({ domain, url, name: 'pageview', junk: many(size) });
    expect((await harness.send(event(999_000))).status).toBe(202);
    for (const size of [1_000_000, 5_000_000]) {
      const reply = await harness.send(event(size));
      expect([reply.status, reply.json()]).toEqual([
        400,
        { errors: { request: ['Unable to parse request body as json'] } },
      ]);
    }
  });
});

describe('what is dropped, with a 202', () => {
  const event = (site: string) => ({ name: 'pageview', url: 'http://example.com/', domain: site });
  it('an unknown site', async () => {
    const reply = await harness.send(event('nobody.test'));
    expect([reply.status, reply.text, reply.dropped]).toEqual([202, 'ok', '1']);
  });

  it('only the unknown of several', async () => {
    const reply = await harness.send(event(`${harness.site()},nobody.test,nobody2.test`));
    expect([reply.status, reply.dropped]).toEqual([202, '2']);
  });

  it.each([
    ['a crawler', 'generic crawler'],
    ['Googlebot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['a headless browser', HEADLESS],
  ])('%s', async (_, agent) => {
    const site = harness.site();
    const reply = await harness.send(event(site), { 'user-agent': agent });
    expect([reply.status, reply.dropped]).toEqual([202, '1']);
    expect(await harness.rows(site, { metrics: ['visitors'] })).toEqual([[0]]);
  });

  it('a spam referrer, once for each site', async () => {
    const reply = await harness.send({
      ...event(`${harness.site()},${harness.site()}`),
      referrer: 'https://www.1-best-seo.com',
    });
    expect([reply.status, reply.dropped]).toEqual([202, '2']);
  });

  it.each([
    ['a data centre', 'dc_ip', '1'],
    ['a threat', 'threat_ip', '1'],
    ['nothing special', 'other', null],
  ])('a sender that its proxy knows as %s', async (_, kind, dropped) => {
    const reply = await harness.send(event(harness.site()), { 'x-plausible-ip-type': kind });
    expect([reply.status, reply.dropped]).toEqual([202, dropped]);
  });

  it('the sites after the hundredth of one event', async () => {
    const reply = await harness.send(event(Array.from({ length: 1000 }, () => 'nobody.test').join(',')));
    expect([reply.status, reply.dropped]).toEqual([202, '100']);
  });

  it('an engagement without a visit', async () => {
    const reply = await harness.send({ ...event(harness.site()), name: 'engagement', sd: 25 });
    expect([reply.status, reply.dropped]).toEqual([202, '1']);
  });

  it.each([
    [
      'with too many numbers',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 13_2_1) AppleWebKit/537.3666 (KHTML, like Gecko) Chrome/110.0.0.0.0 Safari/537.3666',
    ],
    [
      'with an odd processor',
      'Mozilla/5.0 (Linux; arm_64; Android 10; Mi Note 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0.5765.05 Mobile Safari/537.36',
    ],
  ])('but not a browser %s', async (_, agent) => {
    expect((await harness.send(event(harness.site()), { 'user-agent': agent })).dropped).toBeNull();
  });

  it('but not a user agent nobody knows, nor none at all', async () => {
    expect((await harness.send(event(harness.site()), { 'user-agent': 'unknown UA' })).dropped).toBeNull();
    expect((await harness.send(event(harness.site()), { 'user-agent': 'node' })).dropped).toBeNull();
    expect((await harness.send(event(harness.site()), { 'user-agent': 'a'.repeat(8192) })).dropped).toBeNull();
  });
});

describe('pages', () => {
  it.each([
    ['a host loses www.', 'event:hostname', 'http://www.example.com/', 'example.com'],
    ['no path is /', 'event:page', 'http://www.example.com', '/'],
    ['blanks at the end go', 'event:page', 'http://www.example.com/path ', '/path'],
    ['escapes are read', 'event:page', 'http://example.com/perch%C3%A9-no%20s%C3%AC', '/perché-no sì'],
    ['a broken escape stays', 'event:page', 'http://example.com/100%25-%zz', '/100%-%zz'],
    ['a fragment goes', 'event:page', 'http://www.example.com/#page-a', '/'],
    ['a query goes', 'event:page', 'http://www.example.com/a?b=c', '/a'],
    ['a file has no host', 'event:hostname', 'file:///android_asset/www/index.html', '(none)'],
    ['a path alone has no host', 'event:hostname', '/no/hostname', '(none)'],
    [
      'an extension is a host',
      'event:hostname',
      'chrome-extension://liipgellkffekalgefpjolodblggkmjg/popup.html',
      'liipgellkffekalgefpjolodblggkmjg',
    ],
    ['an address is a host', 'event:hostname', 'http://192.168.0.1:8080/', '192.168.0.1'],
  ])('%s', async (_, dimension, url, expected) => {
    expect(await onlyValue(dimension, { url })).toBe(expected);
  });

  it('keep their fragment in hash mode', async () => {
    const url = 'http://www.example.com/#page-a';
    expect(await onlyValue('event:page', { url, h: 1 })).toBe('/#page-a');
    expect(await onlyValue('event:page', { url, hashMode: 1 })).toBe('/#page-a');
    expect(await onlyValue('event:page', { url, h: 0 })).toBe('/');
  });
});

describe('reading', () => {
  const depthOf = async (...engagements: Record<string, unknown>[]) => {
    const site = harness.site();
    const about = { url: 'http://example.com/', domain: site };
    await harness.send({ ...about, name: 'pageview', sd: 10 });
    const statuses = [];
    for (const said of engagements)
      statuses.push((await harness.send({ ...about, name: 'engagement', ...said })).status);
    const metrics = ['scroll_depth', 'time_on_page'];
    return [...statuses, ...((await harness.rows(site, { metrics, dimensions: ['event:page'] }))[0]?.slice(1) ?? [])];
  };
  it.each<[string, Record<string, unknown>[], unknown[]]>([
    ['as deep as said', [{ sd: 25, e: 4000 }], [202, 25, 4]],
    ['no deeper than the page', [{ sd: 101 }], [202, 100, null]],
    ['the deepest of one visitor', [{ sd: 25 }, { sd: 70 }, { sd: 40 }], [202, 202, 202, 70, null]],
    ['in text as in numbers', [{ sd: '30', e: '2000' }], [202, 30, 2]],
    ['times add up', [{ e: 1500 }, { e: 2500 }], [202, 202, null, 4]],
    ['not from below zero', [{ sd: -1 }], [400, null, null]],
    ['not from what is no number', [{ sd: 'deep' }], [400, null, null]],
  ])('%s', async (_, engagements, expected) => {
    expect(await depthOf(...engagements)).toEqual(expected);
  });
});

describe('props', () => {
  const prop = (key: string, props: unknown) => onlyValue(`event:props:${key}`, { name: 'Signup', props });
  it.each<[string, unknown, string]>([
    ['a text', { key: 'value' }, 'value'],
    ['a truth', { key: true }, 'true'],
    ['a lie', { key: false }, 'false'],
    ['a number', { key: 12 }, '12'],
    ['JSON text of them', JSON.stringify({ key: 12 }), '12'],
    ['nothing', { key: null }, '(none)'],
    ['a blank', { key: '  ' }, '(none)'],
    ['a list', { key: ['a'] }, '(none)'],
    ['an object', { key: { a: 'b' } }, '(none)'],
    ['no object at all', '"show-more:button"', '(none)'],
    ['broken JSON', '{', '(none)'],
    ['a list of props', [1], '(none)'],
  ])('%s', async (_, props, expected) => {
    expect(await prop('key', props)).toBe(expected);
  });

  it('by any of their names, the first wins', async () => {
    for (const name of ['m', 'meta', 'p', 'props']) {
      expect(await onlyValue('event:props:a', { name: 'x', [name]: { a: name } })).toBe(name);
    }
  });

  it('no more than thirty', async () => {
    const props = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v']));
    expect(await prop('k29', props)).toBe('v');
    expect(await prop('k30', props)).toBe('(none)');
  });

  it('the good ones among bad ones', async () => {
    const props = { '      ': '    ', '    ': 'value', key: '    ', no: null, list: [1], good: true };
    expect(await prop('good', props)).toBe('true');
    expect(await prop('key', props)).toBe('(none)');
    expect(await prop('no', props)).toBe('(none)');
  });

  it('of an engagement', async () => {
    const site = harness.site();
    const about = { url: 'http://example.com/', domain: site };
    await harness.send({ ...about, name: 'pageview' });
    await harness.send({ ...about, name: 'engagement', sd: 25, props: { plan: 'b' } });
    const depth = { metrics: ['scroll_depth'], dimensions: ['event:page'] };
    expect(await harness.rows(site, { ...depth, filters: [['is', 'event:props:plan', ['b']]] })).toEqual([['/', 25]]);
  });

  it('and never a sum of money, right or wrong', async () => {
    for (const revenue of [{ amount: 10.2, currency: 'USD' }, { amount: '1831d', currency: 'ADSIE' }, 'no', 7]) {
      expect(await onlyValue('event:name', { name: 'Payment', revenue })).toBe('Payment');
      expect(await onlyValue('event:name', { name: 'Payment', $: JSON.stringify(revenue) })).toBe('Payment');
    }
  });

  it('the page of a missing page, unless said', async () => {
    const url = 'http://example.com/gone';
    expect(await onlyValue('event:props:path', { name: '404', url })).toBe('/gone');
    expect(await onlyValue('event:props:path', { name: '404', url, props: { path: '/told' } })).toBe('/told');
  });
});

describe('devices', () => {
  const shown = ['browser', 'browser_version', 'os', 'os_version', 'device'];
  it.each([
    ['(Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox 132.0 Windows 10 Desktop'],
    ['(X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox 132.0 Ubuntu (not set) Desktop'],
    [
      '(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.2849.68',
      'Microsoft Edge 130.0 Windows 10 Desktop',
    ],
    [
      '(iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17.5 iOS 17.5 Mobile',
    ],
    [
      '(iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17.5 iPadOS 17.5 Tablet',
    ],
    [
      '(Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome 130.0 Android 10 Mobile',
    ],
    [
      '(iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 290.0.0.16.77 (iPhone14,5; iOS 16_6; it_IT)',
      'Mobile App (not set) iOS 16.6 Mobile',
    ],
  ])('Mozilla/5.0 %s', async (rest, expected) => {
    const site = harness.site();
    const event = { name: 'pageview', url: 'http://example.com/', domain: site };
    await harness.send(event, { 'user-agent': `Mozilla/5.0 ${rest}` });
    const dimensions = shown.map((name) => `visit:${name}`);
    expect((await harness.rows(site, { metrics: ['visits'], dimensions }))[0]?.slice(0, -1).join(' ')).toBe(expected);
  });

  it.each([
    ['visit:browser', CHROME, 'Chrome'],
    ['visit:browser_version', CHROME, '70.0'],
    ['visit:os', CHROME, 'Mac'],
    ['visit:os_version', CHROME, '10.13'],
    ['visit:device', CHROME, 'Desktop'],
    ['visit:device', PHONE, 'Mobile'],
    ['visit:browser', PHONE, 'Mobile App'],
    ['visit:device', TABLET, 'Tablet'],
    ['visit:device', 'unknown UA', '(not set)'],
    ['visit:browser', 'unknown UA', '(not set)'],
  ])('%s of %s', async (dimension, agent, expected) => {
    expect(await onlyValue(dimension, {}, { 'user-agent': agent })).toBe(expected);
  });
});
