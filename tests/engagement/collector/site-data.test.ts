import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCollector } from '#engagement/collector/collector.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('goes on with visits of a history imported in pieces, however long that takes', async () => {
  const collector = createCollector({ dbPath: ':memory:', sites: ['a.test'], apiKeys: ['k'] });
  await collector.importEvents('a.test', [{ timestamp: '2025-03-10T10:00:00Z', visitor: 'lettrice' }]);
  vi.advanceTimersByTime(120_000);
  await collector.importEvents('a.test', [{ timestamp: '2025-03-10T10:10:00Z', visitor: 'lettrice' }]);
  const { results } = collector.ask('a.test', {
    site_id: 'a.test',
    metrics: ['visits', 'pageviews'],
    date_range: ['2025-03-10', '2025-03-10'],
  });
  expect(results[0]?.metrics).toEqual([1, 2]);
  await collector.close();
});
