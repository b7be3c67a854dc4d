import { type Filter, isLeaf, leaves, type Metric } from './query.ts';
import { roundHalfEven } from './round.ts';
import { eventTest, goalsAsked, type RowTest, visitColumnTest, visitsOfEvents, visitTest } from './row-tests.ts';
import { type EventGroup, type EventMeasure, scanEvents } from './scan-events.ts';
import { scanVisits, type VisitGroup } from './scan-visits.ts';
import { PROP_PREFIX, type View } from './source-view.ts';
import { dimensionSide, splitMetrics } from './split-metrics.ts';

/** What is measured, of which rows, grouped how. */
export interface Measurement {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
}

/** The metrics of one group; null where a metric has no meaning. */
export interface MeasuredGroup {
  readonly labels: readonly string[];
  readonly values: ReadonlyMap<Metric, number | null>;
}

type Values = Map<Metric, number | null>;

const EVENT_MEASURES: readonly string[] = ['visitors', 'visits', 'pageviews', 'events', 'scroll_depth', 'time_on_page'];
const NO_VISITS: VisitGroup = {
  labels: [],
  visitors: 0,
  visits: 0,
  pageviews: 0,
  duration: 0,
  bounceable: 0,
  bounced: 0,
};

/** Measures every group. Without dimensions there is always one group, empty or not. */
export function measure(view: View, asked: Measurement): MeasuredGroup[] {
  const metrics = withVisitors(asked.metrics);
  const split = splitMetrics(metrics, asked.dimensions, asked.filters);
  const groups =
    split.events.length > 0 ? fromEvents(view, asked, split.events) : fromVisits(view, asked, split.visits);
  if (split.events.length > 0 && split.visits.length > 0)
    join(groups, fromVisits(view, asked, split.visits), split.visits);
  addShares(view, asked, groups);
  return groups;
}

/** Shares are of visitors, so visitors are counted even when nobody asked. */
function withVisitors(metrics: readonly Metric[]): Metric[] {
  const shares: readonly Metric[] = ['percentage', 'conversion_rate', 'group_conversion_rate'];
  const needed = metrics.some((metric) => shares.includes(metric)) && !metrics.includes('visitors');
  return needed ? [...metrics, 'visitors'] : [...metrics];
}

interface MutableGroup {
  readonly labels: readonly string[];
  readonly values: Values;
}

function fromEvents(view: View, { dimensions, filters }: Measurement, metrics: readonly Metric[]): MutableGroup[] {
  const goals = filters.reduce(
    (left, filter) => (isLeaf(filter) && filter.dimension === 'event:goal' ? goalsAsked(left, filter) : left),
    view.goals,
  );
  const measures = new Set(metrics.filter((metric) => EVENT_MEASURES.includes(metric)) as EventMeasure[]);
  const scanned = scanEvents(view, eventTest(view, filters), dimensions, goals, measures);
  const empty: EventGroup = {
    labels: [],
    visitors: 0,
    visits: 0,
    pageviews: 0,
    events: 0,
    scrolled: 0,
    scrolledVisits: 0,
    engagedMs: 0,
    engagedVisits: 0,
  };
  const groups = dimensions.length === 0 && scanned.length === 0 ? [empty] : scanned;
  return groups.map((group) => ({
    labels: group.labels,
    values: new Map(metrics.map((metric) => [metric, eventValue(group, metric)])),
  }));
}

function eventValue(group: EventGroup, metric: Metric): number | null {
  if (metric === 'scroll_depth')
    return group.scrolledVisits > 0 ? roundHalfEven(group.scrolled / group.scrolledVisits) : null;
  if (metric === 'time_on_page') {
    return group.engagedVisits > 0 ? roundHalfEven(group.engagedMs / 1000 / group.engagedVisits) : null;
  }
  return metric === 'visitors' || metric === 'visits' || metric === 'pageviews' || metric === 'events'
    ? group[metric]
    : null;
}

function fromVisits(view: View, asked: Measurement, metrics: readonly Metric[]): MutableGroup[] {
  const byPage = asked.dimensions.includes('event:page');
  const dimensions = asked.dimensions.map((dimension) => (dimension === 'event:page' ? 'visit:entry_page' : dimension));
  const filters = byPage ? asked.filters.map(pageAsEntryPage) : asked.filters;
  const pageFilter = filters.find((filter) => isLeaf(filter) && filter.dimension.startsWith('event:page'));
  const bounces = pageFilter && isLeaf(pageFilter) ? visitColumnTest(view, pageFilter, 'entry_page') : undefined;
  const scanned = scanVisits(view, visitsThatPass(view, filters), dimensions, bounces);
  const groups = dimensions.length === 0 && scanned.length === 0 ? [NO_VISITS] : scanned;
  return groups.map((group) => ({
    labels: group.labels,
    values: new Map(metrics.map((metric) => [metric, visitValue(group, metric)])),
  }));
}

/** Visits that pass and, where a filter is about events, had an event that passes it all. */
function visitsThatPass(view: View, filters: readonly Filter[]): RowTest | undefined {
  const own = visitTest(view, filters);
  const aboutEvents = leaves(filters).some(({ leaf }) => dimensionSide(leaf.dimension) === 'event');
  if (!aboutEvents) return own;
  const marks = visitsOfEvents(view, eventTest(view, filters));
  return (visit) => marks[visit] === 1 && (own === undefined || own(visit));
}

function pageAsEntryPage(filter: Filter): Filter {
  if (!isLeaf(filter)) return { ...filter, filters: filter.filters.map(pageAsEntryPage) };
  return filter.dimension === 'event:page' ? { ...filter, dimension: 'visit:entry_page' } : filter;
}

function visitValue(group: VisitGroup, metric: Metric): number | null {
  if (metric === 'bounce_rate')
    return group.bounceable > 0 ? roundHalfEven((group.bounced / group.bounceable) * 100) : 0;
  if (metric === 'visit_duration') return group.visits > 0 ? roundHalfEven(group.duration / group.visits) : 0;
  if (metric === 'views_per_visit') return group.visits > 0 ? roundHalfEven(group.pageviews / group.visits, 2) : 0;
  return metric === 'visitors' || metric === 'visits' ? group[metric] : null;
}

const keyOf = (labels: readonly string[]) => JSON.stringify(labels);

/** Adds the visits' metrics to the groups of events; a group without visits has zeros. */
function join(groups: readonly MutableGroup[], visits: readonly MutableGroup[], metrics: readonly Metric[]): void {
  const found = new Map(visits.map((group) => [keyOf(group.labels), group.values]));
  for (const { labels, values } of groups) {
    const own = found.get(keyOf(labels));
    for (const metric of metrics) values.set(metric, own?.get(metric) ?? 0);
  }
}

function addShares(view: View, { metrics, dimensions, filters }: Measurement, groups: readonly MutableGroup[]): void {
  const visitors = ({ values }: MutableGroup) => values.get('visitors') ?? 0;
  const withoutGoals = () => filters.filter((filter) => !(isLeaf(filter) && isGoalOrProp(filter.dimension)));
  if (metrics.includes('percentage')) {
    const total = totalVisitors(view, filters);
    for (const group of groups)
      group.values.set('percentage', total > 0 ? roundHalfEven((visitors(group) / total) * 100, 1) : null);
  }
  if (metrics.includes('conversion_rate')) {
    const total = totalVisitors(view, withoutGoals());
    for (const group of groups) group.values.set('conversion_rate', share(visitors(group), total));
  }
  if (metrics.includes('group_conversion_rate')) {
    const totals = measure(view, { metrics: ['visitors'], dimensions, filters: withoutGoals() });
    const totalOf = new Map(totals.map(({ labels, values }) => [keyOf(labels), values.get('visitors') ?? 0]));
    for (const group of groups) {
      group.values.set('group_conversion_rate', share(visitors(group), totalOf.get(keyOf(group.labels)) ?? 0));
    }
  }
}

function share(part: number, total: number): number {
  return total > 0 ? roundHalfEven((part / total) * 100, 2) : 0;
}

function isGoalOrProp(dimension: string): boolean {
  return dimension === 'event:goal' || dimension.startsWith(PROP_PREFIX);
}

function totalVisitors(view: View, filters: readonly Filter[]): number {
  const [total] = scanEvents(view, eventTest(view, filters), [], [], new Set<EventMeasure>(['visitors']));
  return total?.visitors ?? 0;
}
