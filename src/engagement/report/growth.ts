import type { StatsBackend, StatsMetric } from '../stats-backend.ts';
import { ask, type Question, StatsRefusal } from './ask-numbers.ts';
import { dayBefore, daysOf, type Period, weeksOf } from './period.ts';

/** The value of a count at the end of a day. */
export interface Growth {
  day: string;
  value: number;
}

/** Up to this many days a count is followed day by day, beyond it week by week. */
const DAYS_FOLLOWED = 92;

/**
 * How a count grew to its value over a period; undefined where the statistics refuse to tell it by time. A visitor or a visit
 * that crosses midnight counts in both days: the sum is cut at the value, which the last day always has.
 */
export async function askGrowth(
  backend: StatsBackend,
  question: Omit<Question, 'dimensions'> & { range: readonly [string, string] },
  metric: StatsMetric,
  value: number,
): Promise<Growth[] | undefined> {
  const [from, to] = question.range;
  const daily = daysOf({ from, to }).length <= DAYS_FOLLOWED;
  const dimensions = [daily ? 'time:day' : 'time:week'] as const;
  try {
    const rows = await ask(backend, { ...question, dimensions }, [metric]);
    const counted = new Map(rows.map((row) => [row.dimensions[0] ?? '', row.metrics[0] ?? 0]));
    return growthOf(counted, daily ? daysOf : weeksOf, { from, to }, value);
  } catch (error) {
    if (error instanceof StatsRefusal) return undefined;
    throw error;
  }
}

/** Adds up what was counted in each stretch of a period, from the last day of nothing on. */
export function growthOf(
  counted: ReadonlyMap<string, number>,
  stretchesOf: (period: Period) => string[],
  period: Period,
  value: number,
): Growth[] {
  const starts = stretchesOf(period);
  let sum = 0;
  const points = starts.map((start, i): Growth => {
    sum += counted.get(start) ?? 0;
    const next = starts[i + 1];
    return next === undefined ? { day: period.to, value } : { day: dayBefore(next), value: Math.min(sum, value) };
  });
  const first = points.findIndex((point) => point.value > 0);
  return points.slice(Math.max(0, first - 1));
}
