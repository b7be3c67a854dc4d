import type { Touchpoint } from '#model/content.ts';
import { momentStart, romeDay } from '#model/moment.ts';

/** A month in whole weeks, Monday first; days of other months have no number. */
export interface TouchpointMonth {
  /** As `2025-06`. */
  month: string;
  weeks: { day: number | undefined; touchpoints: Touchpoint[] }[][];
}

/** The months in which something goes out, in order, each as a grid. */
export function touchpointMonths(touchpoints: readonly Touchpoint[]): TouchpointMonth[] {
  const byDay = Map.groupBy(touchpoints, ({ publishAt }) => romeDay(momentStart(publishAt)));
  const months = [...new Set([...byDay.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.map((month) => {
    const first = new Date(`${month}-01T00:00:00Z`);
    const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const blanks = (first.getUTCDay() + 6) % 7;
    const cells = Array.from({ length: Math.ceil((blanks + count) / 7) * 7 }, (_, index) => {
      const day = index - blanks + 1;
      if (day < 1 || day > count) return { day: undefined, touchpoints: [] };
      return { day, touchpoints: byDay.get(`${month}-${String(day).padStart(2, '0')}`) ?? [] };
    });
    return { month, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) };
  });
}
