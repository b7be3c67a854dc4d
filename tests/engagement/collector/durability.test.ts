import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCollector } from '#engagement/collector/collector.ts';
import { exportHistory } from '#engagement/collector/export-history.ts';
import { openDatabase } from '#engagement/collector/store/open-database.ts';
import { CHROME, KEY, startHarness, temporaryFolder } from './harness.ts';
import { killInTheMiddle, startCollecting } from './kill-and-count.ts';

/** More with KILL_ROUNDS=100. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);

describe('what was acknowledged', () => {
  it(`is there after kill -9, ${ROUNDS} times`, { timeout: ROUNDS * 30_000 }, async () => {
    const dbPath = join(temporaryFolder(), 'kill.db');
    for (let round = 0; round < ROUNDS; round += 1) {
      const { acknowledged, lost } = await killInTheMiddle(dbPath, `r${round}`, (round * 37) % 200);
      expect(acknowledged).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    }
    const collector = createCollector({ dbPath, sites: ['kill.test'], apiKeys: [] });
    const { results } = collector.ask('kill.test', {
      site_id: 'kill.test',
      metrics: ['visitors', 'pageviews'],
      date_range: 'all',
    });
    expect(results[0]?.metrics[1]).toBeGreaterThan(0);
    await collector.close();
  });

  it('is there after a polite stop, in one file', async () => {
    const folder = temporaryFolder();
    const dbPath = join(folder, 'stop.db');
    const { child, url } = await startCollecting(dbPath);
    const body = JSON.stringify({ n: 'pageview', u: 'https://kill.test/', d: 'kill.test' });
    expect((await fetch(`${url}/api/event`, { method: 'POST', headers: { 'user-agent': CHROME }, body })).status).toBe(
      202,
    );
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(readdirSync(folder)).toEqual(['stop.db']);
  });
});

describe('a polite stop', () => {
  afterEach(() => vi.useRealTimers());

  it('does not wait for ever for who never ends a request', async () => {
    const harness = await startHarness();
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.write('POST /api/event HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nx');
    await harness.rows('site-0.test', { metrics: ['visitors'] });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stopped = harness.stop();
    vi.advanceTimersByTime(15_000);
    await Promise.all([stopped, closed]);
  });
});

describe('an event that the file refuses', () => {
  it('is answered with 503 and counted nowhere; the next one is taken', async () => {
    const dbPath = join(temporaryFolder(), 'refuse.db');
    const harness = await startHarness({ dbPath, sites: ['a.test'] });
    const send = async (page: string) =>
      (await harness.send({ n: 'pageview', u: `https://a.test${page}`, d: 'a.test' })).status;
    const other = openDatabase(dbPath);
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END");
    expect(await send('/rifiutata')).toBe(503);
    other.exec('DROP TRIGGER refuse');
    other.close();
    expect(await send('/presa')).toBe(202);
    const rows = await harness.rows('a.test', { metrics: ['visits', 'pageviews'], dimensions: ['event:page'] });
    expect(rows).toEqual([['/presa', 1, 1]]);
    await harness.stop();
  });
});

describe('after a restart', () => {
  it('visits go on, visitors stay the same and numbers too', async () => {
    const dbPath = join(temporaryFolder(), 'restart.db');
    let now = Date.UTC(2026, 4, 5, 10);
    const ask = async (paths: string[]) => {
      const harness = await startHarness({ dbPath, sites: ['a.test'], now: () => now });
      for (const path of paths) await harness.send({ n: 'pageview', u: `https://a.test${path}`, d: 'a.test' });
      const rows = await harness.rows('a.test', {
        metrics: ['visitors', 'visits', 'pageviews', 'bounce_rate', 'visit_duration'],
      });
      await harness.stop();
      return rows;
    };
    expect(await ask(['/1'])).toEqual([[1, 1, 1, 100, 0]]);
    now += 10 * 60_000;
    expect(await ask(['/2'])).toEqual([[1, 1, 2, 0, 600]]);
    now += 40 * 60_000;
    expect(await ask(['/3'])).toEqual([[1, 2, 3, 50, 300]]);
    expect(await ask([])).toEqual([[1, 2, 3, 50, 300]]);
  });
});

describe('the file', () => {
  const DAY = 86_400_000;
  const NOW = Date.UTC(2026, 4, 20, 12);
  const fill = async (dbPath: string) => {
    const collector = createCollector({
      dbPath,
      sites: ['a.test'],
      apiKeys: [KEY],
      now: () => NOW,
      timezone: 'Etc/UTC',
    });
    await collector.importEvents('a.test', [
      {
        timestamp: new Date(NOW - 100 * DAY).toISOString(),
        pathname: '/vecchia',
        visitor: 'v',
        props: { nota: 'antica' },
      },
      { timestamp: new Date(NOW - DAY).toISOString(), pathname: '/nuova', visitor: 'w' },
      {
        timestamp: new Date(NOW - DAY + 60_000).toISOString(),
        pathname: '/nuova',
        visitor: 'w',
        name: 'Condividi',
        props: { network: 'x' },
      },
    ]);
    return collector;
  };
  const pages = (collector: ReturnType<typeof createCollector>) =>
    collector.ask('a.test', { site_id: 'a.test', metrics: ['events'], date_range: 'all', dimensions: ['event:page'] })
      .results;

  it('is copied while in use', async () => {
    const folder = temporaryFolder();
    const collector = await fill(join(folder, 'a.db'));
    await collector.backup(join(folder, 'copy.db'));
    const copy = createCollector({ dbPath: join(folder, 'copy.db'), sites: ['a.test'], apiKeys: [] });
    expect(pages(copy)).toEqual(pages(collector));
    await copy.close();
    await collector.close();
  });

  it('forgets what is old, to the last text', async () => {
    const dbPath = join(temporaryFolder(), 'a.db');
    const collector = await fill(dbPath);
    expect(collector.retain(30)).toBe(1);
    expect(pages(collector)).toEqual([{ metrics: [2], dimensions: ['/nuova'] }]);
    await collector.close();
    const bytes = readFileSync(dbPath, 'latin1');
    expect([bytes.includes('/vecchia'), bytes.includes('antica'), bytes.includes('/nuova')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('changed by another process is read again', async () => {
    const dbPath = join(temporaryFolder(), 'a.db');
    const collector = await fill(dbPath);
    const other = createCollector({ dbPath, sites: [], apiKeys: [], now: () => NOW });
    other.retain(30);
    await other.close();
    expect(pages(collector)).toEqual([{ metrics: [2], dimensions: ['/nuova'] }]);
    await collector.close();
  });

  it('cleaned by another process gets back the texts that come again', async () => {
    const dbPath = join(temporaryFolder(), 'a.db');
    const collector = await fill(dbPath);
    const other = createCollector({ dbPath, sites: [], apiKeys: [], now: () => NOW });
    other.retain(30);
    await other.close();
    await collector.importEvents('a.test', [{ timestamp: new Date(NOW).toISOString(), pathname: '/vecchia' }]);
    await collector.close();
    const again = createCollector({ dbPath, sites: ['a.test'], apiKeys: [], now: () => NOW });
    expect(pages(again)).toEqual([
      { metrics: [2], dimensions: ['/nuova'] },
      { metrics: [1], dimensions: ['/vecchia'] },
    ]);
    await again.close();
  });

  it('is exported as the files that Plausible imports', async () => {
    const folder = temporaryFolder();
    const dbPath = join(folder, 'a.db');
    await (await fill(dbPath)).close();
    const paths = exportHistory({ dbPath, site: 'a.test', timezone: 'Europe/Rome', folder: join(folder, 'csv') });
    const names = readdirSync(join(folder, 'csv')).sort();
    expect(names).toEqual(
      [
        'browsers',
        'custom_events',
        'devices',
        'entry_pages',
        'exit_pages',
        'locations',
        'operating_systems',
        'pages',
        'sources',
        'visitors',
      ].map((table) => `imported_${table}_20260209_20260519.csv`),
    );
    expect(paths.every((path) => existsSync(path))).toBe(true);
    const lines = (table: string) =>
      readFileSync(join(folder, 'csv', `imported_${table}_20260209_20260519.csv`), 'utf8')
        .trim()
        .split('\n');
    expect(lines('visitors')).toEqual([
      '"date","visitors","visits","visit_duration","bounces","pageviews"',
      '"2026-02-09",1,1,0,1,1',
      '"2026-05-19",1,1,60,0,1',
    ]);
    expect(lines('pages')).toEqual([
      '"date","hostname","page","visits","visitors","pageviews"',
      '"2026-02-09","a.test","/vecchia",1,1,1',
      '"2026-05-19","a.test","/nuova",1,1,1',
    ]);
    expect(lines('custom_events')).toEqual([
      '"date","name","link_url","path","visitors","events"',
      '"2026-05-19","Condividi","","",1,1',
    ]);
    expect(lines('sources')[0]).toBe(
      '"date","source","referrer","utm_source","utm_medium","utm_campaign","utm_content","utm_term","visitors","visits","visit_duration","bounces","pageviews"',
    );
  });
});
