/** The numbers that can be asked for, by the Stats API's names. */
export const METRICS = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
  'events',
  'percentage',
  'conversion_rate',
  'group_conversion_rate',
  'time_on_page',
  'scroll_depth',
] as const;
export type Metric = (typeof METRICS)[number];

/** Dimensions of a visit that its origin holds; the rest of `visit:` are pages and hosts. */
const ORIGIN_DIMENSIONS = [
  'source',
  'channel',
  'referrer',
  'utm_medium',
  'utm_source',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'screen',
  'device',
  'browser',
  'browser_version',
  'os',
  'os_version',
  'country',
  'region',
  'city',
  'country_name',
  'region_name',
  'city_name',
] as const;
const VISIT_PAGE_DIMENSIONS = ['entry_page', 'exit_page', 'entry_page_hostname', 'exit_page_hostname'] as const;
export const SIMPLE_DIMENSIONS: readonly string[] = [
  'event:name',
  'event:page',
  'event:hostname',
  ...[...ORIGIN_DIMENSIONS, ...VISIT_PAGE_DIMENSIONS].map((name) => `visit:${name}`),
];
/** Filters a segment stands for; this collector keeps none, so none can be named. */
export const SEGMENT = 'segment';
export const TIME_DIMENSIONS: readonly string[] = ['time', 'time:month', 'time:week', 'time:day', 'time:hour'];

export const LEAF_OPERATORS = ['is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'] as const;

export interface LeafFilter {
  readonly op: (typeof LEAF_OPERATORS)[number];
  readonly dimension: string;
  readonly clauses: readonly string[];
  readonly caseSensitive: boolean;
}
export interface GroupFilter {
  readonly op: 'and' | 'or' | 'not' | 'has_done' | 'has_not_done';
  readonly filters: readonly Filter[];
}
export type Filter = LeafFilter | GroupFilter;

export type OrderBy = readonly (readonly [key: string, direction: 'asc' | 'desc'])[];

/** What was asked, with nothing resolved yet. */
export interface AskedQuery {
  readonly metrics: readonly Metric[];
  readonly dateRange: string | readonly [string, string];
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
  readonly rawFilters: readonly unknown[];
  readonly orderBy: OrderBy | undefined;
  readonly include: Readonly<Record<string, boolean>>;
  readonly limit: number;
  readonly offset: number;
}

/** A question that can't be answered, in Plausible's words; the client gets 400. */
export class QueryError extends Error {}

/** Whether a filter asks of one dimension, and does not combine others. */
export function isLeaf(filter: Filter): filter is LeafFilter {
  return !('filters' in filter);
}

/** Every leaf of a filter tree with how deep it stands and under how many behavioural operators. */
export function leaves(
  filters: readonly Filter[],
  depth = 0,
  behavioural = 0,
): { leaf: LeafFilter; depth: number; behavioural: number }[] {
  return filters.flatMap((filter) => {
    if (isLeaf(filter)) return [{ leaf: filter, depth, behavioural }];
    const more = filter.op === 'has_done' || filter.op === 'has_not_done' ? 1 : 0;
    return leaves(filter.filters, depth + 1, behavioural + more);
  });
}
