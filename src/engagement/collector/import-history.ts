import { NO_SCROLL } from './intake/parse-event.ts';
import type { Store } from './store/store.ts';
import type { Visitors } from './store/visitors.ts';
import { findChannel } from './visit/find-channel.ts';
import type { VisitOrigin } from './visit/visit-origin.ts';

/**
 * An event that happened at a given moment, for moving a history here and for tests. Events of one `visitor` closer than half an
 * hour are one visit, whose origin is that of its first event. They must come in order of time, visitor by visitor.
 */
export interface HistoricEvent {
  /** ISO 8601; UTC where no offset is given. */
  readonly timestamp: string;
  readonly name?: string;
  readonly hostname?: string;
  readonly pathname?: string;
  /** Any text that tells visitors apart; only a hash of it is kept. Without it, everyone is someone else. */
  readonly visitor?: string;
  readonly props?: Readonly<Record<string, string>>;
  readonly scroll_depth?: number;
  /** Milliseconds. */
  readonly engagement_time?: number;
  readonly interactive?: boolean;
  /** Where the visit came from and on what; the channel follows from it when absent. */
  readonly origin?: HistoricOrigin;
}

/** An origin of which only some is known. Names of places are said here, since no database of them is at hand. */
export interface HistoricOrigin extends Partial<VisitOrigin> {
  readonly country_name?: string;
  readonly region_name?: string;
  readonly city_name?: string;
}

interface Context {
  readonly store: Store;
  readonly visitors: Visitors;
  /** Seconds. */
  readonly now: number;
}

/** Adds historic events to a known site, all or none; returns how many were counted. Throws a RangeError for a moment that isn't one. */
export function importHistory(context: Context, domain: string, events: readonly HistoricEvent[]): number {
  const { store } = context;
  // What others wait for goes first: the group is then ours to undo.
  store.flush();
  return store.attempt(() => addAll(context, domain, events));
}

function addAll({ store, visitors, now }: Context, domain: string, events: readonly HistoricEvent[]): number {
  let counted = 0;
  store.begin();
  for (const event of events) {
    const at = secondsOf(event.timestamp);
    const someone = event.visitor ?? `nobody ${Math.random()}`;
    const { visitor } = visitors.identify({ address: someone, userAgent: 'import', domain, hostname: '(none)' }, now);
    const recorded = store.record(domain, {
      at,
      name: event.name ?? 'pageview',
      hostname: event.hostname ?? domain,
      pathname: event.pathname ?? '/',
      props: event.props ?? {},
      scrollDepth: event.scroll_depth ?? (event.name === 'engagement' ? NO_SCROLL : 0),
      engagementMs: event.engagement_time ?? 0,
      interactive: event.interactive ?? true,
      visitor,
      previous: undefined,
      origin: () => fullOrigin(event.origin ?? {}),
    });
    if (recorded) counted += 1;
  }
  return counted;
}

/** Seconds are kept in 32 bits: until 2106. */
const BEYOND = 2 ** 32;

function secondsOf(timestamp: string): number {
  const zoned = /(?:z|[+-]\d{2}:?\d{2})$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
  const at = Math.floor(Date.parse(zoned) / 1000);
  if (!(at >= 0 && at < BEYOND)) throw new RangeError(`The timestamp "${timestamp}" is not a moment in ISO 8601.`);
  return at;
}

function fullOrigin(known: HistoricOrigin): VisitOrigin {
  const { source = '', utm_medium = '', utm_source = '', utm_campaign = '' } = known;
  const channel = findChannel({
    source,
    utmMedium: utm_medium,
    utmSource: utm_source,
    utmCampaign: utm_campaign,
    clickId: '',
  });
  return {
    source,
    referrer: '',
    channel,
    utm_medium,
    utm_source,
    utm_campaign,
    utm_content: '',
    utm_term: '',
    device: '',
    browser: '',
    browser_version: '',
    os: '',
    os_version: '',
    country: '',
    region: '',
    city: '',
    ...known,
  };
}
