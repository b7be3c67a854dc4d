import { TEXT } from '../store/open-database.ts';
import type { SiteData } from '../store/site-data.ts';
import { DistinctCounter } from './count-distinct.ts';
import { EngagementSums } from './engagement-sums.ts';
import type { View } from './source-view.ts';
import { withRoom } from './with-room.ts';

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

const NO_ENGAGEMENT = { engagedMs: 0, engagedVisits: 0, scrolled: 0, scrolledVisits: 0 };

/** The running sums of groups of events; only what is asked for is summed. */
export class EventSums {
  readonly #columns: SiteData['events']['of'];
  readonly #visitors: DistinctCounter | undefined;
  readonly #visits: DistinctCounter | undefined;
  readonly #engagement: EngagementSums | undefined;
  readonly #counts: boolean;
  #pageviews = new Float64Array(64);
  #events = new Float64Array(64);

  constructor({ site, visitors }: View, measures: ReadonlySet<EventMeasure>) {
    const has = (...wanted: EventMeasure[]) => wanted.some((measure) => measures.has(measure));
    this.#columns = site.events.of;
    this.#counts = has('pageviews', 'events');
    this.#visitors = has('visitors') ? new DistinctCounter(visitors) : undefined;
    this.#visits = has('visits') ? new DistinctCounter(site.visits.length + 1) : undefined;
    this.#engagement = has('time_on_page', 'scroll_depth') ? new EngagementSums(site) : undefined;
  }

  /** Sums some rows, each in the group at its place. `size`: how many groups there are so far. */
  add(groups: Uint32Array, rows: Uint32Array, size: number): void {
    this.#visitors?.add(groups, rows, this.#columns.visitor);
    this.#visits?.add(groups, rows, this.#columns.visit);
    this.#engagement?.add(groups, rows, size);
    if (this.#counts) this.#count(groups, rows, size);
  }

  of(group: number): Omit<EventGroup, 'labels'> {
    return {
      visitors: this.#visitors?.count(group) ?? 0,
      visits: this.#visits?.count(group) ?? 0,
      pageviews: this.#pageviews[group] ?? 0,
      events: this.#events[group] ?? 0,
      ...(this.#engagement?.of(group) ?? NO_ENGAGEMENT),
    };
  }

  #count(groups: Uint32Array, rows: Uint32Array, size: number): void {
    const { name } = this.#columns;
    this.#pageviews = withRoom(this.#pageviews, size);
    this.#events = withRoom(this.#events, size);
    const pageviews = this.#pageviews;
    const events = this.#events;
    for (let index = 0; index < rows.length; index += 1) {
      const group = groups[index] as number;
      const what = name[rows[index] as number] as number;
      events[group] = (events[group] as number) + (what === TEXT.engagement ? 0 : 1);
      pageviews[group] = (pageviews[group] as number) + (what === TEXT.pageview ? 1 : 0);
    }
  }
}
