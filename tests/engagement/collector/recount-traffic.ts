import type { HistoricEvent } from '#engagement/collector/import-history.ts';

/** Traffic counted again from the list of events alone, in the slow and obvious way, by none of the collector's code. */

/** A visit as the definition has it: a visitor's events with no silence of more than thirty whole minutes between them. */
export interface RecountedVisit {
  readonly number: number;
  readonly first: HistoricEvent;
  readonly start: number;
  end: number;
  active: number;
  actions: number;
  entryPage: string;
  exitPage: string;
}

/** Every event with the visit it belongs to. Engagement goes on with a visit and is no action of it. */
export function* inVisits(events: Iterable<HistoricEvent>): Generator<[HistoricEvent, RecountedVisit]> {
  const going = new Map<string, RecountedVisit>();
  let visits = 0;
  for (const event of events) {
    const { visitor = '', timestamp, name = 'pageview', pathname = '' } = event;
    const at = Math.floor(Date.parse(timestamp) / 1000);
    const before = going.get(visitor);
    const goesOn = before !== undefined && Math.trunc((at - before.active) / 60) <= 30;
    if (name === 'engagement') {
      if (!goesOn) continue;
      before.active = at;
      yield [event, before];
      continue;
    }
    const page = name === 'pageview' ? pathname : '';
    const visit = goesOn
      ? before
      : { number: visits, first: event, start: at, end: at, active: at, actions: 0, entryPage: page, exitPage: page };
    if (!goesOn) {
      visits += 1;
      going.set(visitor, visit);
    }
    visit.end = at;
    visit.active = at;
    visit.actions += 1;
    if (page !== '') {
      visit.exitPage = page;
      if (visit.entryPage === '') visit.entryPage = page;
    }
    yield [event, visit];
  }
}

type Row = (string | number | null)[];
const byText = (rows: Row[]) => rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

/** Per group of events: different visitors and visits, page views and actions. */
export function recountEvents(
  events: Iterable<HistoricEvent>,
  keyOf: (event: HistoricEvent) => string | undefined,
): Row[] {
  const groups = new Map<string, { visitors: Set<string>; visits: Set<number>; views: number; actions: number }>();
  for (const [event, visit] of inVisits(events)) {
    const key = keyOf(event);
    if (key === undefined) continue;
    const group = groups.get(key) ?? { visitors: new Set(), visits: new Set(), views: 0, actions: 0 };
    groups.set(key, group);
    group.visitors.add(event.visitor ?? '');
    group.visits.add(visit.number);
    if (event.name !== 'engagement') group.actions += 1;
    if (event.name === undefined) group.views += 1;
  }
  return byText(
    [...groups].map(([key, { visitors, visits, views, actions }]) => [key, visitors.size, visits.size, views, actions]),
  );
}

/** Per group of visits: different visitors, visits, the share of visits with a single action and the average length. */
export function recountVisits(events: Iterable<HistoricEvent>, keyOf: (visit: RecountedVisit) => string): Row[] {
  const all = new Map<number, RecountedVisit>();
  for (const [, visit] of inVisits(events)) all.set(visit.number, visit);
  const groups = new Map<string, RecountedVisit[]>();
  for (const visit of all.values()) {
    const key = keyOf(visit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [visit]);
    else group.push(visit);
  }
  return byText(
    [...groups].map(([key, visits]) => {
      const seconds = visits.reduce((sum, { start, end }) => sum + end - start, 0);
      const bounced = visits.filter(({ actions }) => actions === 1).length;
      const visitors = new Set(visits.map(({ first }) => first.visitor));
      return [
        key,
        visitors.size,
        visits.length,
        halfToEven((bounced / visits.length) * 100),
        halfToEven(seconds / visits.length),
      ];
    }),
  );
}

/** Per page: how far down its visits read and how many seconds they stayed, on average. */
export function recountReading(events: Iterable<HistoricEvent>): Row[] {
  const pages = new Map<string, { depth: Map<number, number>; stayed: Set<number>; ms: number }>();
  for (const [{ name, pathname = '', scroll_depth = 255, engagement_time = 0 }, visit] of inVisits(events)) {
    const page = pages.get(pathname) ?? { depth: new Map(), stayed: new Set(), ms: 0 };
    pages.set(pathname, page);
    if (name !== 'engagement') continue;
    if (scroll_depth <= 100) page.depth.set(visit.number, Math.max(scroll_depth, page.depth.get(visit.number) ?? 0));
    if (engagement_time > 0) page.stayed.add(visit.number);
    page.ms += engagement_time;
  }
  return byText(
    [...pages].map(([path, { depth, stayed, ms }]) => {
      const deepest = [...depth.values()].reduce((sum, value) => sum + value, 0);
      return [
        path,
        depth.size ? halfToEven(deepest / depth.size) : null,
        stayed.size ? halfToEven(ms / 1000 / stayed.size) : null,
      ];
    }),
  );
}

const days = new Map<string, string>();
const inRome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day in Rome, by the machine's own calendar. */
export function dayInRome(timestamp: string): string {
  const hour = timestamp.slice(0, 13);
  const day = days.get(hour) ?? inRome.format(new Date(`${hour}:00:00Z`));
  days.set(hour, day);
  return day;
}

/** Rounds as ClickHouse does: a half goes to the even neighbour. */
function halfToEven(value: number): number {
  const rounded = Math.round(value);
  return value - Math.floor(value) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
