import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '#engagement/backends/open-backend.ts';
import { plausibleBackend } from '#engagement/backends/plausible.ts';
import { type ServedCollector, serveCollector } from '#engagement/collector/serve-collector.ts';

const DAY = ['2025-03-03', '2025-03-03'] as const;
let served: ServedCollector;
beforeAll(async () => {
  served = await serveCollector({
    port: 0,
    dbPath: ':memory:',
    sites: ['sito.it'],
    apiKeys: ['chiave'],
    timezone: 'Europe/Rome',
  });
  const visit = (pathname: string, visitor: string) => ({ timestamp: '2025-03-03T10:00:00Z', pathname, visitor });
  await served.collector.importEvents('sito.it', [visit('/a', '1'), visit('/a', '2'), visit('/b', '1')]);
});
afterAll(() => served.stop());
const backend = (key = 'chiave', host = served.url) => plausibleBackend({ host, site: 'sito.it', key, firstWait: 1 });

describe('a Plausible server', () => {
  it('answers in rows, with the days it counted', async () => {
    const answer = await backend().query({
      metrics: ['visitors', 'pageviews'],
      dateRange: DAY,
      dimensions: ['event:page'],
    });
    expect(answer).toMatchObject({
      ok: true,
      rows: [
        { dimensions: ['/a'], metrics: [2, 2] },
        { dimensions: ['/b'], metrics: [1, 1] },
      ],
    });
    expect(answer.ok && [answer.from.slice(0, 10), answer.to.slice(0, 10)]).toEqual(DAY);
  });

  it('gives no more rows than asked', async () => {
    const answer = await backend().query({
      metrics: ['visitors'],
      dateRange: DAY,
      dimensions: ['event:page'],
      limit: 1,
    });
    expect(answer.ok && answer.rows.length).toBe(1);
  });

  it('says which variable to check where the key is wrong, and never the key', async () => {
    const answer = await backend('segreta').query({ metrics: ['visitors'], dateRange: 'day' });
    expect(answer).toMatchObject({ ok: false });
    const reason = answer.ok ? '' : answer.reason;
    expect(reason).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/api\/v2\/query \(site "sito\.it"\): 401 Invalid API key/);
    expect(reason).toMatch(/Check PLAUSIBLE_API_KEY and PLAUSIBLE_SITE\.$/);
    expect(reason).not.toContain('segreta');
  });

  it('passes on what the server says of a wrong question', async () => {
    const answer = await backend().query({ metrics: ['visitors'], dateRange: 'sempre' as never });
    expect(answer).toMatchObject({
      ok: false,
      reason: expect.stringContaining('400 #/date_range: Invalid date range'),
    });
  });
});

describe('a server in trouble', () => {
  const answers: number[] = [];
  let asked = 0;
  let server: Server;
  beforeAll(async () => {
    server = createServer((_, response) => {
      const status = answers[asked++] ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 200 ? '{"results":[],"query":{"date_range":["a","b"]}}' : '{"error":"piano piano"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const query = { metrics: ['visitors'], dateRange: 'day' } as const;
  const troubled = (...statuses: number[]) => {
    answers.splice(0, answers.length, ...statuses);
    asked = 0;
    return backend('chiave', `http://127.0.0.1:${(server.address() as AddressInfo).port}`).query(query);
  };

  it('is asked again on 429 and 5xx', async () => {
    expect(await troubled(429, 503, 500)).toMatchObject({ ok: true });
    expect(asked).toBe(4);
  });

  it('is given up on after five times', async () => {
    expect(await troubled(503, 503, 503, 503, 503)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/: 503 piano piano$/),
    });
    expect(asked).toBe(5);
  });

  it('is asked again, and then named, where its answer breaks off', async () => {
    let begun = 0;
    const broken = createServer((_, response) => {
      begun += 1;
      response.writeHead(200, { 'content-length': 1000 }).write('{');
      setImmediate(() => response.destroy());
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const { port } = broken.address() as AddressInfo;
    const answer = await backend('chiave', `http://127.0.0.1:${port}`).query(query);
    expect([answer, begun]).toEqual([
      { ok: false, reason: expect.stringMatching(/^POST http.*: no answer \(\w+\)\. Is PLAUSIBLE_HOST right\?$/) },
      5,
    ]);
    broken.close();
  });

  it('is not asked again where the question is wrong', async () => {
    expect(await troubled(400)).toMatchObject({ ok: false });
    expect(asked).toBe(1);
  });

  it('is named where nobody answers', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const answer = await backend('chiave', `http://127.0.0.1:${port}`).query(query);
    expect(answer).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/no answer \(ECONNREFUSED\)\. Is PLAUSIBLE_HOST right\?$/),
    });
  });
});

describe('the environment', () => {
  const all = { PLAUSIBLE_HOST: 'https://p.it', PLAUSIBLE_SITE: 's.it', PLAUSIBLE_API_KEY: 'k' };
  it('names a backend, or none', () => {
    expect(openBackend({})).toBeUndefined();
    expect(openBackend(all)?.name).toBe('plausible');
  });

  it.each(['PLAUSIBLE_HOST', 'PLAUSIBLE_SITE', 'PLAUSIBLE_API_KEY'])('says that %s is missing', (name) => {
    expect(() => openBackend({ ...all, [name]: undefined })).toThrow(new RegExp(`^${name} is not set`));
  });

  it('refuses an address that is none', () => {
    expect(() => openBackend({ ...all, PLAUSIBLE_HOST: 'plausible' })).toThrow('PLAUSIBLE_HOST is "plausible"');
  });
});
