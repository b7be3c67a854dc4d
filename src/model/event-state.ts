import type { EventFields } from './event.ts';
import { momentEnd, momentPrecision, momentStart } from './moment.ts';
import { progressAt } from './visibility.ts';

/** How an event stands at a date, as a reader must be told. */
export type EventStanding = 'upcoming' | 'current' | 'ended' | 'postponed' | 'cancelled';

export const eventStandingNames: Readonly<Record<EventStanding, string>> = {
  upcoming: 'Previsto',
  current: 'In corso',
  ended: 'Concluso',
  postponed: 'Rinviato',
  cancelled: 'Annullato',
};

/** A postponement or a cancellation says more than the date, even when the date is past. */
export function eventStanding(event: Pick<EventFields, 'state' | 'start' | 'end'>, now: Date): EventStanding {
  if (event.state !== 'scheduled') return event.state;
  return progressAt(momentStart(event.start), momentEnd(event.end ?? event.start), now);
}

/** Whether people can enrol at a date; `unknown` where the event gives no address to enrol at. */
export type Enrolment = 'unknown' | 'not-yet' | 'open' | 'full' | 'closed';

export function enrolment(event: Pick<EventFields, 'state' | 'start' | 'end' | 'registration'>, now: Date): Enrolment {
  const { registration } = event;
  if (['ended', 'cancelled'].includes(eventStanding(event, now))) return 'closed';
  if (registration?.full) return 'full';
  if (registration?.closes && momentEnd(registration.closes) <= now) return 'closed';
  if (registration?.opens && now < momentStart(registration.opens)) return 'not-yet';
  return registration?.url ? 'open' : 'unknown';
}

/** Events that a reader can still go to, soonest first, and those gone by, latest first. */
export function splitEvents<E extends Pick<EventFields, 'state' | 'start' | 'end'>>(
  events: readonly E[],
  now: Date,
): { ahead: E[]; past: E[] } {
  const last = (event: E) => momentEnd(event.end ?? event.start).getTime();
  const first = (event: E) => momentStart(event.start).getTime();
  const ahead = events.filter((event) => last(event) > now.getTime()).sort((a, b) => first(a) - first(b));
  const past = events.filter((event) => last(event) <= now.getTime()).sort((a, b) => first(b) - first(a));
  return { ahead, past };
}

/** Whether an event can stand in a calendar: its days are known. */
export function hasDays({ start, end }: Pick<EventFields, 'start' | 'end'>): boolean {
  return [start, end ?? start].every((m) => ['day', 'minute'].includes(momentPrecision(m)));
}
