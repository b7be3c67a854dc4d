import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { calendarText } from '#links/calendar-text.ts';
import { momentStart } from '#model/moment.ts';
import type { CalendarEntry } from './calendar.ts';

const states = {
  scheduled: ICalEventStatus.CONFIRMED,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * The calendar of a plan as an iCalendar file. Entries without their hours last whole days; every entry keeps its identifier
 * (events the one of the events' own calendar), so that a calendar that has it already updates it.
 */
export function toIcs(entries: readonly CalendarEntry[], name: string, site: URL, now: Date): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Filo diretto', product: 'piano', language: 'IT' },
  });
  for (const entry of entries) {
    const url = new URL(entry.href, site).href;
    calendar.createEvent({
      id: `${entry.kind === 'event' ? '' : 'touchpoint-'}${entry.id}@${site.hostname}`,
      summary: entry.title,
      url,
      stamp: now,
      status: states[entry.state],
      ...(entry.sequence === undefined ? {} : { sequence: entry.sequence }),
      ...timesOf(entry),
    });
  }
  return calendarText(calendar.toString());
}

function timesOf({ first, last, time, minutes }: CalendarEntry) {
  if (time && minutes !== undefined) {
    const start = Temporal.Instant.fromEpochMilliseconds(momentStart(`${first}T${time}`).getTime());
    return { start, end: start.add({ minutes }) };
  }
  return { start: Temporal.PlainDate.from(first), end: Temporal.PlainDate.from(last).add({ days: 1 }), allDay: true };
}
