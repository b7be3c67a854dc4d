import type { Content } from '#model/content.ts';
import type { EngagementRow, EngagementSnapshot, Measured } from '#model/engagement.ts';
import { momentStart, romeDay } from '#model/moment.ts';
import type { StatsBackend } from '../stats-backend.ts';
import { ask, StatsRefusal } from './ask-numbers.ts';
import { askPeriod, type RowKind, rowKinds } from './ask-period.ts';
import { measureFilters, measuresOf, onCampaign } from './campaign-questions.ts';
import { askGrowth } from './growth.ts';
import { type Period, periodBefore } from './period.ts';

export interface SnapshotRequest {
  content: Content;
  campaign: string;
  backend: StatsBackend;
  period: Period;
  /** Whether the period before is asked too, for comparison: twice the questions. */
  compare: boolean;
  /** What to tell the numbers apart by; everything, if absent. */
  kinds?: readonly RowKind[];
}

export type SnapshotResult =
  | { readonly ok: true; readonly snapshot: EngagementSnapshot }
  | { readonly ok: false; readonly reason: string };

/** Asks the statistics for everything a campaign's report shows. Never throws for what the statistics refuse. */
export async function buildSnapshot(request: SnapshotRequest): Promise<SnapshotResult> {
  try {
    return { ok: true, snapshot: await askAll(request) };
  } catch (error) {
    if (error instanceof StatsRefusal) return { ok: false, reason: error.message };
    throw error;
  }
}

async function askAll(request: SnapshotRequest): Promise<EngagementSnapshot> {
  const { content, campaign, backend, period } = request;
  const start = romeDay(momentStart(content.get('campaigns', campaign).start));
  const before = request.compare ? periodBefore(period, start) : undefined;
  const kinds = request.kinds ?? rowKinds;
  const now = await askPeriod(request, period, kinds);
  const then = before && (await askPeriod(request, before, kinds));
  const rows = (kind: RowKind): EngagementRow[] =>
    [...(now.rows.get(kind) ?? [])].map(([id, numbers]) => ({
      id,
      ...numbers,
      previousVisits: kind === 'weeks' || !then ? null : (then.rows.get(kind)?.get(id)?.visits ?? 0),
    }));
  return {
    version: 1,
    campaign,
    ...period,
    backend: backend.name,
    totals: now.totals,
    previous: before && then ? { ...before, totals: then.totals } : null,
    actions: await askActions(backend, campaign, period),
    touchpoints: rows('touchpoints'),
    messages: rows('messages'),
    audiences: rows('audiences'),
    channels: rows('channels'),
    formats: rows('formats'),
    events: rows('events'),
    assets: rows('assets'),
    weeks: rows('weeks'),
    measures: await askMeasures(request, [start < period.from ? start : period.from, period.to]),
  };
}

async function askActions(backend: StatsBackend, campaign: string, { from, to }: Period) {
  const filters = [onCampaign(campaign), ['is_not', 'event:name', ['pageview', 'engagement']] as const];
  const rows = await ask(backend, { range: [from, to], filters, dimensions: ['event:name'] }, ['events', 'visitors']);
  return rows.map(({ dimensions: [id = ''], metrics: [count, visitors] }) => ({
    id,
    count: count ?? 0,
    visitors: visitors ?? 0,
  }));
}

/** Values of the campaign's engagement KPIs; none where the campaign was never visited, because then nothing was measured. */
async function askMeasures(
  { content, campaign, backend }: SnapshotRequest,
  range: readonly [string, string],
): Promise<Measured[]> {
  const [seen] = await ask(backend, { range, filters: [onCampaign(campaign)] }, ['pageviews']);
  if (!seen?.metrics[0]) return [];
  const measured = measuresOf(content, campaign).map(async (measure): Promise<Measured> => {
    const { metric, goal, audience, channel } = measure;
    const question = { range, filters: measureFilters(content, campaign, measure) };
    const [row] = await ask(backend, question, [metric]);
    const value = row?.metrics[0] ?? 0;
    const growth = await askGrowth(backend, question, metric, value);
    const limits = { ...(goal && { goal }), ...(audience && { audience }), ...(channel && { channel }) };
    return { metric, ...limits, value, ...(growth && { growth }) };
  });
  const all = await Promise.all(measured);
  return all.filter((one, i) => all.findIndex((other) => sameMeasure(one, other)) === i);
}

function sameMeasure(a: Measured, b: Measured): boolean {
  return a.metric === b.metric && a.goal === b.goal && a.audience === b.audience && a.channel === b.channel;
}
