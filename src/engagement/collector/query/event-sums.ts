import { TEXT } from '../store/open-database.ts';
import type { SiteData } from '../store/site-data.ts';
import { DistinctCounter } from './count-distinct.ts';
import { EngagementSums } from './engagement-sums.ts';
import type { View } from './source-view.ts';
import { withRoom } from './with-room.ts';

/** What events can tell. */
const MEASURES = ['visitors', 'visits', 'pageviews', 'events', 'scroll_depth', 'time_on_page'] as const;
export type EventMeasure = (typeof MEASURES)[number];

/** Whether events alone tell a metric. */
export function isEventMeasure(metric: string): metric is EventMeasure {
  return (MEASURES as readonly string[]).includes(metric);
}

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
  #pageviews: Float64Array<ArrayBuffer> | undefined;
  #events: Float64Array<ArrayBuffer> | undefined;

  constructor({ site, visitors }: View, measures: ReadonlySet<EventMeasure>) {
    const has = (...wanted: EventMeasure[]) => wanted.some((measure) => measures.has(measure));
    this.#columns = site.events.of;
    this.#pageviews = has('pageviews') ? new Float64Array(64) : undefined;
    this.#events = has('events') ? new Float64Array(64) : undefined;
    this.#visitors = has('visitors') ? new DistinctCounter(visitors) : undefined;
    this.#visits = has('visits') ? new DistinctCounter(site.visits.length + 1) : undefined;
    this.#engagement = has('time_on_page', 'scroll_depth') ? new EngagementSums(site) : undefined;
  }

  /** Sums some rows, each in the group at its place. `size`: how many groups there are so far. */
  add(groups: Uint32Array, rows: Uint32Array, size: number): void {
    this.#visitors?.add(groups, rows, this.#columns.visitor);
    this.#visits?.add(groups, rows, this.#columns.visit);
    this.#engagement?.add(groups, rows, size);
    this.#count(groups, rows, size);
  }

  of(group: number): Omit<EventGroup, 'labels'> {
    return {
      visitors: this.#visitors?.count(group) ?? 0,
      visits: this.#visits?.count(group) ?? 0,
      pageviews: this.#pageviews?.[group] ?? 0,
      events: this.#events?.[group] ?? 0,
      ...(this.#engagement?.of(group) ?? NO_ENGAGEMENT),
    };
  }

  #count(groups: Uint32Array, rows: Uint32Array, size: number): void {
    const { name } = this.#columns;
    if (this.#events) {
      this.#events = withRoom(this.#events, size);
      countNames(groups, rows, name, this.#events, TEXT.engagement, 0, 1);
    }
    if (this.#pageviews) {
      this.#pageviews = withRoom(this.#pageviews, size);
      countNames(groups, rows, name, this.#pageviews, TEXT.pageview, 1, 0);
    }
  }
}

/** Adds a number to the group of each row that has a name, and another to those of the others. */
function countNames(
  groups: Uint32Array,
  rows: Uint32Array,
  names: Uint32Array,
  sums: Float64Array,
  name: number,
  ifSo: number,
  ifNot: number,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const group = groups[index] as number;
    sums[group] = (sums[group] as number) + (names[rows[index] as number] === name ? ifSo : ifNot);
  }
}
