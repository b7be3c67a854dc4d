import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, KEY, startHarness, temporaryFolder } from './harness.ts';

/** What a client can do that only speaks HTTP: configure goals, send events of many visitors, ask at once. */
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const GOALS = '/api/v1/sites/goals';
const call = async (method: string, path: string, body?: unknown, key = KEY) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const reply = await fetch(harness.url + path, init);
  return [reply.status, await reply.json()] as [number, Record<string, unknown>];
};
const addGoal = (site: string, fields: Record<string, unknown>) => call('PUT', GOALS, { site_id: site, ...fields });
const visit = (site: string, address: string, path: string, more: Record<string, unknown> = {}) =>
  harness.send({ n: 'pageview', d: site, u: `https://${site}${path}`, ...more }, { 'x-forwarded-for': address });

it('an idle connection outlives that of a proxy in front, so that no request meets a closing one', async () => {
  const reply = await fetch(`${harness.url}/api/event`, { method: 'POST', body: '{}' });
  await reply.text();
  expect(reply.headers.get('keep-alive')).toBe('timeout=65');
});

describe('goals over HTTP', () => {
  it('are made once, listed and deleted', async () => {
    const site = harness.site();
    const signup = {
      domain: site,
      id: expect.any(String),
      goal_type: 'event',
      display_name: 'Signup',
      event_name: 'Signup',
      page_path: null,
      custom_props: {},
    };
    const [status, made] = await addGoal(site, { goal_type: 'event', event_name: 'Signup' });
    expect([status, made]).toEqual([200, signup]);
    expect((await addGoal(site, { goal_type: 'event', event_name: 'Signup' }))[1]).toEqual(made);
    await addGoal(site, { goal_type: 'page', page_path: 'blog**', display_name: 'Blog', custom_props: { author: 1 } });
    const [, { goals }] = await call('GET', `${GOALS}?site_id=${site}`);
    expect(goals).toEqual([
      expect.objectContaining({ display_name: 'Signup' }),
      expect.objectContaining({ display_name: 'Blog', page_path: '/blog**', custom_props: { author: '1' } }),
    ]);
    expect(await call('DELETE', `${GOALS}/${made.id}`, { site_id: site })).toEqual([200, { deleted: true }]);
    expect(await call('DELETE', `${GOALS}/${made.id}`, { site_id: site })).toEqual([
      404,
      { error: 'Goal could not be found' },
    ]);
    expect(((await call('GET', `${GOALS}?site_id=${site}`))[1].goals as unknown[]).length).toBe(1);
  });

  it.each<[string, string, unknown, number, string]>([
    [
      'no site',
      'PUT',
      { goal_type: 'event', event_name: 'x' },
      400,
      'Parameter `site_id` is required to create a goal',
    ],
    ['no type', 'PUT', { site_id: 'site-0.test' }, 400, 'Parameter `goal_type` is required to create a goal'],
    [
      'no event',
      'PUT',
      { site_id: 'site-0.test', goal_type: 'event' },
      400,
      'Parameter `event_name` is required to create a goal',
    ],
    [
      'no page',
      'PUT',
      { site_id: 'site-0.test', goal_type: 'page', page_path: ' ' },
      400,
      'Parameter `page_path` is required to create a goal',
    ],
    [
      'another site',
      'PUT',
      { site_id: 'other.test', goal_type: 'event', event_name: 'x' },
      404,
      'Site could not be found',
    ],
  ])('are refused with %s', async (_, method, body, status, error) => {
    expect(await call(method, GOALS, body)).toEqual([status, { error }]);
  });

  it('take props as events do', async () => {
    const site = harness.site();
    const custom_props = { kept: true, list: ['a'], own: { toString: 1 }, blank: ' ' };
    const [status, made] = await addGoal(site, { goal_type: 'event', event_name: 'Signup', custom_props });
    expect([status, made.custom_props]).toEqual([200, { kept: 'true' }]);
    const long = { goal_type: 'event', event_name: 'Long', custom_props: { a: 'x'.repeat(3000) } };
    expect((await addGoal(site, long))[0]).toBe(400);
  });

  it('have one address', async () => {
    const headers = { authorization: `Bearer ${KEY}` };
    for (const path of [`${GOALS}s?site_id=site-0.test`, `${GOALS}/x?site_id=site-0.test`])
      expect((await fetch(harness.url + path, { headers })).status).toBe(404);
  });

  it('are kept in the file', async () => {
    const dbPath = join(temporaryFolder(), 'goals.db');
    const put = async () => {
      const served = await startHarness({ dbPath });
      const site = served.site();
      const reply = await fetch(served.url + GOALS, {
        method: 'PUT',
        headers: { authorization: `Bearer ${KEY}` },
        body: JSON.stringify({ site_id: site, goal_type: 'event', event_name: 'Signup' }),
      });
      const { id } = (await reply.json()) as { id: string };
      const asked = await served.rows(site, { metrics: ['visitors'], filters: [['is', 'event:goal', ['Signup']]] });
      await served.stop();
      return [id, asked];
    };
    expect(await put()).toEqual(['1', [[0]]]);
    expect(await put()).toEqual(['1', [[0]]]);
  });

  it('turn away who has no key before its words arrive', async () => {
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.write(`PUT ${GOALS} HTTP/1.1\r\nhost: a\r\ncontent-length: 900000\r\n\r\n{`);
    expect(await answered).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  it('need a key', async () => {
    const [status, { error }] = await call('PUT', GOALS, { site_id: 'site-0.test' }, 'wrong');
    expect([status, error]).toEqual([401, expect.stringContaining('Invalid API key')]);
  });
});

describe('events of this moment', () => {
  it('are in the answer as soon as they are accepted, by visitor, source and goal', async () => {
    const site = harness.site();
    await addGoal(site, { goal_type: 'event', event_name: 'Signup' });
    await addGoal(site, { goal_type: 'page', page_path: '/blog**' });
    await addGoal(site, { goal_type: 'page', page_path: '/', scroll_threshold: 50, display_name: 'Read' });
    const replies = [
      await visit(site, '192.0.2.1', '/?utm_source=linkedin'),
      await visit(site, '192.0.2.1', '/blog/one', { p: { author: 'Ada' } }),
      await visit(site, '192.0.2.1', '/', { n: 'Signup' }),
      await visit(site, '192.0.2.2', '/'),
      await visit(site, '192.0.2.2', '/', { n: 'engagement', sd: 80, e: 12_000 }),
    ];
    expect(replies.map(({ status, dropped }) => [status, dropped])).toEqual(replies.map(() => [202, null]));
    const rows = (query: Record<string, unknown>) => harness.rows(site, query);
    for (const date_range of ['day', '24h', 'month', 'year', 'all']) {
      expect(await rows({ date_range, metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate'] })).toEqual(
        [[2, 2, 3, 4, 50]],
      );
    }
    expect(await rows({ metrics: ['visitors'], dimensions: ['visit:source'] })).toEqual([
      ['Direct / None', 1],
      ['LinkedIn', 1],
    ]);
    expect(await rows({ metrics: ['visitors', 'events', 'conversion_rate'], dimensions: ['event:goal'] })).toEqual([
      ['Read', 1, 0, 50],
      ['Signup', 1, 1, 50],
      ['Visit /blog**', 1, 1, 50],
    ]);
    expect(
      await rows({ metrics: ['visitors', 'scroll_depth', 'time_on_page'], filters: [['is', 'event:page', ['/']]] }),
    ).toEqual([[2, 80, 12]]);
    expect(await rows({ metrics: ['events'], dimensions: ['event:props:author'] })).toEqual([
      ['(none)', 3],
      ['Ada', 1],
    ]);
  });
});
