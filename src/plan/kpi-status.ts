import { momentEnd, momentStart } from '#model/moment.ts';
import type { Kpi } from '#model/plan.ts';
import { type Evidence, type KpiPoint, type KpiSeries, kpiSeries } from './kpi-series.ts';
import { type Commitment, expectedValue, type KpiState, kpiState, kpiTrend } from './kpi-state.ts';

/** A KPI with its value at the reporting date, next to what was promised. */
export interface KpiStatus {
  kpi: Kpi;
  commitment: Commitment;
  series: KpiSeries;
  /** Undefined where nothing was counted or measured. */
  value: number | undefined;
  /** When the value was measured; the reporting date for what is counted. */
  measuredOn: Date | undefined;
  expected: number;
  state: KpiState;
  /** Change of late; see `kpiTrend`. */
  trend: number | undefined;
  /** When the target was first reached. */
  reachedOn: Date | undefined;
}

/** Every KPI of a campaign's plan at the reporting date, in the order of the plan. */
export function kpiStatuses(campaign: string, evidence: Evidence): KpiStatus[] {
  return (evidence.content.plan(campaign)?.kpis ?? []).map((kpi) => kpiStatus(campaign, kpi, evidence));
}

/** One KPI at the reporting date. */
export function kpiStatus(campaign: string, kpi: Kpi, evidence: Evidence): KpiStatus {
  const { content, now } = evidence;
  const series = kpiSeries(campaign, kpi, evidence);
  const last = series.points.at(-1);
  const commitment = commitmentOf(kpi, momentStart(content.get('campaigns', campaign).start), series.points);
  return {
    kpi,
    commitment,
    series,
    value: last?.value,
    measuredOn: last && (series.nature === 'counted' ? now : last.at),
    expected: expectedValue(commitment, now),
    state: kpiState(commitment, last?.value, now),
    trend: kpiTrend(series.points, series.nature, now),
    reachedOn: kpi.atMost ? undefined : series.points.find((point) => point.value >= kpi.target)?.at,
  };
}

/** The line starts at the campaign's start from zero, or at a measurement taken before it from what that found. */
function commitmentOf(kpi: Kpi, campaignStart: Date, points: readonly KpiPoint[]): Commitment {
  const [first] = points;
  const baseline = kpi.measure.type === 'manual' && first && first.at <= campaignStart ? first : undefined;
  return {
    target: kpi.target,
    atMost: kpi.atMost,
    start: baseline?.at ?? campaignStart,
    baseline: baseline?.value ?? 0,
    deadline: momentEnd(kpi.deadline),
  };
}
