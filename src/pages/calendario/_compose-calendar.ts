import ical, { ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { calendarText } from '#links/calendar-text.ts';
import { itemPath } from '#links/page-path.ts';
import type { CampaignEvent } from '#model/content.ts';
import { hasDays } from '#model/event-state.ts';
import { momentEnd, momentPrecision, momentStart, ROME, romeDay } from '#model/moment.ts';
import { romeTimezone } from './_rome-timezone.ts';

/** A calendar file: its name on screen, its events, the site they are on. */
export interface CalendarFile {
  name: string;
  events: readonly CampaignEvent[];
  site: URL;
  /** When an event was last changed. */
  changed(event: CampaignEvent): Date;
}

const states = {
  scheduled: ICalEventStatus.CONFIRMED,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** RFC 5545 text, the hours on the clocks of Rome whatever the machine's. Events without a known day are left out. */
export function composeCalendar({ name, events, site, changed }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: { company: 'Filo diretto', product: 'Calendario', language: 'IT' },
    timezone: { name: null, generator: () => romeTimezone },
    ttl: 6 * 60 * 60,
  });
  for (const event of events.filter(hasDays)) {
    const page = new URL(itemPath('event', event.campaign, event.id), site).href;
    const place = [event.venue?.name, event.venue?.address, event.venue?.city].filter(Boolean).join(', ');
    const at = Temporal.Instant.fromEpochMilliseconds(changed(event).getTime());
    calendar.createEvent({
      id: `${event.id}@${site.hostname}`,
      sequence: event.sequence,
      stamp: at,
      lastModified: at,
      ...span(event),
      summary: event.title,
      description: `${event.summary}\n\n${page}`,
      ...(place ? { location: place } : {}),
      url: page,
      status: states[event.state],
    });
  }
  return calendarText(calendar.toString());
}

/** Whole days, or hours of Rome. An hour without an end lasts one hour. */
function span({ start, end }: CampaignEvent) {
  const timed = momentPrecision(start) === 'minute';
  if (!timed || (end && momentPrecision(end) !== 'minute')) {
    const day = (instant: Date) => Temporal.PlainDate.from(romeDay(instant));
    return {
      start: day(momentStart(start)),
      end: day(momentEnd(end ?? start)).add({ days: end && momentPrecision(end) === 'day' ? 0 : timed ? 1 : 0 }),
      allDay: true,
    };
  }
  const zoned = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ROME);
  const from = zoned(momentStart(start));
  const to = end ? zoned(momentStart(end)) : from.add({ hours: 1 });
  // An hour that the clocks of Rome strike twice is told in UTC: programs do not agree on which of the two it is.
  if (strikesTwice(from) || strikesTwice(to)) return { start: from.toInstant(), end: to.toInstant() };
  return { start: from, end: to, timezone: ROME };
}

function strikesTwice(at: Temporal.ZonedDateTime): boolean {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    at.toPlainDateTime().toZonedDateTime(ROME, { disambiguation }),
  );
  return earlier?.epochMilliseconds !== later?.epochMilliseconds;
}
