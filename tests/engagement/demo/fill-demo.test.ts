import { describe, expect, it } from 'vitest';
import { createCollector } from '#engagement/collector/collector.ts';
import { demoVisits } from '#engagement/demo/demo-visits.ts';
import { fillDemo } from '#engagement/demo/fill-demo.ts';
import { loadContent } from '#sources/load-content.ts';

describe('a demonstration', () => {
  it('fills a collector with every synthetic event of the real content', async () => {
    const { content } = await loadContent('.');
    const request = { content, now: new Date('2025-03-15T10:00:00Z'), seed: 'prova' };
    const collector = await createCollector({ dbPath: ':memory:', sites: ['sito.it'], apiKeys: ['k'] });
    const events = demoVisits(request);
    expect(events.length).toBeGreaterThan(5000);
    expect(await fillDemo({ ...request, collector, domain: 'sito.it' })).toBe(events.length);
    const filters = [['is', 'event:name', ['pageview']]];
    const { results } = collector.ask('sito.it', {
      site_id: 'sito.it',
      metrics: ['pageviews'],
      date_range: ['2024-01-01', '2025-12-31'],
      filters,
    });
    expect(results[0]?.metrics).toEqual([events.filter(({ name }) => name === undefined).length]);
    await collector.close();
  });
});
