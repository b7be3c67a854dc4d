import { tellDates, tellDeadlineDate } from '#cards/tell-dates.ts';
import type { CampaignEvent, Content } from '#model/content.ts';
import { eventModes, eventStates } from '#model/event.ts';
import { momentPrecision, momentStart, romeMinute } from '#model/moment.ts';
import type { Entry, PosterPart } from './poster.ts';
import { fact, printedAddress, section } from './section.ts';

/** An event in print: when, where and how on the front; programme, speakers, access and credits on the back. */
export function eventPart(content: Content, event: CampaignEvent): PosterPart {
  const { title, summary, venue, mode, programme, speakers, ecm } = event;
  const place = venue && [venue.name, venue.address, addCity(venue)].filter(Boolean).join(', ');
  return {
    title,
    lead: { poster: summary, leaflet: '' },
    facts: [
      ...fact('Quando', when(event)),
      ...fact('Dove', place),
      ...fact('Come', mode && eventModes[mode]),
      ...fact('Chi organizza', organisers(content, event)),
      ...fact('Iscrizione', registration(event)),
    ],
    sections: [
      ...section('Di che cosa si parla', [{ kind: 'p', text: summary }]),
      ...section(
        'Programma',
        programme.map(({ time, title: what, speakers: who }): Entry => {
          const text = who.length ? `${what} (${who.join(', ')})` : what;
          return time ? { kind: 'fact', label: time, value: text } : { kind: 'item', text };
        }),
      ),
      ...section(
        'Chi interviene',
        speakers.map(({ name, role }) => ({ kind: 'item', text: role ? `${name}, ${role}` : name })),
      ),
      ...section('Come arrivare', venue?.access ? [{ kind: 'p', text: venue.access }] : []),
      ...section('Crediti ECM', credits(ecm)),
    ],
  };
}

/** The city, where the name or the address of the place does not say it. */
function addCity({ name, address, city }: NonNullable<CampaignEvent['venue']>): string | undefined {
  return city && !`${name} ${address ?? ''}`.includes(city) ? city : undefined;
}

function organisers(content: Content, event: CampaignEvent): string {
  return event.organisers.flatMap((id) => content.find('organisations', id)?.short ?? []).join(', ');
}

function when({ start, end, state }: CampaignEvent): string {
  const dates = tellDates(start, end);
  if (state !== 'scheduled') return `${eventStates[state]} (data prevista: ${dates})`;
  const from = clock(start);
  const to = end && end.slice(0, 10) === start.slice(0, 10) ? clock(end) : undefined;
  if (!from) return dates;
  return to ? `${dates}, ore ${from}–${to}` : `${dates}, ore ${from}`;
}

function clock(moment: string): string | undefined {
  if (momentPrecision(moment) !== 'minute') return undefined;
  return romeMinute(momentStart(moment)).slice(11).replace(/^0/, '').replace(':', '.');
}

function registration({ registration: open }: CampaignEvent): string | undefined {
  if (!open) return undefined;
  if (open.full) return 'Posti esauriti';
  const parts = [
    open.closes && tellDeadlineDate(open.closes),
    open.seats && `${open.seats} posti`,
    open.url && printedAddress(open.url),
  ];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** Credits are printed only where provider, event, credits and hours are all known. */
function credits(ecm: CampaignEvent['ecm']): Entry[] {
  if (!ecm?.provider || !ecm.eventId || ecm.credits === undefined || ecm.hours === undefined) return [];
  const number = (value: number) => String(value).replace('.', ',');
  const text = `${number(ecm.credits)} crediti ECM per ${number(ecm.hours)} ore. Provider ${ecm.provider}, evento ${ecm.eventId}.`;
  return [{ kind: 'p', text }];
}
