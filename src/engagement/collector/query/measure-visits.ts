import { joinGroups, type Measurement, type MutableGroup } from './measured-groups.ts';
import { type Filter, isLeaf, leaves, type Metric } from './query.ts';
import { roundHalfEven } from './round.ts';
import { entryPageTest, eventTest, type RowTest, visitsOfEvents, visitTest } from './row-tests.ts';
import { scanVisits, type VisitGroup } from './scan-visits.ts';
import type { View } from './source-view.ts';
import { dimensionSide } from './split-metrics.ts';

const NO_VISITS: VisitGroup = {
  labels: [],
  visitors: 0,
  visits: 0,
  pageviews: 0,
  duration: 0,
  bounceable: 0,
  bounced: 0,
};

/** Who was there is said of each hour a visit lasted, unless only those who achieved a goal count; the rest of its last hour. */
const SPREAD: readonly Metric[] = ['visitors', 'visits'];

/** Measures visits, grouped; what groups events by page or host groups visits by where they entered. */
export function measureVisits(view: View, asked: Measurement, metrics: readonly Metric[]): MutableGroup[] {
  const goalAsked = leaves(asked.filters).some(({ leaf }) => leaf.dimension === 'event:goal');
  if (!asked.dimensions.includes('time:hour') || goalAsked) return measureAs(view, asked, metrics, false);
  const spread = metrics.filter((metric) => SPREAD.includes(metric));
  const ofLastHour = metrics.filter((metric) => !SPREAD.includes(metric));
  if (spread.length === 0) return measureAs(view, asked, ofLastHour, false);
  const present = measureAs(view, asked, spread, true);
  if (ofLastHour.length === 0) return present;
  const others = { groups: measureAs(view, asked, ofLastHour, false), metrics: ofLastHour };
  return joinGroups({ groups: present, metrics: spread }, others, true);
}

/** Pages and hosts of events that visits are grouped by stand for those they entered by. */
const ENTERED_BY: Readonly<Record<string, string>> = {
  'event:page': 'visit:entry_page',
  'event:hostname': 'visit:entry_page_hostname',
};

function measureAs(view: View, asked: Measurement, metrics: readonly Metric[], spread: boolean): MutableGroup[] {
  const dimensions = asked.dimensions.map((dimension) => ENTERED_BY[dimension] ?? dimension);
  const renamed = asked.dimensions.filter((dimension) => dimension in ENTERED_BY);
  const filters = asked.filters.map((filter) => asEntered(filter, renamed));
  const pageFilter = filters.find((filter) => isLeaf(filter) && filter.dimension.startsWith('event:page'));
  const bounces = pageFilter && isLeaf(pageFilter) ? entryPageTest(view, pageFilter) : undefined;
  const scanned = scanVisits(view, visitsThatPass(view, filters), dimensions, bounces, spread);
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

function asEntered(filter: Filter, renamed: readonly string[]): Filter {
  if (!isLeaf(filter)) return { ...filter, filters: filter.filters.map((inner) => asEntered(inner, renamed)) };
  const dimension = renamed.includes(filter.dimension) ? ENTERED_BY[filter.dimension] : undefined;
  return dimension === undefined ? filter : { ...filter, dimension };
}

function visitValue(group: VisitGroup, metric: Metric): number | null {
  if (metric === 'bounce_rate')
    return group.bounceable > 0 ? roundHalfEven((group.bounced / group.bounceable) * 100) : 0;
  if (metric === 'visit_duration') return group.visits > 0 ? roundHalfEven(group.duration / group.visits) : 0;
  if (metric === 'views_per_visit') return group.visits > 0 ? roundHalfEven(group.pageviews / group.visits, 2) : 0;
  return metric === 'visitors' || metric === 'visits' ? group[metric] : null;
}
