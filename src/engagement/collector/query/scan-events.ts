import { TEXT } from '../store/open-database.ts';
import { DistinctCounter, HighestValues } from './count-distinct.ts';
import type { Goal } from './goals.ts';
import { eventDimension, Groups, type RowDimension } from './group-rows.ts';
import { type RowTest, singleGoalTest } from './row-tests.ts';
import { rowsInRange } from './rows-in-range.ts';
import type { View } from './source-view.ts';

/** What events can tell. */
export type EventMeasure = 'visitors' | 'visits' | 'pageviews' | 'events' | 'scroll_depth' | 'time_on_page';

/** Per group of events: its dimensions' texts and its sums. */
export interface EventGroup {
  readonly labels: readonly string[];
  readonly visitors: number;
  readonly visits: number;
  readonly pageviews: number;
  readonly events: number;
  /** Sum over visits of how far down they read, and how many visits said it. */
  readonly scrolled: number;
  readonly scrolledVisits: number;
  readonly engagedMs: number;
  readonly engagedVisits: number;
}

const NONE: RowDimension = { codeOf: () => 0, label: () => '' };

/** Groups the events of the range that pass, by dimensions; one that achieves several goals is in the group of each. */
export function scanEvents(
  view: View,
  test: RowTest | undefined,
  dimensions: readonly string[],
  goals: readonly Goal[],
  measures: ReadonlySet<EventMeasure>,
): EventGroup[] {
  const { name, visitor, visit, scroll, engaged } = view.site.events.of;
  const shown = dimensions.map((dimension) => (dimension === 'event:goal' ? NONE : eventDimension(view, dimension)));
  const goalAt = dimensions.indexOf('event:goal');
  const goalTests = goals.map((goal) => singleGoalTest(view, goal));
  const groups = new Groups();
  const sums = new EventSums(view, measures);
  const codes = dimensions.map(() => 0);

  const count = (row: number, group: number) => {
    sums.add(
      group,
      name[row] as number,
      visitor[row] as number,
      visit[row] as number,
      scroll[row] as number,
      engaged[row] as number,
    );
  };
  const { from, to, inRange } = rowsInRange(view.site, view.range);
  // A single dimension gives its codes in the order in which groups are numbered: they are the same numbers.
  const only = shown.length === 1 && goalAt < 0 ? shown[0] : undefined;
  for (let row = from; row < to; row += 1) {
    if ((inRange !== undefined && !inRange(row)) || (test !== undefined && !test(row))) continue;
    if (only !== undefined) {
      const code = only.codeOf(row);
      if (code === groups.codes.length) groups.of([code]);
      count(row, code);
      continue;
    }
    if (goalAt < 0) {
      for (let index = 0; index < codes.length; index += 1) codes[index] = (shown[index] as RowDimension).codeOf(row);
      count(row, groups.of(codes));
      continue;
    }
    for (let goal = 0; goal < goalTests.length; goal += 1) {
      if (!(goalTests[goal] as RowTest)(row)) continue;
      for (let index = 0; index < codes.length; index += 1) {
        codes[index] = index === goalAt ? goal : (shown[index] as RowDimension).codeOf(row);
      }
      count(row, groups.of(codes));
    }
  }
  const label = (code: number, index: number) =>
    index === goalAt ? (goals[code] as Goal).name : (shown[index] as RowDimension).label(code);
  return groups.codes.map((tuple, group) => ({ labels: tuple.map(label), ...sums.of(group) }));
}

/** The running sums of the groups; only what is asked for is summed. */
class EventSums {
  readonly #visitors: DistinctCounter | undefined;
  readonly #visits: DistinctCounter | undefined;
  readonly #engagedVisits: DistinctCounter | undefined;
  readonly #deepest: HighestValues | undefined;
  readonly #pageviews: number[] = [];
  readonly #events: number[] = [];
  readonly #engaged: number[] = [];
  readonly #scrolled: number[] = [];
  readonly #scrolledVisits: number[] = [];

  constructor(view: View, measures: ReadonlySet<EventMeasure>) {
    const visits = view.site.visits.length + 1;
    this.#visitors = measures.has('visitors') ? new DistinctCounter(view.visitors) : undefined;
    this.#visits = measures.has('visits') ? new DistinctCounter(visits) : undefined;
    this.#engagedVisits = measures.has('time_on_page') ? new DistinctCounter(visits) : undefined;
    this.#deepest = measures.has('scroll_depth') ? new HighestValues(visits) : undefined;
  }

  add(group: number, name: number, visitor: number, visit: number, scroll: number, engaged: number): void {
    if (this.#events[group] === undefined) this.#begin(group);
    this.#visitors?.add(group, visitor);
    this.#visits?.add(group, visit);
    if (name !== TEXT.engagement) {
      this.#events[group] = (this.#events[group] as number) + 1;
      if (name === TEXT.pageview) this.#pageviews[group] = (this.#pageviews[group] as number) + 1;
      return;
    }
    if (engaged > 0 && this.#engagedVisits !== undefined) {
      this.#engaged[group] = (this.#engaged[group] as number) + engaged;
      this.#engagedVisits.add(group, visit);
    }
    if (scroll <= 100 && this.#deepest !== undefined) {
      const { isNew, by } = this.#deepest.raise(group, visit, scroll);
      this.#scrolled[group] = (this.#scrolled[group] as number) + by;
      if (isNew) this.#scrolledVisits[group] = (this.#scrolledVisits[group] as number) + 1;
    }
  }

  of(group: number): Omit<EventGroup, 'labels'> {
    return {
      visitors: this.#visitors?.counts[group] ?? 0,
      visits: this.#visits?.counts[group] ?? 0,
      pageviews: this.#pageviews[group] ?? 0,
      events: this.#events[group] ?? 0,
      scrolled: this.#scrolled[group] ?? 0,
      scrolledVisits: this.#scrolledVisits[group] ?? 0,
      engagedMs: this.#engaged[group] ?? 0,
      engagedVisits: this.#engagedVisits?.counts[group] ?? 0,
    };
  }

  #begin(group: number): void {
    this.#events[group] = 0;
    this.#pageviews[group] = 0;
    this.#engaged[group] = 0;
    this.#scrolled[group] = 0;
    this.#scrolledVisits[group] = 0;
  }
}
