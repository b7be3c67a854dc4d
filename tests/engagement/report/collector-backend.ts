import { askStats } from '#engagement/collector/ask-stats.ts';
import type { Collector } from '#engagement/collector/collector.ts';
import type { StatsBackend } from '#engagement/stats-backend.ts';

/** A collector in memory, asked in-process as a report asks any statistics. */
export function collectorInMemory(collector: Collector, site: string): StatsBackend {
  return {
    name: 'collector',
    query: async (query) => askStats((body) => collector.ask(site, body), site, query),
    close: () => {},
  };
}
