import type { CampaignEvent, Content, Organisation } from '#model/content.ts';
import { momentPrecision, momentStart, romeMinute } from '#model/moment.ts';

const status = { scheduled: 'EventScheduled', postponed: 'EventPostponed', cancelled: 'EventCancelled' } as const;
const attendance = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const;

/** An event in the words of schema.org. A moment known only to the month or the year is given as such. */
export function eventData(content: Content, event: CampaignEvent, page: URL): Record<string, unknown> {
  const { venue, mode, registration } = event;
  const campaign = content.get('campaigns', event.campaign);
  const named = event.organisers.length > 0 ? event.organisers : [campaign.organisation];
  const organisers = named.flatMap((id) => content.find('organisations', id) ?? []);
  const place = venue && {
    '@type': 'Place',
    name: venue.name,
    address: [venue.address, venue.city].filter(Boolean).join(', ') || venue.name,
  };
  const online = { '@type': 'VirtualLocation', url: registration?.url ?? page.href };
  return {
    '@type': 'Event',
    name: event.title,
    description: event.summary,
    url: page.href,
    startDate: machineMoment(event.start),
    endDate: machineMoment(event.end ?? event.start),
    eventStatus: `https://schema.org/${status[event.state]}`,
    ...(mode ? { eventAttendanceMode: `https://schema.org/${attendance[mode]}` } : {}),
    ...(mode === 'online'
      ? { location: online }
      : place
        ? { location: mode === 'hybrid' ? [place, online] : place }
        : {}),
    ...(organisers.length > 0 ? { organizer: oneOrMore(organisers.map(organiserData)) } : {}),
    ...(event.speakers.length > 0
      ? { performer: event.speakers.map(({ name }) => ({ '@type': 'Person', name })) }
      : {}),
    inLanguage: 'it',
  };
}

function organiserData({ name, url }: Organisation): Record<string, unknown> {
  return { '@type': 'Organization', name, ...(url ? { url } : {}) };
}

function oneOrMore<T>(values: readonly T[]): T | readonly T[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

/** ISO 8601 with the offset of Rome where the hour is known, else the day, month or year as known. */
function machineMoment(moment: string): string {
  if (momentPrecision(moment) !== 'minute') return moment;
  const at = momentStart(moment);
  const wall = romeMinute(at);
  const hours = Math.round((Date.parse(`${wall}:00Z`) - at.getTime()) / 3_600_000);
  return `${wall}:00+${String(hours).padStart(2, '0')}:00`;
}
