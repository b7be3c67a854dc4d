import { type EventGroup, type EventMeasure, isEventMeasure } from './event-sums.ts';
import { measureVisits } from './measure-visits.ts';
import { joinGroups, keyOf, type Measurement, type MutableGroup } from './measured-groups.ts';
import { type Filter, isLeaf, type Metric } from './query.ts';
import { roundHalfEven } from './round.ts';
import { eventTest, goalsAsked } from './row-tests.ts';
import { scanEvents } from './scan-events.ts';
import { PROP_PREFIX, type View } from './source-view.ts';
import { splitMetrics } from './split-metrics.ts';

/** Measures every group. Without dimensions there is always one group, empty or not. */
export function measure(view: View, asked: Measurement): MutableGroup[] {
  const metrics = withVisitors(asked.metrics);
  const split = splitMetrics(metrics, asked.dimensions, asked.filters);
  const groups =
    split.events.length > 0 ? measureEvents(view, asked, split.events) : measureVisits(view, asked, split.visits);
  const joined =
    split.events.length > 0 && split.visits.length > 0
      ? joinGroups(
          { groups, metrics: split.events },
          { groups: measureVisits(view, asked, split.visits), metrics: split.visits },
          asked.dimensions.includes('time:hour'),
        )
      : groups;
  addShares(view, asked, joined);
  return joined;
}

/** Shares are of visitors, so visitors are counted even when nobody asked. */
function withVisitors(metrics: readonly Metric[]): Metric[] {
  const shares: readonly Metric[] = ['percentage', 'conversion_rate', 'group_conversion_rate'];
  const needed = metrics.some((metric) => shares.includes(metric)) && !metrics.includes('visitors');
  return needed ? [...metrics, 'visitors'] : [...metrics];
}

function measureEvents(view: View, { dimensions, filters }: Measurement, metrics: readonly Metric[]): MutableGroup[] {
  const goals = filters.reduce(
    (left, filter) => (isLeaf(filter) && filter.dimension === 'event:goal' ? goalsAsked(left, filter) : left),
    view.goals,
  );
  const measures = new Set(metrics.filter(isEventMeasure));
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
    // Plausible leaves the goals out of the totals: a group that is a goal has none, and no rate.
    const totals = dimensions.includes('event:goal')
      ? []
      : measure(view, { metrics: ['visitors'], dimensions, filters: withoutGoals() });
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
