import type { Collector } from '#engagement/collector/collector.ts';
import type { StatsBackend } from '#engagement/stats-backend.ts';

/** The real collector, asked in-process, as a report asks any statistics. */
export function collectorBackend(collector: Collector, domain: string): StatsBackend {
  return {
    name: 'collector',
    close: () => {},
    query: async ({ metrics, dateRange, dimensions = [], filters = [] }) => {
      try {
        const { results, query } = collector.ask(domain, {
          site_id: domain,
          metrics,
          date_range: dateRange,
          dimensions,
          filters,
        });
        const [from = '', to = ''] = query.date_range as string[];
        return { ok: true, rows: results as never, from, to };
      } catch (error) {
        return { ok: false, reason: String(error) };
      }
    },
  };
}
