import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHarness, temporaryFolder } from './harness.ts';

const DAY = 86_400_000;
afterEach(() => vi.useRealTimers());
/** How many salts and hashes are in a file. */
function kept(dbPath: string): [salts: number, hashes: number] {
  const db = new DatabaseSync(dbPath, { readOnly: true });
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const counts: [number, number] = [count('salt'), count('visitor')];
  db.close();
  return counts;
}

describe('the file, searched for people', () => {
  it('holds no address and no user agent, in any form, in any of its files', async () => {
    const folder = temporaryFolder();
    const harness = await startHarness({ dbPath: join(folder, 'a.db'), sites: ['a.test'] });
    const addresses = ['203.0.113.77', '2001:db8:feed::77', '198.51.100.23'];
    const agents = ['Mozilla/5.0 (X11; Linux x86_64) Unmistakable/77.1 Firefox/130.0', 'Peculiarbrowser/9.9 (Zephyr)'];
    for (const address of addresses) {
      for (const agent of agents) {
        const reply = await harness.send(
          { n: 'pageview', u: 'https://a.test/', d: 'a.test' },
          { 'x-forwarded-for': address, 'user-agent': agent },
        );
        expect(reply.status).toBe(202);
      }
    }
    expect(await harness.rows('a.test', { metrics: ['visitors'] })).toEqual([[6]]);
    const search = () => {
      const bytes = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
      return [...addresses, '127.0.0.1', 'Unmistakable', 'Peculiarbrowser', 'Zephyr', 'X11', 'Mozilla'].filter((text) =>
        bytes.includes(text),
      );
    };
    expect(search()).toEqual([]);
    const packed = addresses
      .slice(0, 1)
      .map((address) => Buffer.from(address.split('.').map(Number)).toString('latin1'));
    expect(packed.some((bytes) => readFileSync(join(folder, 'a.db'), 'latin1').includes(bytes))).toBe(false);
    await harness.stop();
    expect(search()).toEqual([]);
  });

  it('forgets salts and hashes after two days', async () => {
    const dbPath = join(temporaryFolder(), 'a.db');
    let now = Date.UTC(2026, 0, 10, 12);
    const harness = await startHarness({ dbPath, sites: ['a.test'], now: () => now });
    const found: [salts: number, hashes: number][] = [];
    for (let day = 0; day < 5; day += 1) {
      await harness.send({ n: 'pageview', u: 'https://a.test/', d: 'a.test' });
      found.push(kept(dbPath));
      now += DAY;
    }
    expect(found).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(await harness.rows('a.test', { metrics: ['visitors', 'pageviews'] })).toEqual([[5, 5]]);
    await harness.stop();
  });

  it('forgets them also where nobody comes any more', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const dbPath = join(temporaryFolder(), 'a.db');
    let now = Date.UTC(2026, 0, 10, 12);
    const harness = await startHarness({ dbPath, sites: ['a.test'], now: () => now });
    await harness.send({ n: 'pageview', u: 'https://a.test/', d: 'a.test' });
    now += 2 * DAY;
    vi.advanceTimersByTime(60_000);
    // Its answer waits for the group that is open.
    await harness.collector.importEvents('a.test', []);
    expect(kept(dbPath)).toEqual([1, 0]);
    await harness.stop();
  });
});
