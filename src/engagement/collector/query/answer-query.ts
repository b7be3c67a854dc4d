import { checkQuery } from './check-query.ts';
import { resolveRange } from './date-range.ts';
import type { Goal } from './goals.ts';
import { measure } from './measure.ts';
import type { MutableGroup } from './measured-groups.ts';
import { type AskedQuery, type Filter, isLeaf, type Metric, type OrderBy } from './query.ts';
import type { View } from './source-view.ts';
import { isoRange, type TimeDimension, timeBuckets, unitOf } from './time-buckets.ts';

/** One group: its dimensions are texts, but for cities, which are numbers. */
export interface AnsweredRow {
  readonly metrics: readonly (number | null)[];
  readonly dimensions: readonly (string | number)[];
}

/** The body of an answer, as Plausible writes it. */
export interface QueryAnswer {
  readonly results: readonly AnsweredRow[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/** The site a question is about. */
export interface AskedSite extends Omit<View, 'range'> {
  readonly domain: string;
  readonly goals: readonly Goal[];
}

/** Answers a question as of `now`, in seconds. Throws a QueryError where there is no answer. */
export function answerQuery(site: AskedSite, query: AskedQuery, now: number): QueryAnswer {
  checkQuery(query, site.goals);
  const range = resolveRange(query.dateRange, site.zone, now, earliest(site));
  const view: View = { ...site, range };
  const unit = unitOf(range);
  const resolved = (key: string) => (key === 'time' ? unit : key);
  const dimensions = query.dimensions.map(resolved);
  const filters = [...query.filters, ...hostFilters(query.filters, dimensions)];
  const orderBy = (query.orderBy ?? defaultOrder(query.metrics, dimensions)).map(
    ([key, way]) => [resolved(key), way] as const,
  );
  const groups = measure(view, { metrics: query.metrics, dimensions, filters }).sort(byOrder(orderBy, dimensions));
  const page = groups.slice(query.offset, query.offset + query.limit);
  return {
    results: page.map(({ labels, values }) => ({
      metrics: query.metrics.map((metric) => values.get(metric) ?? null),
      dimensions: labels.map((label, index) => (dimensions[index] === 'visit:city' ? cityNumber(label) : label)),
    })),
    meta: meta(view, query, dimensions, groups.length),
    query: {
      site_id: site.domain,
      metrics: query.metrics,
      date_range: isoRange(range, site.zone),
      filters: query.rawFilters,
      dimensions,
      order_by: orderBy,
      include: Object.fromEntries(Object.entries(query.include).filter(([, on]) => on)),
      pagination: { limit: query.limit, offset: query.offset },
    },
  };
}

/** Cities are numbers of GeoNames; a name given by an imported history stays a name. */
function cityNumber(label: string): string | number {
  return /^\d+$/.test(label) ? Number(label) : label;
}

function earliest({ site }: AskedSite): number | undefined {
  return site.events.length === 0 ? undefined : site.earliest;
}

function meta(view: View, query: AskedQuery, dimensions: readonly string[], rows: number): Record<string, unknown> {
  const time = dimensions.find((dimension) => dimension.startsWith('time:')) as TimeDimension | undefined;
  return {
    ...(query.include.imports ? { imports_included: false, imports_skip_reason: 'no_imported_data' } : {}),
    ...(query.include.time_labels && time ? { time_labels: timeBuckets(time, view.range, view.zone).labels() } : {}),
    ...(query.include.total_rows ? { total_rows: rows } : {}),
  };
}

/** Dimensions of the visit's beginning or end that must have been on the host that is filtered. */
const HOST_OF: Readonly<Record<string, string>> = {
  'visit:source': 'visit:entry_page_hostname',
  'visit:entry_page': 'visit:entry_page_hostname',
  'visit:utm_medium': 'visit:entry_page_hostname',
  'visit:utm_source': 'visit:entry_page_hostname',
  'visit:utm_campaign': 'visit:entry_page_hostname',
  'visit:utm_content': 'visit:entry_page_hostname',
  'visit:utm_term': 'visit:entry_page_hostname',
  'visit:referrer': 'visit:entry_page_hostname',
  'visit:exit_page': 'visit:exit_page_hostname',
};

function hostFilters(filters: readonly Filter[], dimensions: readonly string[]): Filter[] {
  const onHost = filters.filter(isLeaf).filter(({ dimension }) => dimension === 'event:hostname');
  return dimensions.flatMap((dimension) => {
    const host = HOST_OF[dimension];
    return host === undefined ? [] : onHost.map((filter) => ({ ...filter, dimension: host }));
  });
}

function defaultOrder(metrics: readonly Metric[], dimensions: readonly string[]): OrderBy {
  const time = dimensions.find((dimension) => dimension.startsWith('time:'));
  const byMetric = [metrics[0] as string, 'desc'] as const;
  return time === undefined ? [byMetric] : [[time, 'asc'], byMetric];
}

/**
 * What isn't decided by the order asked for is decided by the dimensions' texts, so that pages don't overlap. A metric without a
 * value comes last, whichever way.
 */
function byOrder(orderBy: OrderBy, dimensions: readonly string[]) {
  const rules = [...orderBy, ...dimensions.map((dimension) => [dimension, 'asc'] as const)];
  return (a: MutableGroup, b: MutableGroup): number => {
    for (const [key, direction] of rules) {
      const index = dimensions.indexOf(key);
      const way = direction === 'asc' ? 1 : -1;
      const [left, right] =
        index < 0 ? [a, b].map(({ values }) => values.get(key as Metric)) : [a.labels[index], b.labels[index]];
      if (left === right) continue;
      if (left === null || left === undefined) return 1;
      if (right === null || right === undefined) return -1;
      return left < right ? -way : way;
    }
    return 0;
  };
}
