import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectorOptions } from '#engagement/collector/collector.ts';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { type ServedCollector, serveCollector } from '#engagement/collector/serve-collector.ts';

/** A browser's user agent that the tests send by default. */
export const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_4) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.110 Safari/537.36';
export const KEY = 'a-key';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly dropped: string | null;
  readonly json: () => unknown;
}

/** A collector over real HTTP on this machine, one fresh site per test. */
export interface Harness extends ServedCollector {
  readonly site: () => string;
  readonly send: (body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly ask: (body: unknown, key?: string) => Promise<Reply>;
  /** Rows of a question over everything, as [...dimensions, ...metrics]. */
  readonly rows: (site: string, query: Record<string, unknown>) => Promise<unknown[][]>;
  readonly add: (site: string, events: readonly HistoricEvent[]) => Promise<void>;
}

const SITES = 400;

/** A folder that only this test uses. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'filo-collector-'));

export async function startHarness(options: Partial<CollectorOptions> = {}): Promise<Harness> {
  const sites = Array.from({ length: SITES }, (_, index) => `site-${index}.test`);
  const served = await serveCollector({
    dbPath: ':memory:',
    sites,
    apiKeys: [KEY],
    timezone: 'Etc/UTC',
    port: 0,
    ...options,
  });
  let next = 0;
  const post = async (path: string, body: unknown, headers: Record<string, string>): Promise<Reply> => {
    const response = await fetch(served.url + path, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      dropped: response.headers.get('x-plausible-dropped'),
      json: () => JSON.parse(text),
    };
  };
  const ask = (body: unknown, key = KEY) =>
    post('/api/v2/query', body, { authorization: `Bearer ${key}`, 'content-type': 'application/json' });
  return {
    ...served,
    site() {
      next += 1;
      return sites[next - 1] as string;
    },
    send: (body, headers = {}) =>
      post('/api/event', body, { 'user-agent': CHROME, 'content-type': 'text/plain', ...headers }),
    ask,
    async rows(site, query) {
      const reply = await ask({ site_id: site, date_range: 'all', ...query });
      if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
      const { results } = reply.json() as { results: { dimensions: unknown[]; metrics: unknown[] }[] };
      return results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
    },
    async add(site, events) {
      await served.collector.importEvents(site, events);
    },
  };
}
