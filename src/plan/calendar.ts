import { itemPath, kitPath } from '#links/page-path.ts';
import type { CampaignEvent, Touchpoint } from '#model/content.ts';
import { hasDays } from '#model/event-state.ts';
import { momentEnd, momentPrecision, momentStart, romeDay, romeMinute } from '#model/moment.ts';
import { touchpointsSeen, type Viewpoint } from './viewpoint.ts';

/** Something of the plan that has a day. */
export interface CalendarEntry {
  kind: 'touchpoint' | 'event';
  id: string;
  title: string;
  /** Days in Rome, both included: `2025-06-10`. */
  first: string;
  last: string;
  /** `09:30`, where the hour is known. */
  time: string | undefined;
  /** How long it lasts from then; undefined where it takes whole days. */
  minutes: number | undefined;
  href: string;
  /** Channel of a touchpoint. */
  channel: string | undefined;
  /** Whether it holds: an event may be put off or called off. */
  state: CampaignEvent['state'];
  /** Revision of an event. */
  sequence: number | undefined;
}

export interface CalendarDay {
  day: string;
  entries: readonly CalendarEntry[];
}

/** A week, Monday to Sunday. */
export interface CalendarWeek {
  monday: string;
  days: readonly CalendarDay[];
}

/** A month in whole weeks: its first and last week hold days of the months beside it. */
export interface CalendarMonth {
  month: string;
  weeks: readonly CalendarWeek[];
}

/** The touchpoints and events of a campaign that have a day, in order of time. */
export function calendarEntries(view: Viewpoint): CalendarEntry[] {
  const events = view.content
    .of('events', view.campaign)
    .filter((event) => hasDays(event) && event.state !== 'cancelled');
  return [...touchpointsSeen(view).map(touchpointEntry), ...events.map(eventEntry)].sort(
    (a, b) => order(a).localeCompare(order(b)) || a.id.localeCompare(b.id),
  );
}

/** The months that hold at least one entry. */
export function calendarMonths(entries: readonly CalendarEntry[]): CalendarMonth[] {
  const days = entriesByDay(entries);
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.map((month) => ({ month, weeks: mondaysOf(month).map((monday) => weekOf(monday, days)) }));
}

/** The weeks that hold at least one entry. */
export function calendarWeeks(entries: readonly CalendarEntry[]): CalendarWeek[] {
  const days = entriesByDay(entries);
  return [...new Set([...days.keys()].map(mondayOf))].sort().map((monday) => weekOf(monday, days));
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** A day some days later (or earlier, if negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes a touchpoint takes in a calendar: a reminder that it goes out. */
const TOUCHPOINT_MINUTES = 15;
/** Minutes of an event of which only the beginning is known, as in the events' own calendar. */
const EVENT_MINUTES = 60;

function touchpointEntry(touchpoint: Touchpoint): CalendarEntry {
  const day = romeDay(momentStart(touchpoint.publishAt));
  const { id, title, channel } = touchpoint;
  const time = timeOf(touchpoint.publishAt);
  const href = kitPath(touchpoint);
  const lasting = { first: day, last: day, time, minutes: time ? TOUCHPOINT_MINUTES : undefined };
  return { kind: 'touchpoint', id, title, ...lasting, href, channel, state: 'scheduled', sequence: undefined };
}

function eventEntry(event: CampaignEvent): CalendarEntry {
  const end = momentEnd(event.end ?? event.start);
  return {
    kind: 'event',
    id: event.id,
    title: event.title,
    first: romeDay(momentStart(event.start)),
    last: romeDay(new Date(end.getTime() - 1)),
    time: timeOf(event.start),
    minutes: minutesOf(event),
    href: itemPath('event', event.campaign, event.id),
    channel: undefined,
    state: event.state,
    sequence: event.sequence,
  };
}

function minutesOf({ start, end }: CampaignEvent): number | undefined {
  if ([start, end ?? start].some((moment) => momentPrecision(moment) !== 'minute')) return undefined;
  return end ? (momentStart(end).getTime() - momentStart(start).getTime()) / 60_000 : EVENT_MINUTES;
}

function timeOf(moment: string): string | undefined {
  return momentPrecision(moment) === 'minute' ? romeMinute(momentStart(moment)).slice(11) : undefined;
}

function order(entry: CalendarEntry): string {
  return `${entry.first} ${entry.time ?? ''}`;
}

function entriesByDay(entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    for (let day = entry.first; day <= entry.last; day = addDays(day, 1)) {
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
  }
  return days;
}

function weekOf(monday: string, days: ReadonlyMap<string, CalendarEntry[]>): CalendarWeek {
  const dates = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  return { monday, days: dates.map((day) => ({ day, entries: days.get(day) ?? [] })) };
}

function mondaysOf(month: string): string[] {
  const mondays: string[] = [];
  const last = momentEnd(month);
  for (
    let monday = mondayOf(`${month}-01`);
    monday <= romeDay(new Date(last.getTime() - 1));
    monday = addDays(monday, 7)
  ) {
    mondays.push(monday);
  }
  return mondays;
}
