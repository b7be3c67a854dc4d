import type { Campaign, Content } from '#model/content.ts';
import type { EngagementSnapshot, MeasuredHistory } from '#model/engagement.ts';
import { momentStart, romeDay } from '#model/moment.ts';
import { openBackend } from '../backends/open-backend.ts';
import type { StatsBackend } from '../stats-backend.ts';
import { buildSnapshot } from './build-snapshot.ts';

/** What is known of the engagement of a campaign, and where it comes from. */
export interface Engagement {
  /** The latest numbers; undefined where nobody counted. */
  current: EngagementSnapshot | undefined;
  /** Values of the engagement KPIs of the campaign and of those it adds up. */
  history: MeasuredHistory;
  /** Whether the numbers were asked just now of running statistics. */
  live: boolean;
}

/** Whether a result tells a campaign from its start (or the day, for a campaign that hasn't begun). */
export function isWhole({ from, to }: Pick<EngagementSnapshot, 'from' | 'to'>, campaign: Campaign): boolean {
  const start = romeDay(momentStart(campaign.start));
  return from <= (start < to ? start : to);
}

/**
 * What the committed results say of a campaign up to a date: the latest that tells it from its start, else the latest; among those
 * of the same day the longest.
 */
export function committedEngagement(content: Content, campaign: string, now: Date): Engagement {
  const today = romeDay(now);
  const results = (content.results ?? []).filter(({ to }) => to <= today);
  const ordered = results.toSorted((a, b) => a.to.localeCompare(b.to) || b.from.localeCompare(a.from));
  const scope = content.programme(campaign).map(({ id }) => id);
  const own = ordered.filter((snapshot) => snapshot.campaign === campaign);
  return {
    current: own.findLast((snapshot) => isWhole(snapshot, content.get('campaigns', campaign))) ?? own.at(-1),
    history: new Map(scope.map((id) => [id, ordered.filter((snapshot) => snapshot.campaign === id)])),
    live: false,
  };
}

/**
 * The engagement of a campaign at the reporting date: asked of the statistics that the environment names, else from the committed
 * results. Statistics that refuse, or that never saw the campaign, give way to the results.
 */
export async function engagementOf(
  content: Content,
  campaign: string,
  env: Readonly<Record<string, string | undefined>>,
  now: Date,
): Promise<Engagement> {
  const committed = committedEngagement(content, campaign, now);
  const backend = openBackend(env);
  if (!backend) return committed;
  try {
    const current = await askNow(content, campaign, backend, now);
    if (!current) return committed;
    const history = new Map(committed.history);
    for (const { id } of content.programme(campaign)) {
      const latest =
        id === campaign
          ? current
          : needsOthers(content, campaign)
            ? await askNow(content, id, backend, now)
            : undefined;
      if (latest) history.set(id, [...(history.get(id) ?? []).filter(({ to }) => to < latest.to), latest]);
    }
    return { current, history, live: true };
  } finally {
    backend.close();
  }
}

/** What the statistics say since the campaign's start; undefined where they refuse or never saw it. */
async function askNow(
  content: Content,
  campaign: string,
  backend: StatsBackend,
  now: Date,
): Promise<EngagementSnapshot | undefined> {
  const today = romeDay(now);
  const start = romeDay(momentStart(content.get('campaigns', campaign).start));
  const period = { from: start < today ? start : today, to: today };
  const result = await buildSnapshot({ content, campaign, backend, period, compare: false, kinds: ['touchpoints'] });
  return result.ok && result.snapshot.totals.pageviews > 0 ? result.snapshot : undefined;
}

/** Whether a plan adds up the engagement of other campaigns. */
function needsOthers(content: Content, campaign: string): boolean {
  const kpis = content.plan(campaign)?.kpis ?? [];
  return kpis.some(({ measure }) => measure.type === 'engagement' && measure.scope === 'programme');
}
