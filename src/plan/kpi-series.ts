import type { CampaignEvent, Content, PostedRecord } from '#model/content.ts';
import { answers, type MeasuredHistory } from '#model/engagement.ts';
import { momentEnd, momentPrecision, momentStart } from '#model/moment.ts';
import type { Kpi, Measure } from '#model/plan.ts';

/** Where the values of a KPI come from. */
export interface Evidence {
  content: Content;
  engagement: MeasuredHistory;
  /** The reporting date: nothing later is seen. */
  now: Date;
}

/** The value of a KPI from an instant on. */
export interface KpiPoint {
  at: Date;
  value: number;
  /** What proves a value measured by hand. */
  evidence?: string;
}

/**
 * `counted`: the value is known at any instant; `followed`: day by day or week by week, up to its last point; `sampled`: only at
 * its points.
 */
export type Nature = 'counted' | 'followed' | 'sampled';

/** The values of a KPI up to the reporting date. */
export interface KpiSeries {
  /** Ascending, one for each instant. Empty where nothing was counted or measured: that is no data, not zero. */
  points: readonly KpiPoint[];
  nature: Nature;
  /** Campaigns of the scope that gave no value. */
  silent: readonly string[];
}

/** The dated values of a KPI, summed over the campaigns of its scope. */
export function kpiSeries(campaign: string, kpi: Kpi, evidence: Evidence): KpiSeries {
  const { measure } = kpi;
  const scope = measure.scope === 'programme' ? evidence.content.programme(campaign).map((c) => c.id) : [campaign];
  const parts = scope.map((id) => ({ id, points: pointsOf(id, kpi, measure, evidence) }));
  return {
    points: sumPoints(parts.map((part) => part.points)),
    nature: natureOf(measure, scope, evidence),
    silent: parts.filter((part) => part.points.length === 0).map((part) => part.id),
  };
}

/** Adds up series: at each instant, the latest value of each. */
export function sumPoints(series: readonly (readonly KpiPoint[])[]): KpiPoint[] {
  const steps = series
    .flatMap((points) => points.map((point, i) => ({ ...point, step: point.value - (points[i - 1]?.value ?? 0) })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const sum: KpiPoint[] = [];
  let value = 0;
  for (const { at, step, evidence } of steps) {
    value = tidy(value + step);
    const last = sum.at(-1);
    const proof = [...(last && last.at.getTime() === at.getTime() ? [last.evidence] : []), evidence];
    if (last?.at.getTime() === at.getTime()) sum.pop();
    const said = proof.filter((text) => text !== undefined).join('; ');
    sum.push({ at, value, ...(said ? { evidence: said } : {}) });
  }
  return sum;
}

function natureOf(measure: Measure, scope: readonly string[], evidence: Evidence): Nature {
  switch (measure.type) {
    case 'touchpoints':
      return measure.state === 'published' ? 'counted' : 'sampled';
    case 'events':
    case 'assets':
      return 'counted';
    case 'engagement':
      return scope.some((id) => measuredBySite(id, measure, evidence).length > 1) ? 'followed' : 'sampled';
    case 'manual':
      return 'sampled';
  }
}

function pointsOf(campaign: string, kpi: Kpi, measure: Measure, evidence: Evidence): KpiPoint[] {
  const { content, now } = evidence;
  switch (measure.type) {
    case 'touchpoints':
      return measure.state === 'published'
        ? accumulate(postsOut(content, campaign, measure.channelKind), now)
        : touchpointsIn(content, campaign, measure, now);
    case 'events':
      return accumulate(eventsHeld(content, campaign, measure.eventType), now);
    case 'assets':
      return accumulate(assetsOut(content, campaign), now);
    case 'engagement':
      return measuredBySite(campaign, measure, evidence);
    case 'manual':
      return measuredByHand(content, campaign, kpi, now);
  }
}

/** How the last results say the value grew, after what earlier results found before that. */
function measuredBySite(
  campaign: string,
  measure: Extract<Measure, { type: 'engagement' }>,
  { engagement, now }: Evidence,
): KpiPoint[] {
  const found = (engagement.get(campaign) ?? []).flatMap(({ to, measures }) =>
    momentStart(to) <= now
      ? measures.filter((measured) => answers(measured, measure)).map((measured) => ({ to, ...measured }))
      : [],
  );
  const growth = found.at(-1)?.growth ?? [];
  const since = growth[0]?.day;
  const before = found.filter(({ to }) => since === undefined || to < since);
  return [...before.map(({ to, value }) => ({ day: to, value })), ...growth].map(({ day, value }) => ({
    at: momentStart(day),
    value,
  }));
}

/** The instants at which a post went out: one for each touchpoint and network, however often it was recorded. */
function postsOut(content: Content, campaign: string, kind: string | undefined): Date[] {
  const first = new Map<string, Date>();
  for (const record of content.posted) {
    if (record.campaign !== campaign || (kind !== undefined && kindOf(content, record) !== kind)) continue;
    const key = `${record.touchpoint} ${record.network}`;
    const at = new Date(record.at);
    const known = first.get(key);
    if (!known || at < known) first.set(key, at);
  }
  return [...first.values()];
}

function kindOf(content: Content, record: PostedRecord): string | undefined {
  return content.find('channels', content.find('touchpoints', record.touchpoint)?.channel)?.kind;
}

/** Touchpoints in a state other than published: known only now, because no state keeps its history. */
function touchpointsIn(
  content: Content,
  campaign: string,
  measure: Extract<Measure, { type: 'touchpoints' }>,
  now: Date,
): KpiPoint[] {
  const value = content
    .of('touchpoints', campaign)
    .filter((t) => t.state === measure.state)
    .filter((t) => !measure.channelKind || content.find('channels', t.channel)?.kind === measure.channelKind).length;
  return value ? [{ at: now, value }] : [];
}

/** Events whose day is known and past: a window of months is a plan, not a meeting that was held. */
function eventsHeld(content: Content, campaign: string, type: string | undefined): Date[] {
  const held = ({ state, type: kind, start }: CampaignEvent) =>
    state === 'scheduled' && (!type || kind === type) && ['day', 'minute'].includes(momentPrecision(start));
  return content
    .of('events', campaign)
    .filter(held)
    .map((event) => momentEnd(event.end ?? event.start));
}

function assetsOut(content: Content, campaign: string): Date[] {
  return content.of('assets', campaign).flatMap((asset) => (asset.published ? [momentStart(asset.published)] : []));
}

function measuredByHand(content: Content, campaign: string, kpi: Kpi, now: Date): KpiPoint[] {
  const own = content.plan(campaign)?.kpis.find((k) => k.id === kpi.id);
  const points = (own?.measurements ?? []).map((m) => ({
    at: momentStart(m.date),
    value: m.value,
    evidence: m.evidence,
  }));
  return points.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function accumulate(instants: readonly Date[], now: Date): KpiPoint[] {
  return sumPoints(instants.filter((at) => at <= now).map((at) => [{ at, value: 1 }]));
}

/** Sums of decimals without the noise of binary fractions. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}
