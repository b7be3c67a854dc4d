import { momentStart, romeDay } from '#model/moment.ts';
import type { KpiStatus } from './kpi-status.ts';

/** A point of a chart, as fractions of its box: x from the left, y from the top. */
export type ChartPoint = readonly [x: number, y: number];

/** The burn-up of a KPI, as fractions of the chart's box. */
export interface BurnUp {
  /** First and last day of the axis. */
  from: string;
  to: string;
  /** The line from the start to the target; empty where the deadline comes before the start. */
  expected: readonly ChartPoint[];
  /** What was measured; steps where it is counted, a single point where it was measured once; empty where there is no datum. */
  actual: readonly ChartPoint[];
  /** Height of the target. */
  target: number;
  /** Where the deadline falls. */
  deadline: number;
  /** Where the reporting date falls; undefined outside the axis. */
  today: number | undefined;
  /** Starts of the years inside the axis. */
  years: readonly { year: string; x: number }[];
}

/** Shortest axis, for deadlines that come before their campaign. */
const SHORTEST = 90 * 86_400_000;

/** The geometry of a KPI's burn-up chart at the reporting date. */
export function burnUp({ commitment, series }: KpiStatus, now: Date): BurnUp {
  const { points } = series;
  const deadline = commitment.deadline.getTime();
  const end = Math.max(deadline, points.at(-1)?.at.getTime() ?? deadline);
  const start = Math.min(commitment.start.getTime(), points[0]?.at.getTime() ?? end, end - SHORTEST);
  const top = Math.max(commitment.target, ...points.map((point) => point.value));
  const x = (time: number) => round((time - start) / (end - start));
  const y = (value: number) => round(1 - value / top);
  const { atMost, target, baseline } = commitment;
  const from = commitment.start.getTime();
  return {
    from: romeDay(new Date(start)),
    to: romeDay(new Date(end - 1)),
    expected:
      from >= deadline
        ? []
        : [
            [x(from), y(atMost ? target : baseline)],
            [x(deadline), y(target)],
          ],
    actual:
      series.nature === 'counted'
        ? steps(points, start, Math.min(now.getTime(), end), x, y)
        : points.map((p) => [x(p.at.getTime()), y(p.value)]),
    target: y(target),
    deadline: x(deadline),
    today: now.getTime() >= start && now.getTime() <= end ? x(now.getTime()) : undefined,
    years: yearsBetween(start, end).map(([year, time]) => ({ year, x: x(time) })),
  };
}

type Scale = (value: number) => number;

/** A count stays level until the next thing is counted, and up to the reporting date. */
function steps(points: KpiStatus['series']['points'], start: number, until: number, x: Scale, y: Scale): ChartPoint[] {
  if (!points.length) return [];
  const line: ChartPoint[] = [[x(start), y(0)]];
  let level = 0;
  for (const { at, value } of points) {
    line.push([x(at.getTime()), y(level)], [x(at.getTime()), y(value)]);
    level = value;
  }
  return [...line, [x(until), y(level)]];
}

/** The new years of Rome inside the axis, unless they fall on its very start. */
function yearsBetween(start: number, end: number): [string, number][] {
  const first = new Date(start).getUTCFullYear();
  const years = Array.from({ length: new Date(end).getUTCFullYear() - first + 1 }, (_, i) => String(first + i));
  return years
    .map((year): [string, number] => [year, momentStart(year).getTime()])
    .filter(([, time]) => time > start + (end - start) * 0.02 && time < end - (end - start) * 0.06);
}

function round(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * 10_000) / 10_000;
}
