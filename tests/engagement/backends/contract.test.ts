import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectorBackend } from '#engagement/backends/collector.ts';
import { openBackend } from '#engagement/backends/open-backend.ts';
import { plausibleBackend } from '#engagement/backends/plausible.ts';
import { createCollector } from '#engagement/collector/collector.ts';
import { type ServedCollector, serveCollector } from '#engagement/collector/serve-collector.ts';
import { buildSnapshot } from '#engagement/report/build-snapshot.ts';
import type { StatsBackend } from '#engagement/stats-backend.ts';
import { shapeOf } from '../../contracts/report-queries.ts';
import { CONTRACT, CONTRACT_EVENTS, CONTRACT_SITE, statsBackendContract } from '../../contracts/stats-backend.ts';
import {
  asset,
  audience,
  campaign,
  channel,
  event,
  kpi,
  message,
  plan,
  sample,
  touchpoint,
} from '../../plan/sample.ts';
import { temporaryFolder } from '../collector/harness.ts';

const KEY = 'chiave';
const dbPath = join(temporaryFolder(), 'visits.db');

/** Exchanges in the form of Plausible's documentation, checked by hand and not taken from a running Plausible. */
interface Exchange {
  readonly ask: unknown;
  readonly status: number;
  readonly answer: unknown;
}
const RECORDED = new URL('../../fixtures/plausible-stats.json', import.meta.url);

let served: ServedCollector;
let recorded: Server;
beforeAll(async () => {
  const options = { dbPath, sites: [CONTRACT_SITE], apiKeys: [KEY], timezone: 'Europe/Rome' };
  const writer = createCollector(options);
  await writer.importEvents(CONTRACT_SITE, CONTRACT_EVENTS);
  await writer.close();
  served = await serveCollector({ ...options, port: 0 });
  recorded = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const exchanges = JSON.parse(readFileSync(RECORDED, 'utf8')) as Exchange[];
      const asked = Buffer.concat(chunks).toString();
      const found = exchanges.find(({ ask }) => JSON.stringify(ask) === asked);
      response.writeHead(found?.status ?? 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found?.answer ?? { error: `never recorded: ${asked}` }));
    });
  });
  await new Promise<void>((resolve) => recorded.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  recorded.close();
  await served.stop();
});

statsBackendContract('collector', async () => collectorBackend({ dbPath, site: CONTRACT_SITE }));
statsBackendContract('plausible', async () => plausibleBackend({ host: served.url, site: CONTRACT_SITE, key: KEY }));
statsBackendContract('plausible', async () => {
  const { port } = recorded.address() as AddressInfo;
  return plausibleBackend({ host: `http://127.0.0.1:${port}`, site: CONTRACT_SITE, key: KEY });
});

describe('the contract', () => {
  it('holds every kind of question that a report puts', async () => {
    const backend = collectorBackend({ dbPath, site: CONTRACT_SITE });
    const agreed = CONTRACT.map(([, query]) => shapeOf(query));
    const strange = new Set<string>();
    const watched: StatsBackend = {
      ...backend,
      query: (query) => {
        const { metrics, rest } = shapeOf(query);
        const known = agreed.some((shape) => shape.rest === rest && metrics.every((m) => shape.metrics.includes(m)));
        if (!known) strange.add(`${metrics} ${rest}`);
        return backend.query(query);
      },
    };
    const measures = [
      { metric: 'visits' },
      { metric: 'events', goal: 'Condividi' },
      { metric: 'visitors', channel: 'l' },
    ];
    const content = sample({
      campaigns: [campaign('fse', { audiences: ['medici'] })],
      audiences: [audience('medici')],
      channels: [channel('l')],
      messages: [message('m', 'fse')],
      touchpoints: [touchpoint('avvio', 'fse', { channel: 'l', message: 'm', audiences: ['medici'] })],
      events: [event('convegno', 'fse')],
      assets: [asset('guida', 'fse')],
      plans: [
        plan('fse', {
          kpis: measures.map((measure, i) => kpi({ id: `k${i}`, measure: { type: 'engagement', ...measure } })),
        }),
      ],
    });
    for (const from of ['2024-06-01', '2025-03-01']) {
      const period = { from, to: '2025-03-31' };
      await buildSnapshot({ content, campaign: 'fse', backend: watched, period, compare: false });
    }
    backend.close();
    expect([...strange]).toEqual([]);
  });
});

describe('the collector’s file', () => {
  it('is named by the environment', async () => {
    const backend = openBackend({ COLLECTOR_DB: dbPath, PLAUSIBLE_SITE: CONTRACT_SITE });
    expect(await backend?.query({ metrics: ['visitors'], dateRange: ['2025-03-01', '2025-03-31'] })).toMatchObject({
      ok: true,
    });
    backend?.close();
    expect(() => openBackend({ COLLECTOR_DB: dbPath })).toThrow('PLAUSIBLE_SITE is not set');
  });

  it('may not be there yet', async () => {
    const backend = collectorBackend({ dbPath: 'nowhere/visits.db', site: CONTRACT_SITE });
    expect(await backend.query({ metrics: ['visitors'], dateRange: 'all' })).toEqual({
      ok: false,
      reason: 'The database nowhere/visits.db does not exist: nothing was collected there. Is COLLECTOR_DB right?',
    });
  });

  it('may not be a database', async () => {
    const wrong = join(temporaryFolder(), 'note.txt');
    writeFileSync(wrong, 'Non sono un database.'.repeat(100));
    const backend = collectorBackend({ dbPath: wrong, site: CONTRACT_SITE });
    expect(await backend.query({ metrics: ['visitors'], dateRange: 'all' })).toEqual({
      ok: false,
      reason: `The database ${wrong} can't be read: file is not a database. Is COLLECTOR_DB right?`,
    });
    backend.close();
  });

  it('may hold another site', async () => {
    const backend = collectorBackend({ dbPath, site: 'altro.test' });
    expect(await backend.query({ metrics: ['visitors'], dateRange: 'all' })).toMatchObject({
      ok: false,
      reason: `The database ${dbPath} holds nothing of "altro.test". Is PLAUSIBLE_SITE right?`,
    });
    backend.close();
  });

  it('shows what a running collector adds', async () => {
    const backend = collectorBackend({ dbPath, site: CONTRACT_SITE });
    const count = async () => {
      const answer = await backend.query({ metrics: ['pageviews'], dateRange: ['2025-05-01', '2025-05-01'] });
      return answer.ok && answer.rows[0]?.metrics[0];
    };
    expect(await count()).toBe(0);
    await served.collector.importEvents(CONTRACT_SITE, [{ timestamp: '2025-05-01T10:00:00Z' }]);
    expect(await count()).toBe(1);
    backend.close();
  });
});

describe('a server that asks to be left alone', () => {
  it('is left alone for as long as it says', async () => {
    const times: number[] = [];
    const busy = createServer((_, response) => {
      times.push(Date.now());
      const again = times.length === 1;
      response.writeHead(again ? 429 : 200, {
        'content-type': 'application/json',
        ...(again ? { 'retry-after': '1' } : {}),
      });
      response.end('{"results":[],"query":{"date_range":["a","b"]}}');
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const host = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
    const answer = await plausibleBackend({ host, site: 's', key: 'k', firstWait: 1 }).query({
      metrics: ['visitors'],
      dateRange: 'day',
    });
    busy.close();
    expect(answer.ok).toBe(true);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });
});
