import type { CampaignEvent } from '#model/content.ts';
import { momentEnd, momentPrecision, momentStart, romeDay } from '#model/moment.ts';

/** A day of a month page: its number (absent in the week's days of other months) and what happens. */
export interface GridDay {
  day: number | undefined;
  events: CampaignEvent[];
}

/** A month in whole weeks, Monday first. */
export interface GridMonth {
  month: string;
  weeks: GridDay[][];
}

/** The months in which an event has a known day, each as a grid. An event of several days stands in each of them. */
export function monthGrids(events: readonly CampaignEvent[]): GridMonth[] {
  const byDay = new Map<string, CampaignEvent[]>();
  for (const event of events) {
    for (const day of daysOf(event)) byDay.set(day, [...(byDay.get(day) ?? []), event]);
  }
  const months = [...new Set([...byDay.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.map((month) => ({ month, weeks: weeksOf(month, byDay) }));
}

/** Most days an event may fill: what lasts longer is a period, not a date. */
const LONGEST = 31;

function daysOf(event: CampaignEvent): string[] {
  const dated = [event.start, event.end ?? event.start].every((m) => ['day', 'minute'].includes(momentPrecision(m)));
  if (!dated) return [];
  const last = romeDay(new Date(momentEnd(event.end ?? event.start).getTime() - 1));
  const days: string[] = [];
  for (let day = romeDay(momentStart(event.start)); day <= last && days.length < LONGEST; day = next(day))
    days.push(day);
  return days;
}

function weeksOf(month: string, byDay: ReadonlyMap<string, CampaignEvent[]>): GridDay[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const blanks = (first.getUTCDay() + 6) % 7;
  const days: GridDay[] = Array.from({ length: Math.ceil((blanks + count) / 7) * 7 }, (_, index) => {
    const day = index - blanks + 1;
    if (day < 1 || day > count) return { day: undefined, events: [] };
    return { day, events: byDay.get(`${month}-${String(day).padStart(2, '0')}`) ?? [] };
  });
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
