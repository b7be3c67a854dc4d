import type { StatsAnswer, StatsQuery, StatsRow } from '../stats-backend.ts';
import type { QueryAnswer } from './query/answer-query.ts';
import { MOST_ROWS } from './query/check-schema.ts';
import { QueryError } from './query/query.ts';

/** Puts a question in the words of the Stats API, page by page, to something that answers it in-process. */
export function askStats(
  ask: (body: Readonly<Record<string, unknown>>) => QueryAnswer,
  site: string,
  query: StatsQuery,
): StatsAnswer {
  const rows: StatsRow[] = [];
  const wanted = query.limit ?? Number.POSITIVE_INFINITY;
  let range: readonly string[] = [];
  try {
    for (;;) {
      const limit = Math.min(MOST_ROWS, wanted - rows.length);
      const answer = ask(bodyOf(site, query, { limit, offset: rows.length }));
      rows.push(...answer.results.map(({ dimensions, metrics }) => ({ dimensions: dimensions.map(String), metrics })));
      range = answer.query.date_range as string[];
      if (answer.results.length < limit || rows.length >= wanted) break;
    }
  } catch (error) {
    if (error instanceof QueryError || error instanceof RangeError) return { ok: false, reason: error.message };
    throw error;
  }
  const [from = '', to = ''] = range;
  return { ok: true, rows, from, to };
}

function bodyOf(site: string, query: StatsQuery, pagination: { readonly limit: number; readonly offset: number }) {
  return {
    site_id: site,
    metrics: query.metrics,
    date_range: query.dateRange,
    dimensions: query.dimensions ?? [],
    filters: query.filters ?? [],
    pagination,
    ...(query.orderBy ? { order_by: query.orderBy } : {}),
  };
}
