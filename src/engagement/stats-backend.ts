/** What a report asks of statistics, in the words of Plausible's Stats API v2, and what it gets back. */

/** A number asked for. Percentages are 0–100, times are seconds, scroll depth is a percentage. */
export type StatsMetric =
  | 'visitors'
  | 'visits'
  | 'pageviews'
  | 'views_per_visit'
  | 'bounce_rate'
  | 'visit_duration'
  | 'events'
  | 'scroll_depth'
  | 'percentage'
  | 'conversion_rate'
  | 'group_conversion_rate'
  | 'time_on_page';

/** A column to group by or to filter on; `event:props:<key>` is a custom prop. */
export type StatsDimension =
  | `event:${string}`
  | `visit:${string}`
  | 'time'
  | `time:${'hour' | 'day' | 'week' | 'month'}`;

type MatchOperator = 'is' | 'is_not' | 'contains' | 'contains_not' | 'matches' | 'matches_not';

export type StatsFilter =
  | readonly [MatchOperator, StatsDimension, readonly (string | number)[]]
  | readonly [MatchOperator, StatsDimension, readonly (string | number)[], { readonly case_sensitive: boolean }]
  | readonly ['and' | 'or', readonly StatsFilter[]]
  | readonly ['not', StatsFilter];

/** Days (`2026-01-31`, both included, in the site's time zone) or moments with offset. `7d` and its like exclude today. */
export type StatsDateRange =
  | 'day'
  | '24h'
  | '7d'
  | '28d'
  | '30d'
  | '91d'
  | 'month'
  | '6mo'
  | '12mo'
  | 'year'
  | 'all'
  | readonly [from: string, to: string];

export interface StatsQuery {
  readonly metrics: readonly StatsMetric[];
  readonly dateRange: StatsDateRange;
  readonly dimensions?: readonly StatsDimension[];
  readonly filters?: readonly StatsFilter[];
  /** By default: time ascending if grouped by time, else the first metric descending. */
  readonly orderBy?: readonly (readonly [StatsMetric | StatsDimension, 'asc' | 'desc'])[];
  /** Rows at most; all of them when absent (the backend turns the pages). */
  readonly limit?: number;
}

/** One group. Metrics are in the order asked, null where they have no meaning (scroll depth without any scroll). */
export interface StatsRow {
  readonly dimensions: readonly string[];
  readonly metrics: readonly (number | null)[];
}

export type StatsAnswer =
  | { readonly ok: true; readonly rows: readonly StatsRow[]; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly reason: string };

/** Somewhere that counts: the embedded collector's file, or a Plausible server. Never throws: a failure is an answer. */
export interface StatsBackend {
  readonly name: 'collector' | 'plausible';
  readonly query: (query: StatsQuery) => Promise<StatsAnswer>;
  /** Releases what the backend holds open. */
  readonly close: () => void;
}
