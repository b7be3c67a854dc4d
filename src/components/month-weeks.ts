/** A day of a month page: its number (absent in the week's days of other months) and what happens. */
export interface GridDay<T> {
  day: number | undefined;
  items: readonly T[];
}

/** A month in whole weeks, Monday first. */
export interface GridMonth<T> {
  /** As `2025-06`. */
  month: string;
  weeks: GridDay<T>[][];
}

/** The months in which something happens, in order, each as a grid; what happens is given by its day, as `2025-06-10`. */
export function monthWeeks<T>(byDay: ReadonlyMap<string, readonly T[]>): GridMonth<T>[] {
  const months = [...new Set([...byDay.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.map((month) => ({ month, weeks: weeksOf(month, byDay) }));
}

function weeksOf<T>(month: string, byDay: ReadonlyMap<string, readonly T[]>): GridDay<T>[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const blanks = (first.getUTCDay() + 6) % 7;
  const days = Array.from({ length: Math.ceil((blanks + count) / 7) * 7 }, (_, index): GridDay<T> => {
    const day = index - blanks + 1;
    if (day < 1 || day > count) return { day: undefined, items: [] };
    return { day, items: byDay.get(`${month}-${String(day).padStart(2, '0')}`) ?? [] };
  });
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
