import { TEXT } from '../store/open-database.ts';
import { type Goal, pageTest } from './goals.ts';
import { type Filter, isLeaf, type LeafFilter } from './query.ts';
import { rowsInRange } from './rows-in-range.ts';
import { EVENT_TEXT_COLUMN, originReader, PROP_PREFIX, VISIT_PAGE_COLUMN, type View } from './source-view.ts';
import { memoByText, propTest, textTest } from './text-tests.ts';

/** Tells whether a row is counted. */
export type RowTest = (row: number) => boolean;

/** The test of events; undefined when everything passes. */
export function eventTest(view: View, filters: readonly Filter[]): RowTest | undefined {
  return every(filters.map((filter) => eventFilter(view, filter)));
}

/** The test of visits. What only events know restricts nothing here: the visits of matching events are found apart. */
export function visitTest(view: View, filters: readonly Filter[]): RowTest | undefined {
  return every(filters.flatMap((filter) => visitFilter(view, filter) ?? []));
}

/** The test of the page that visits entered by, for the bounce rate of a page. */
export function entryPageTest(view: View, filter: LeafFilter): RowTest {
  const test = memoByText(view.texts, textTest(filter));
  const { entry_page: pages } = view.site.visits.of;
  return (visit) => test(pages[visit] as number);
}

function every(tests: readonly RowTest[]): RowTest | undefined {
  const [first, second] = tests;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  if (tests.length === 2) return (row) => first(row) && second(row);
  return (row) => tests.every((test) => test(row));
}

function eventFilter(view: View, filter: Filter): RowTest {
  if (isLeaf(filter)) return eventLeaf(view, filter);
  const tests = filter.filters.map((inner) => eventFilter(view, inner));
  return combine(view, filter.op, tests, (visits) => {
    const { visit } = view.site.events.of;
    return (row) => visits[visit[row] as number] === 1;
  });
}

function visitFilter(view: View, filter: Filter): RowTest | undefined {
  if (isLeaf(filter)) return filter.dimension.startsWith('visit:') ? visitLeaf(view, filter) : undefined;
  if (filter.op === 'has_done' || filter.op === 'has_not_done') {
    const tests = filter.filters.map((inner) => eventFilter(view, inner));
    return combine(view, filter.op, tests, (visits) => (visit) => visits[visit] === 1);
  }
  const tests = filter.filters.map((inner) => visitFilter(view, inner));
  if (filter.op !== 'and' && tests.includes(undefined)) return undefined;
  return combine(
    view,
    filter.op,
    tests.filter((test) => test !== undefined),
    () => () => true,
  );
}

function combine(
  view: View,
  op: Exclude<Filter['op'], LeafFilter['op']>,
  tests: readonly RowTest[],
  done: (visits: Uint8Array) => RowTest,
): RowTest {
  if (op === 'and') return (row) => tests.every((test) => test(row));
  if (op === 'or') return (row) => tests.some((test) => test(row));
  if (op === 'not') return (row) => !tests.every((test) => test(row));
  const did = done(visitsOfEvents(view, every(tests)));
  return op === 'has_done' ? did : (row) => !did(row);
}

/** Marks with 1 the visits with an event in the range that passes. */
export function visitsOfEvents(view: View, test: RowTest | undefined): Uint8Array {
  const marks = new Uint8Array(view.site.visits.length);
  const { visit } = view.site.events.of;
  const { from, to, inRange } = rowsInRange(view.site, view.range);
  for (let row = from; row < to; row += 1) {
    if ((inRange === undefined || inRange(row)) && (test === undefined || test(row))) marks[visit[row] as number] = 1;
  }
  return marks;
}

function eventLeaf(view: View, filter: LeafFilter): RowTest {
  const { dimension } = filter;
  const { of } = view.site.events;
  if (dimension.startsWith('visit:')) {
    const test = visitLeaf(view, filter);
    const { visit } = of;
    return (row) => test(visit[row] as number);
  }
  if (dimension === 'event:goal') return goalTest(view, goalsAsked(view.goals, filter));
  if (dimension.startsWith(PROP_PREFIX)) {
    const asks = propTest(filter, dimension.slice(PROP_PREFIX.length));
    const test = memoByText(view.texts, (json) => asks(JSON.parse(json) as Record<string, string>));
    return (row) => test(of.props[row] as number);
  }
  const values = of[EVENT_TEXT_COLUMN[dimension as keyof typeof EVENT_TEXT_COLUMN]];
  const test = memoByText(view.texts, textTest(filter));
  return (row) => test(values[row] as number);
}

function visitLeaf(view: View, filter: LeafFilter): RowTest {
  const ofText = textTest(filter);
  const column = VISIT_PAGE_COLUMN[filter.dimension as keyof typeof VISIT_PAGE_COLUMN];
  if (column !== undefined) {
    const test = memoByText(view.texts, ofText);
    const values = view.site.visits.of[column];
    return (visit) => test(values[visit] as number);
  }
  const read = originReader(filter.dimension);
  const test = memoByText(view.texts, (origin) => ofText(read(origin)));
  const { origin } = view.site.visits.of;
  return (visit) => test(origin[visit] as number);
}

/** The goals that a filter on `event:goal` names. */
export function goalsAsked(goals: readonly Goal[], filter: LeafFilter): readonly Goal[] {
  const test = textTest(filter);
  return goals.filter(({ name }) => test(name));
}

/** Whether an event achieves any of some goals. */
export function goalTest(view: View, goals: readonly Goal[]): RowTest {
  const achieved = goals.map((goal) => singleGoalTest(view, goal));
  return (row) => achieved.some((test) => test(row));
}

/** Whether an event achieves a goal: what happened, and the props it carried where the goal names some. */
export function singleGoalTest(view: View, goal: Goal): RowTest {
  const happened = goalEventTest(view, goal);
  const wanted = Object.entries(goal.props ?? {});
  if (wanted.length === 0) return happened;
  const { props } = view.site.events.of;
  const carries = memoByText(view.texts, (json) => {
    const carried = JSON.parse(json) as Record<string, string>;
    return wanted.every(([key, value]) => Object.hasOwn(carried, key) && carried[key] === value);
  });
  return (row) => happened(row) && carries(props[row] as number);
}

function goalEventTest(view: View, goal: Goal): RowTest {
  const { name, page, scroll } = view.site.events.of;
  if (goal.page !== undefined) {
    const onPage = memoByText(view.texts, pageTest(goal.page));
    const { scroll: threshold } = goal;
    if (threshold === undefined) return (row) => name[row] === TEXT.pageview && onPage(page[row] as number);
    return (row) => {
      const depth = scroll[row] as number;
      return name[row] === TEXT.engagement && depth <= 100 && depth >= threshold && onPage(page[row] as number);
    };
  }
  const event = view.texts.find(goal.event ?? goal.name);
  if (event === undefined) return () => false;
  return (row) => name[row] === event;
}
