/** A stretch of days in Rome, both included: `2025-06-10`. */
export interface Period {
  from: string;
  to: string;
}

/** The period of the same length just before; undefined where the campaign had not started yet. */
export function periodBefore({ from, to }: Period, campaignStart: string): Period | undefined {
  const length = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  const before = { from: shift(from, -length), to: shift(from, -1) };
  return before.to < campaignStart ? undefined : before;
}

/** The weeks of a period as the statistics call them: by their Monday, the first by the first day of the period. */
export function weeksOf({ from, to }: Period): string[] {
  const weeks: string[] = [];
  for (let week = from; week <= to; week = nextMonday(week)) weeks.push(week);
  return weeks;
}

/** Every day of a period. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shift(day, 1)) days.push(day);
  return days;
}

/** The day before. */
export function dayBefore(day: string): string {
  return shift(day, -1);
}

const DAY = 86_400_000;

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

function nextMonday(day: string): string {
  return shift(day, 7 - ((new Date(day).getUTCDay() + 6) % 7));
}
