import { checkSchema, MOST_ROWS } from './check-schema.ts';
import { checkDepth } from './check-size.ts';
import { inspect } from './inspect.ts';
import {
  type AskedQuery,
  type Filter,
  type GroupFilter,
  type LeafFilter,
  type Metric,
  type OrderBy,
  QueryError,
  SEGMENT,
} from './query.ts';

/** Reads the body of POST /api/v2/query; throws a QueryError with Plausible's message where it is wrong. */
export function parseQuery(body: Readonly<Record<string, unknown>>): AskedQuery {
  checkDepth(body);
  checkSchema(body);
  const rawFilters = (body.filters ?? []) as readonly unknown[][];
  const pagination = (body.pagination ?? {}) as { limit?: number; offset?: number };
  return {
    metrics: body.metrics as Metric[],
    dateRange: parseRange(body.date_range as string | [string, string]),
    dimensions: (body.dimensions ?? []) as string[],
    filters: rawFilters.map(parseFilter),
    rawFilters,
    orderBy: body.order_by as OrderBy | undefined,
    include: (body.include ?? {}) as Record<string, boolean>,
    limit: pagination.limit ?? MOST_ROWS,
    offset: pagination.offset ?? 0,
  };
}

/** `7d`, `6mo` and their like go up to 5000 days or 100 months; moments say how far they are from UTC. */
function parseRange(range: string | [string, string]): string | [string, string] {
  if (typeof range !== 'string') {
    if (range[0].length > 10 && !range.every((moment) => /(?:z|[+-]\d{2}:\d{2})$/i.test(moment))) {
      throw new QueryError(`Invalid date_range '${inspect(range)}'.`);
    }
    return range;
  }
  const [, count, unit] = /^(\d+)(d|mo)$/.exec(range) ?? [];
  if (count !== undefined && !(Number(count) > 0 && Number(count) <= (unit === 'd' ? 5000 : 100))) {
    throw new QueryError(`Invalid date_range ${inspect(range)}`);
  }
  return range;
}

function parseFilter(raw: readonly unknown[]): Filter {
  const [op, second, third, fourth] = raw;
  if (op === 'and' || op === 'or') return { op, filters: (second as unknown[][]).map(parseFilter) };
  if (op === 'not' || op === 'has_done' || op === 'has_not_done') {
    return { op: op as GroupFilter['op'], filters: [parseFilter(second as unknown[])] };
  }
  const clauses = third as (string | number)[];
  checkClauses(raw, second as string, op as string, clauses);
  return {
    op: op as LeafFilter['op'],
    dimension: second as string,
    clauses: clauses.map(String),
    caseSensitive: (fourth as { case_sensitive?: boolean } | undefined)?.case_sensitive !== false,
  };
}

function checkClauses(
  raw: readonly unknown[],
  dimension: string,
  op: string,
  clauses: readonly (string | number)[],
): void {
  const texts = clauses.every((clause) => typeof clause === 'string');
  const numbers = clauses.every((clause) => typeof clause === 'number');
  const wanted = dimension === SEGMENT ? numbers : texts || (dimension === 'visit:city' && numbers);
  if (!wanted) throw new QueryError(`Invalid filter '${inspect(raw)}'.`);
  if (
    dimension === 'visit:country' &&
    (op === 'is' || op === 'is_not') &&
    clauses.some((code) => String(code).length !== 2)
  ) {
    throw new QueryError('Invalid visit:country filter, visit:country needs to be a valid 2-letter country code.');
  }
}
