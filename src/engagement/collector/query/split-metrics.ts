import { type Filter, leaves, type Metric } from './query.ts';

/** Whether something belongs to events alone, to visits alone, or to both. */
export type Side = 'event' | 'visit' | 'either';

const METRIC_SIDE: Readonly<Record<Metric, Side>> = {
  visitors: 'either',
  visits: 'either',
  percentage: 'either',
  conversion_rate: 'either',
  group_conversion_rate: 'either',
  pageviews: 'event',
  events: 'event',
  scroll_depth: 'event',
  time_on_page: 'event',
  bounce_rate: 'visit',
  visit_duration: 'visit',
  views_per_visit: 'visit',
};

const VISIT_ONLY = /^visit:(?:entry|exit)_page(?:_hostname)?$/;

/** Whose a dimension is; pages and hosts a visit entered or left by are only the visit’s. */
export function dimensionSide(dimension: string): Side {
  if (dimension.startsWith('event:')) return 'event';
  return VISIT_ONLY.test(dimension) ? 'visit' : 'either';
}

export function metricsOf(metrics: readonly Metric[], side: Side): Metric[] {
  return metrics.filter((metric) => METRIC_SIDE[metric] === side);
}

export function dimensionsOf(dimensions: readonly string[], side: Side): string[] {
  return dimensions.filter((dimension) => dimensionSide(dimension) === side);
}

/** Which metrics are computed from events and which from visits. Where both would do, events are preferred. */
export function splitMetrics(
  metrics: readonly Metric[],
  dimensions: readonly string[],
  filters: readonly Filter[],
): { events: Metric[]; visits: Metric[] } {
  const event = metricsOf(metrics, 'event');
  const visit = metricsOf(metrics, 'visit');
  const either = metricsOf(metrics, 'either');
  const filtered = leaves(filters).map(({ leaf }) => leaf.dimension);
  const eventDimensions = dimensionsOf(dimensions, 'event');
  const visitDimensions = dimensionsOf(dimensions, 'visit');
  const noEvents = event.length === 0 && eventDimensions.length === 0;
  const noVisits = visit.length === 0 && visitDimensions.length === 0;
  const visitsOnly = { events: [], visits: [...visit, ...either] };
  const eventsOnly = { events: [...event, ...either], visits: [] };
  if (noEvents && dimensionsOf(filtered, 'event').length === 0) return visitsOnly;
  if (noVisits && dimensionsOf(filtered, 'visit').length === 0) return eventsOnly;
  if (noEvents) return visitsOnly;
  if (noVisits) return eventsOnly;
  return { events: [...event, ...either], visits: visit };
}
