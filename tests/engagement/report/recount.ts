import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { EVENT_NAMES } from '#engagement/events.ts';

const romeDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** Numbers counted again from raw events, in the plainest way and without any of the code under test. */
export function recount(events: readonly HistoricEvent[]) {
  const counted = events.filter((event) => event.name !== 'engagement');
  const acts = counted.filter((event) => (EVENT_NAMES as readonly string[]).includes(event.name ?? 'pageview'));
  const visitors = new Set(counted.map((event) => event.visitor));
  const converted = new Set(acts.map((event) => event.visitor));
  return {
    visitors: visitors.size,
    visits: visitsIn(counted),
    pageviews: counted.filter((event) => event.name === undefined).length,
    actions: acts.length,
    converted: converted.size,
    conversion: visitors.size ? Math.round((converted.size / visitors.size) * 1000) / 10 : null,
  };
}

/** A visit ends when its visitor is silent for more than half an hour. */
function visitsIn(events: readonly HistoricEvent[]): number {
  const last = new Map<string, number>();
  let visits = 0;
  for (const { visitor = '', timestamp } of events) {
    const at = Date.parse(timestamp);
    const before = last.get(visitor);
    if (before === undefined || at - before > 31 * 60_000) visits += 1;
    last.set(visitor, at);
  }
  return visits;
}

/** The Monday in Rome of an event's week, by the calendar of the machine's own formatter. */
export function mondayInRome(timestamp: string): string {
  const date = new Date(`${dayInRome(timestamp)}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** The day in Rome of an event. */
export function dayInRome(timestamp: string): string {
  return romeDays.format(new Date(timestamp));
}
