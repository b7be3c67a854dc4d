import type { StatsAnswer, StatsQuery, StatsRow } from './stats-backend.ts';

/** The part of an answer of the Stats API that a report reads. A city is a number there. */
export interface StatsPage {
  readonly results?: readonly {
    readonly dimensions: readonly (string | number)[];
    readonly metrics: readonly (number | null)[];
  }[];
  readonly query?: { readonly date_range?: unknown };
}

/** Rows asked at once: the most the API gives. */
const PAGE = 10_000;

/** Puts a question in the words of the Stats API v2 to what answers it, page by page. A failure is an answer. */
export async function askPages(
  ask: (body: Readonly<Record<string, unknown>>) => StatsPage | Promise<StatsPage>,
  site: string,
  query: StatsQuery,
): Promise<StatsAnswer> {
  const rows: StatsRow[] = [];
  const wanted = query.limit ?? Number.POSITIVE_INFINITY;
  try {
    for (;;) {
      const limit = Math.min(PAGE, wanted - rows.length);
      const page = await ask(bodyOf(site, query, { limit, offset: rows.length }));
      const { results = [] } = page;
      for (const { dimensions, metrics } of results) rows.push({ dimensions: dimensions.map(String), metrics });
      if (results.length === limit && rows.length < wanted) continue;
      const [from = '', to = ''] = (page.query?.date_range ?? []) as readonly string[];
      return { ok: true, rows, from, to };
    }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function bodyOf(
  site: string,
  { metrics, dateRange, dimensions, filters, orderBy }: StatsQuery,
  pagination: { readonly limit: number; readonly offset: number },
): Record<string, unknown> {
  return {
    site_id: site,
    metrics,
    date_range: dateRange,
    pagination,
    ...(dimensions?.length ? { dimensions } : {}),
    ...(filters?.length ? { filters } : {}),
    ...(orderBy ? { order_by: orderBy } : {}),
  };
}
