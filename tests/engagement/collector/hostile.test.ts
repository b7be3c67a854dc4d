import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseReadOnly } from '#engagement/collector/store/open-database.ts';
import { type Harness, KEY, startHarness, temporaryFolder } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const SITE = 'site-1.test';
const alive = async () => (await fetch(`${harness.url}/api/health`)).status;
const keys = [
  'n',
  'u',
  'd',
  'r',
  'p',
  'm',
  'h',
  'i',
  'sd',
  'e',
  'v',
  '$',
  'name',
  'url',
  'domain',
  'referrer',
  'props',
  'interactive',
  '__proto__',
  'constructor',
];
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    '\u0000',
    '%',
    '%00',
    '%ff%fe',
    'http://',
    'http://[',
    '//',
    'javascript:alert(1)',
    'https://a.test/?utm_source=%',
    '\ud800',
    'a'.repeat(3000),
    'data:x',
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.double(),
  fc.jsonValue(),
);

describe('any body', () => {
  it('of an event is accepted or refused in a known way, and nothing breaks', async () => {
    const event = fc.dictionary(fc.constantFrom(...keys), nasty, { maxKeys: 10 });
    const likely = fc
      .tuple(event, fc.boolean())
      .map(([fields, complete]) => (complete ? { n: 'pageview', u: 'https://a.test/', ...fields, d: SITE } : fields));
    const body = fc.oneof(
      likely.map((fields) => JSON.stringify(fields)),
      fc.json(),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const reply = await harness.send(text);
        expect([202, 400]).toContain(reply.status);
        if (reply.status === 400)
          expect(Object.keys((reply.json() as { errors: object }).errors).length).toBeGreaterThan(0);
        else expect(reply.text).toBe('ok');
      }),
      { numRuns: 400 },
    );
    expect(await alive()).toBe(200);
    for (const dimension of [
      'event:page',
      'event:name',
      'event:hostname',
      'visit:source',
      'visit:referrer',
      'event:props:n',
    ]) {
      await harness.rows(SITE, { metrics: ['visitors'], dimensions: [dimension] });
    }
  });

  it('of a question gets an answer, or a reason', async () => {
    const part = fc.oneof(
      nasty,
      fc.constantFrom('all', 'day', '7d', ['visitors'], ['event:page'], [['is', 'event:page', ['/']]], { limit: 1 }, [
        '2021-01-01',
        '2021-01-02',
      ]),
    );
    const question = fc.dictionary(
      fc.constantFrom('metrics', 'date_range', 'dimensions', 'filters', 'order_by', 'include', 'pagination', 'x'),
      part,
    );
    await fc.assert(
      fc.asyncProperty(question, async (fields) => {
        const reply = await harness.ask({ metrics: ['visitors'], date_range: 'all', ...fields, site_id: SITE });
        expect([200, 400]).toContain(reply.status);
        if (reply.status === 400) expect(typeof (reply.json() as { error: unknown }).error).toBe('string');
      }),
      { numRuns: 400 },
    );
  });

  it('that would make a naive pattern run for ever is answered at once', async () => {
    await harness.add(SITE, [{ timestamp: '2021-01-01T00:00:00Z', pathname: `/${'a'.repeat(1900)}!` }]);
    const reply = await harness.ask({
      site_id: SITE,
      metrics: ['visitors'],
      date_range: 'all',
      filters: [['matches', 'event:page', ['^/(a+)+$']]],
    });
    expect(reply.status).toBe(200);
    const bad = await harness.ask({
      site_id: SITE,
      metrics: ['visitors'],
      date_range: 'all',
      filters: [['matches', 'event:page', ['(']]],
    });
    expect([bad.status, (bad.json() as { error: string }).error]).toEqual([
      400,
      expect.stringMatching(/^Invalid filters\. /),
    ]);
  });

  it('that would take a whole machine is refused with a reason', async () => {
    const centuries = { date_range: ['0001-01-01', '9999-12-31'], include: { time_labels: true } };
    const heavy: [Record<string, unknown>, RegExp][] = [
      [
        { filters: [['matches', 'event:page', Array.from({ length: 4000 }, (_, i) => `(a|b){1,500}${i}`)]] },
        /too large/,
      ],
      [{ filters: [['matches', 'event:page', ['a|'.repeat(40_000)]]] }, /too large/],
      [{ filters: Array.from({ length: 6000 }, () => ['is', 'event:page', ['/']]) }, /At most 5000/],
      [{ dimensions: Array.from({ length: 200 }, (_, i) => `event:props:k${i}`) }, /At most 100/],
      [{ ...centuries, dimensions: ['time:day'] }, /at most 250000 labels/],
      [{ ...centuries, dimensions: ['time:hour'] }, /at most 250000 labels/],
    ];
    for (const [part, reason] of heavy) {
      const reply = await harness.ask({ site_id: SITE, metrics: ['visitors'], date_range: 'all', ...part });
      expect([reply.status, (reply.json() as { error: string }).error]).toEqual([400, expect.stringMatching(reason)]);
    }
    expect(await alive()).toBe(200);
  });

  it('may name props as JavaScript names its own', async () => {
    const site = harness.site();
    const names = ['constructor', 'toString', '__proto__'];
    await harness.add(site, [{ timestamp: '2021-01-01T00:00:00Z' }]);
    for (const name of names) {
      const dimensions = [`event:props:${name}`];
      expect(await harness.rows(site, { metrics: ['visitors'], dimensions })).toEqual([['(none)', 1]]);
    }
    await harness.send(
      `{"n":"pageview","u":"https://a.test/","d":"${site}","p":{${names.map((name) => `"${name}":"x"`)}}}`,
    );
    for (const name of names) {
      const rows = await harness.rows(site, { metrics: ['events'], dimensions: [`event:props:${name}`] });
      expect(rows).toEqual([
        ['(none)', 1],
        ['x', 1],
      ]);
    }
  });

  it('nested very deep is refused with a reason, or answered', async () => {
    const about = `"site_id":"${SITE}","metrics":["visitors"],"date_range":"all"`;
    const nested = (open: string, core: string, close: string, depth: number) =>
      `${open.repeat(depth)}${core}${close.repeat(depth)}`;
    const filter = (depth: number) => nested('["not",', '["is","event:page",["/"]]', ']', depth);
    expect((await harness.ask(`{${about},"filters":[${filter(50)}]}`)).status).toBe(200);
    for (const part of [
      `"filters":[${filter(200)}]`,
      `"filters":[${filter(20_000)}]`,
      `"dimensions":[${nested('[', '1', ']', 100_000)}]`,
      `"order_by":${nested('{"a":', '1', '}', 100_000)}`,
    ]) {
      const reply = await harness.ask(`{${about},${part}}`);
      expect([reply.status, reply.json()]).toEqual([
        400,
        { error: 'The query is nested too deep: at most 100 levels.' },
      ]);
    }
    expect(
      (
        await harness.send(
          `{"n":"a","u":"https://a.test/","d":"${SITE}","p":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
        )
      ).status,
    ).toBe(202);
    expect(await alive()).toBe(200);
  });
});

describe('a body without end', () => {
  it('is cut off without being held', async () => {
    const { hostname, port } = new URL(harness.url);
    const before = process.memoryUsage().rss;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname);
      let said = '';
      let closed = false;
      const finish = () => {
        closed = true;
        resolve(said);
      };
      socket.on('data', (data) => {
        said += data.toString();
      });
      socket.on('close', finish);
      socket.on('error', finish);
      socket.write('POST /api/event HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n');
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
      const pump = () => {
        if (closed || said.length > 0) socket.end();
        else socket.write(chunk, () => setImmediate(pump));
      };
      pump();
    });
    if (answer) expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    expect(await alive()).toBe(200);
  });
});

describe('many bodies at once that do not end', () => {
  /** Begins a request, of which only this much ever comes; resolves with the answer, if there is one. */
  const begin = (headers: string, sent = '') => {
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    const written = new Promise<void>((resolve) => {
      socket.write(`POST /api/event HTTP/1.1\r\nhost: a\r\n${headers}\r\n\r\n${sent}`, () => resolve());
    });
    return { socket, answered, written };
  };
  const send = () => harness.send({ n: 'pageview', u: 'https://a.test/', d: SITE });

  it('take no room for what they have not sent', async () => {
    const idle = Array.from({ length: 80 }, (_, at) =>
      begin(at % 2 ? 'transfer-encoding: chunked' : 'content-length: 1000000'),
    );
    try {
      await Promise.all(idle.map(({ written }) => written));
      expect((await send()).status).toBe(202);
    } finally {
      for (const { socket } of idle) socket.destroy();
    }
  });

  it.each([
    ['in one piece', 'content-length: 1000000', 'x'.repeat(999_000)],
    ['byte by byte', 'transfer-encoding: chunked', '1\r\nx\r\n'.repeat(40_000)],
  ])(
    'are turned away before they fill the memory, sent %s, while small ones are still taken',
    async (_, headers, sent) => {
      const slow = Array.from({ length: 70 }, () => begin(headers, sent));
      try {
        expect(await Promise.any(slow.map(({ answered }) => answered))).toMatch(/^HTTP\/1\.1 503 /);
        expect((await send()).status).toBe(202);
      } finally {
        for (const { socket } of slow) socket.destroy();
      }
    },
  );
});

describe('a flood', () => {
  it('over the agreed rate is dropped with a 202, and counts again a minute later', async () => {
    let now = Date.UTC(2026, 0, 1);
    const slow = await startHarness({ eventsPerMinute: 5, now: () => now });
    const send = async () => (await slow.send({ n: 'pageview', u: 'https://a.test/', d: SITE })).dropped;
    const dropped = [];
    for (let turn = 0; turn < 8; turn += 1) dropped.push(await send());
    expect(dropped).toEqual([null, null, null, null, null, '1', '1', '1']);
    now += 60_000;
    expect(await send()).toBeNull();
    await slow.stop();
  });

  it('of readings by unknown readers keeps nothing of them', async () => {
    const dbPath = join(temporaryFolder(), 'flood.db');
    const own = await startHarness({ dbPath, sites: [SITE] });
    const reading = { n: 'engagement', u: 'https://a.test/', d: SITE, e: 1000 };
    for (let turn = 0; turn < 20; turn += 1)
      expect((await own.send(reading, { 'x-forwarded-for': `10.0.0.${turn}` })).dropped).toBe('1');
    await own.stop();
    const file = openDatabaseReadOnly(dbPath);
    expect(file.prepare('SELECT count(*) AS rows FROM visitor').get()?.rows).toBe(0);
    file.close();
  });

  it('of more events than may be kept is dropped until older ones are deleted', async () => {
    let now = Date.UTC(2026, 0, 1);
    const told: boolean[] = [];
    const small = await startHarness({ mostEvents: 3, now: () => now, filled: (full) => told.push(full) });
    const send = async () => (await small.send({ n: 'pageview', u: 'https://a.test/', d: SITE })).dropped;
    const dropped = [];
    for (let turn = 0; turn < 5; turn += 1) dropped.push(await send());
    expect([dropped, told]).toEqual([[null, null, null, '1', '1'], [true]]);
    now += 3 * 86_400_000;
    small.collector.retain(2);
    expect([await send(), told]).toEqual([null, [true, false]]);
    await small.stop();
  });

  it('of wrong keys opens nothing', async () => {
    for (const key of ['', ' ', KEY.slice(0, -1), `${KEY} x`, 'null']) {
      expect((await harness.ask({ site_id: SITE, metrics: ['visitors'], date_range: 'all' }, key)).status).toBe(401);
    }
  });
});
