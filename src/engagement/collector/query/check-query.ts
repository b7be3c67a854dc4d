import { checkSize } from './check-size.ts';
import type { Goal } from './goals.ts';
import { inspect } from './inspect.ts';
import { type AskedQuery, leaves, type Metric, QueryError, SEGMENT } from './query.ts';
import { PROP_PREFIX } from './source-view.ts';
import { dimensionsOf, metricsOf } from './split-metrics.ts';

const MOST_SEGMENTS = 10;
const TOP_LEVEL_ONLY: readonly string[] = ['event:goal', 'event:hostname'];

/** Refuses questions of the right form that have no answer. The first reason found is thrown, as a QueryError. */
export function checkQuery(query: AskedQuery, goals: readonly Goal[]): void {
  checkSize(query);
  checkSegments(query);
  checkOrder(query);
  checkFilters(query, goals);
  for (const metric of query.metrics) checkMetric(metric, query);
  checkSides(query);
  if (query.include.time_labels && !query.dimensions.some((dimension) => dimension.startsWith('time'))) {
    throw new QueryError('Invalid include.time_labels: requires a time dimension.');
  }
}

/** None is kept here, so a filter that names one fails as it does in Plausible for one that was deleted. */
function checkSegments({ filters }: AskedQuery): void {
  const named = leaves(filters).flatMap(({ leaf }) => (leaf.dimension === SEGMENT ? leaf.clauses : []));
  if (named.length > MOST_SEGMENTS) {
    throw new QueryError(`Invalid filters. You can only use up to ${MOST_SEGMENTS} segment filters in a query.`);
  }
  if (named.length > 0) {
    throw new QueryError("Invalid filters. Some segments don't exist or aren't accessible.");
  }
}

function checkOrder({ orderBy, metrics, dimensions }: AskedQuery): void {
  const known: readonly string[] = [...metrics, ...dimensions];
  const wrong = orderBy?.find(([key]) => !known.includes(key));
  if (wrong === undefined) return;
  const [key, direction] = wrong;
  const shown = key.includes(':') || key === 'time' ? inspect(key) : `:${key}`;
  throw new QueryError(
    `Invalid order_by entry '{${shown}, :${direction}}'. Entry is not a queried metric or dimension.`,
  );
}

function checkFilters({ filters, metrics }: AskedQuery, goals: readonly Goal[]): void {
  const all = leaves(filters);
  const deep = all.filter(({ depth, behavioural }) => depth > 0 && behavioural === 0);
  const misplaced = deep.find(({ leaf }) => TOP_LEVEL_ONLY.includes(leaf.dimension));
  if (misplaced) {
    throw new QueryError(
      `Invalid filters. Dimension \`${misplaced.leaf.dimension}\` can only be filtered at the top level.`,
    );
  }
  const special = metrics.includes('conversion_rate') || metrics.includes('group_conversion_rate');
  if (special && all.some(({ leaf, depth }) => depth > 0 && leaf.dimension.startsWith(PROP_PREFIX))) {
    throw new QueryError(
      'Invalid filters. When `conversion_rate` or `group_conversion_rate` metrics are used, custom property filters can only be used on top level.',
    );
  }
  for (const { leaf, behavioural } of all) {
    if (behavioural > 1)
      throw new QueryError('Invalid filters. Behavioral filters (has_done, has_not_done) cannot be nested.');
    if (behavioural === 1 && !leaf.dimension.startsWith('event:')) {
      throw new QueryError(
        'Invalid filters. Behavioral filters (has_done, has_not_done) can only be used with event dimension filters.',
      );
    }
  }
  checkGoals(
    all.map(({ leaf }) => leaf),
    goals,
  );
}

function checkGoals(
  all: readonly { op: string; dimension: string; clauses: readonly string[]; caseSensitive: boolean }[],
  goals: readonly Goal[],
): void {
  for (const { op, dimension, clauses, caseSensitive } of all) {
    if (op !== 'is' || dimension !== 'event:goal' || !caseSensitive) continue;
    const unknown = clauses.find((clause) => !goals.some(({ name }) => name === clause));
    if (unknown === undefined) continue;
    throw new QueryError(
      `Invalid filters. The goal \`${unknown}\` is not configured for this site. Find out how to configure goals here: https://plausible.io/docs/stats-api#filtering-by-goals`,
    );
  }
}

function checkMetric(metric: Metric, { filters, dimensions }: AskedQuery): void {
  const filtered = leaves(filters).filter(({ behavioural }) => behavioural === 0);
  const filteredBy = (dimension: string) => filtered.some(({ leaf }) => leaf.dimension === dimension);
  const topLevel = (dimension: string) =>
    filtered.some(({ leaf, depth }) => depth === 0 && leaf.dimension === dimension);
  if (metric === 'conversion_rate' || metric === 'group_conversion_rate') {
    if (dimensions.includes('event:goal') || filteredBy('event:goal')) return;
    throw new QueryError(`Metric \`${metric}\` can only be queried with event:goal filters or dimensions.`);
  }
  if (metric === 'scroll_depth' || metric === 'time_on_page') {
    const filteredByPage = metric === 'scroll_depth' ? topLevel('event:page') : filteredBy('event:page');
    if (dimensions.includes('event:page') || filteredByPage) return;
    throw new QueryError(`Metric \`${metric}\` can only be queried with event:page filters or dimensions.`);
  }
  if (metric !== 'views_per_visit') return;
  if (filteredBy('event:page'))
    throw new QueryError(`Metric \`${metric}\` cannot be queried with a filter on \`event:page\`.`);
  if (dimensions.length > 0) throw new QueryError(`Metric \`${metric}\` cannot be queried with \`dimensions\`.`);
}

/**
 * Metrics of visits can't be grouped by what only events have, nor the other way round. Pages, alone or with their host, are an
 * exception: the visits are then those that entered there.
 */
function checkSides({ metrics, dimensions }: AskedQuery): void {
  const eventDimensions = dimensionsOf(dimensions, 'event');
  const visitDimensions = dimensionsOf(dimensions, 'visit');
  const others = eventDimensions.filter((dimension) => dimension !== 'event:page' && dimension !== 'event:hostname');
  if (eventDimensions.includes('event:page') && others.length === 0) return;
  refuseTogether('Session', metricsOf(metrics, 'visit'), 'event', eventDimensions);
  refuseTogether('Event', metricsOf(metrics, 'event'), 'session', visitDimensions);
}

function refuseTogether(kind: string, metrics: readonly string[], other: string, dimensions: readonly string[]): void {
  if (metrics.length === 0 || dimensions.length === 0) return;
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  throw new QueryError(
    `${kind} metric(s) ${quoted(metrics)} cannot be queried along with ${other} dimension(s) ${quoted(dimensions)}`,
  );
}
