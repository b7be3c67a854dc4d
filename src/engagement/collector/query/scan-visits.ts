import { combineDimensions } from './combine-dimensions.ts';
import { DistinctCounter } from './count-distinct.ts';
import { bucketDimension, visitDimension } from './group-rows.ts';
import type { RowTest } from './row-tests.ts';
import type { View } from './source-view.ts';
import { timeBuckets } from './time-buckets.ts';

/** Per group of visits: its dimensions' texts and its sums. */
export interface VisitGroup {
  readonly labels: readonly string[];
  readonly visitors: number;
  readonly visits: number;
  readonly pageviews: number;
  readonly duration: number;
  /** Of the visits that count for the bounce rate: how many there are and how many bounced. */
  readonly bounceable: number;
  readonly bounced: number;
}

/** A visit that began earlier than this before the range isn't looked at, as in Plausible. */
const LONGEST_VISIT_SECONDS = 7 * 86_400;
const HOUR = 3600;

interface Sums {
  visits: number;
  pageviews: number;
  duration: number;
  bounceable: number;
  bounced: number;
}

/** Groups the visits going on in the range that pass. With `spread`, by the hour, a visit is in each hour it lasted. */
export function scanVisits(
  view: View,
  test: RowTest | undefined,
  dimensions: readonly string[],
  bounces: RowTest | undefined,
  spread: boolean,
): VisitGroup[] {
  const { start, end, visitor, pageviews, bounce } = view.site.visits.of;
  const { first, last } = view.range;
  let moment = 0;
  const hours =
    spread && dimensions.includes('time:hour') ? timeBuckets('time:hour', view.range, view.zone) : undefined;
  const groups = combineDimensions(
    dimensions.map((dimension) =>
      dimension === 'time:hour' && hours ? bucketDimension(hours, () => moment) : visitDimension(view, dimension),
    ),
  );
  const visitors = new DistinctCounter(view.visitors);
  const sums: Sums[] = [];

  const count = (row: number) => {
    const group = groups.codeOf(row);
    sums[group] ??= { visits: 0, pageviews: 0, duration: 0, bounceable: 0, bounced: 0 };
    const sum = sums[group];
    visitors.addOne(group, visitor[row] as number);
    sum.visits += 1;
    sum.pageviews += pageviews[row] as number;
    sum.duration += Math.abs((end[row] as number) - (start[row] as number));
    if (bounces === undefined || bounces(row)) {
      sum.bounceable += 1;
      sum.bounced += bounce[row] as number;
    }
  };
  for (let row = 0; row < view.site.visits.length; row += 1) {
    const from = start[row] as number;
    const to = end[row] as number;
    if (from > last || to < first || from < first - LONGEST_VISIT_SECONDS) continue;
    if (test !== undefined && !test(row)) continue;
    if (hours === undefined) {
      count(row);
      continue;
    }
    const lastMoment = Math.min(to, last);
    let counted = Number.NaN;
    const countHour = () => {
      const bucket = hours.bucketOf(moment);
      if (bucket !== counted) count(row);
      counted = bucket;
    };
    for (moment = Math.max(from, first); moment < lastMoment; moment += HOUR) countHour();
    moment = lastMoment;
    countHour();
  }
  return sums.map((sum, group) => ({ labels: groups.labels(group), visitors: visitors.count(group), ...sum }));
}
