import type { CampaignEvent } from '#model/content.ts';
import { hasDays } from '#model/event-state.ts';
import { momentEnd, momentStart, romeDay } from '#model/moment.ts';
import { addDays } from '#plan/calendar.ts';
import { type GridMonth, monthWeeks } from './month-weeks.ts';

/** The months in which an event has a known day, each as a grid. An event of several days stands in each of them. */
export function monthGrids(events: readonly CampaignEvent[]): GridMonth<CampaignEvent>[] {
  const byDay = new Map<string, CampaignEvent[]>();
  for (const event of events) {
    for (const day of daysOf(event)) byDay.set(day, [...(byDay.get(day) ?? []), event]);
  }
  return monthWeeks(byDay);
}

/** Most days an event may fill: what lasts longer is a period, not a date. */
const LONGEST = 31;

function daysOf(event: CampaignEvent): string[] {
  if (!hasDays(event)) return [];
  const last = romeDay(new Date(momentEnd(event.end ?? event.start).getTime() - 1));
  const days: string[] = [];
  for (let day = romeDay(momentStart(event.start)); day <= last && days.length < LONGEST; day = addDays(day, 1))
    days.push(day);
  return days;
}
