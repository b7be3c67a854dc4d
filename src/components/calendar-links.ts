import type { CampaignEvent } from '#model/content.ts';
import { momentEnd, momentPrecision, momentStart, ROME, romeDay } from '#model/moment.ts';

/** The addresses that add an event to Google's and Microsoft's calendars; undefined where its day is not known. */
export function calendarLinks(event: CampaignEvent, page: URL): { google: string; outlook: string } | undefined {
  const end = event.end ?? event.start;
  const precisions = [event.start, end].map(momentPrecision);
  if (precisions.some((p) => p === 'year' || p === 'month')) return undefined;
  const timed = precisions.every((p) => p === 'minute') && end !== event.start;
  const first = momentStart(event.start);
  const last = timed ? momentStart(end) : momentEnd(end);
  const place = [event.venue?.name, event.venue?.address, event.venue?.city].filter(Boolean).join(', ');
  const details = `${event.summary}\n\n${page.href}`;
  const days = [romeDay(first), romeDay(last)] as const;
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: event.title,
    dates: timed ? `${compact(first)}/${compact(last)}` : days.map((d) => d.replaceAll('-', '')).join('/'),
    details,
    location: place,
    ctz: ROME,
  });
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: event.title,
    startdt: timed ? first.toISOString() : days[0],
    enddt: timed ? last.toISOString() : days[1],
    ...(timed ? {} : { allday: 'true' }),
    body: details,
    location: place,
  });
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.office.com/calendar/0/action/compose?${outlook}`,
  };
}

function compact(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
