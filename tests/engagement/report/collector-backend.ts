import { askPages } from '#engagement/ask-pages.ts';
import type { Collector } from '#engagement/collector/collector.ts';
import type { StatsBackend } from '#engagement/stats-backend.ts';

/** A collector in memory, asked in-process as a report asks any statistics. */
export function collectorInMemory(collector: Collector, site: string): StatsBackend {
  return {
    name: 'collector',
    query: (query) => askPages((body) => collector.ask(site, body), site, query),
    close: () => {},
  };
}
