import type { KpiPoint, Nature } from './kpi-series.ts';

/** Where a KPI stands at the reporting date. */
export type KpiState = 'achieved' | 'on-track' | 'late' | 'missed' | 'missing';
export const kpiStateNames: Readonly<Record<KpiState, string>> = {
  achieved: 'Raggiunto',
  'on-track': 'In linea',
  late: 'In ritardo',
  missed: 'Mancato',
  missing: 'Dato non fornito',
};

/** The same of several KPIs, after their number: `2 KPI raggiunti`. */
export const kpiStatePlurals: Readonly<Record<KpiState, string>> = {
  achieved: 'raggiunti',
  'on-track': 'in linea',
  late: 'in ritardo',
  missed: 'mancati',
  missing: 'senza dati forniti',
};

/** What was promised of a KPI. */
export interface Commitment {
  target: number;
  /** The target is a ceiling: the programme says "up to". */
  atMost: boolean;
  /** When the work starts, and the value it starts from. */
  start: Date;
  baseline: number;
  /** First instant after the deadline. */
  deadline: Date;
}

/**
 * The value a KPI should have at an instant: a straight line from its start to its deadline, level before and after.
 * A ceiling holds at any time, so it is its own expected value.
 */
export function expectedValue({ target, atMost, start, baseline, deadline }: Commitment, at: Date): number {
  if (atMost || at >= deadline) return target;
  if (at <= start) return baseline;
  const elapsed = (at.getTime() - start.getTime()) / (deadline.getTime() - start.getTime());
  return baseline + (target - baseline) * elapsed;
}

/**
 * The state of a KPI with this value at an instant; no value is *dato non fornito*, never zero.
 * A target reached counts as reached even where it was reached late; a ceiling once passed is missed at once,
 * and is kept only when its time is over.
 */
export function kpiState(commitment: Commitment, value: number | undefined, at: Date): KpiState {
  if (value === undefined) return 'missing';
  const over = at >= commitment.deadline;
  if (commitment.atMost) return value > commitment.target ? 'missed' : over ? 'achieved' : 'on-track';
  if (value >= commitment.target) return 'achieved';
  if (over) return 'missed';
  return value >= expectedValue(commitment, at) ? 'on-track' : 'late';
}

/** The value at an instant: the latest one not after it. */
export function valueAt(points: readonly KpiPoint[], at: Date): number | undefined {
  return points.findLast((point) => point.at <= at)?.value;
}

/** Days over which the trend of a counted KPI is read. */
export const TREND_DAYS = 28;

/**
 * How much a KPI changed of late: since the measurement before, where it is sampled; over the last 28 days, where it is counted
 * (those before its last point, where it is followed). Undefined where there is nothing to compare.
 */
export function kpiTrend(points: readonly KpiPoint[], nature: Nature, now: Date): number | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  if (nature !== 'sampled') {
    const end = nature === 'counted' ? now : last.at;
    return last.value - (valueAt(points, new Date(end.getTime() - TREND_DAYS * 86_400_000)) ?? 0);
  }
  const before = points.at(-2);
  return before && last.value - before.value;
}
