import { Columns } from './columns.ts';
import { TEXT } from './open-database.ts';

export const EVENT_COLUMNS = ['at', 'name', 'host', 'page', 'visitor', 'visit', 'props', 'scroll', 'engaged'] as const;
export const VISIT_COLUMNS = [
  'id',
  'visitor',
  'start',
  'end',
  'active',
  'bounce',
  'pageviews',
  'events',
  'entry_page',
  'entry_host',
  'exit_page',
  'exit_host',
  'origin',
] as const;

export type EventColumns = Columns<(typeof EVENT_COLUMNS)[number]>;
export type VisitColumns = Columns<(typeof VISIT_COLUMNS)[number]>;

/** A visit ends when nothing happened for more than this; whole minutes are compared, so 30 minutes and 59 seconds still join. */
const VISIT_MINUTES = 30;

/** An event ready to be counted: texts are numbers already. */
export interface CountedEvent {
  readonly at: number;
  readonly name: number;
  readonly host: number;
  readonly page: number;
  readonly props: number;
  readonly scroll: number;
  readonly engaged: number;
  readonly interactive: boolean;
  readonly visitor: number;
  readonly previous: number | undefined;
}

/** All of a site's events and visits in memory, and the visits still going on. `event.visit` is an index into `visits`. */
export class SiteData {
  readonly events: EventColumns = new Columns(EVENT_COLUMNS);
  readonly visits: VisitColumns = new Columns(VISIT_COLUMNS);
  /** Whether events are in order of time, which they are unless history was imported. */
  inOrder = true;
  /** Moments of the first and the last event, in time. */
  earliest = Number.POSITIVE_INFINITY;
  latest = 0;
  readonly #going = new Map<number, number>();

  /** The visit an event belongs to, updated or begun; undefined for an engagement without a visit, which isn't counted. */
  place(event: CountedEvent, newVisitId: () => number, origin: () => number): number | undefined {
    const found = this.#find(event.visitor, event.at) ?? this.#find(event.previous, event.at);
    if (event.name === TEXT.engagement) {
      if (found !== undefined) this.visits.of.active[found] = event.at;
      return found;
    }
    if (found === undefined) return this.#begin(event, newVisitId(), origin());
    this.#goOn(found, event);
    return found;
  }

  /** Adds an event to a visit. */
  add(event: CountedEvent, visit: number): void {
    this.noteMoment(event.at);
    const { name, host, page, visitor, props, scroll, engaged } = event;
    this.events.push([event.at, name, host, page, visitor, visit, props, scroll, engaged]);
  }

  /** Keeps the order and the ends of time, for an event about to be added. */
  noteMoment(at: number): void {
    if (at < this.latest) this.inOrder = false;
    this.earliest = Math.min(this.earliest, at);
    this.latest = Math.max(this.latest, at);
  }

  /** Takes a visit read back from the file as still going on. */
  resume(visit: number): void {
    this.#going.set(this.visits.of.visitor[visit] as number, visit);
  }

  /** Forgets visits over by `now`, or by the last event where history is being imported; they stay counted. */
  forgetEnded(now: number): void {
    const clock = Math.min(now, this.latest);
    for (const [visitor, visit] of this.#going) {
      if (minutesBetween(this.visits.of.active[visit] as number, clock) > VISIT_MINUTES) this.#going.delete(visitor);
    }
  }

  #find(visitor: number | undefined, at: number): number | undefined {
    const visit = visitor === undefined ? undefined : this.#going.get(visitor);
    if (visit === undefined) return undefined;
    return minutesBetween(this.visits.of.active[visit] as number, at) <= VISIT_MINUTES ? visit : undefined;
  }

  #begin({ at, name, page, host, visitor }: CountedEvent, id: number, origin: number): number {
    const pageview = name === TEXT.pageview;
    const shownPage = pageview ? page : TEXT.blank;
    const shownHost = pageview ? host : TEXT.blank;
    const counts = [1, pageview ? 1 : 0, 1];
    const index = this.visits.push([
      id,
      visitor,
      at,
      at,
      at,
      ...counts,
      shownPage,
      shownHost,
      shownPage,
      shownHost,
      origin,
    ]);
    this.#going.set(visitor, index);
    return index;
  }

  #goOn(visit: number, { at, name, page, host, visitor, interactive }: CountedEvent): void {
    const columns = this.visits.of;
    const before = columns.visitor[visit] as number;
    if (before !== visitor) {
      this.#going.delete(before);
      this.#going.set(visitor, visit);
      columns.visitor[visit] = visitor;
    }
    columns.end[visit] = at;
    columns.active[visit] = at;
    if (interactive) columns.bounce[visit] = 0;
    columns.events[visit] = (columns.events[visit] as number) + 1;
    if (name !== TEXT.pageview) return;
    columns.pageviews[visit] = (columns.pageviews[visit] as number) + 1;
    if (columns.entry_page[visit] === TEXT.blank) {
      columns.entry_page[visit] = page;
      columns.entry_host[visit] = host;
    }
    columns.exit_page[visit] = page;
    columns.exit_host[visit] = host;
  }
}

function minutesBetween(earlier: number, later: number): number {
  return Math.trunc((later - earlier) / 60);
}
