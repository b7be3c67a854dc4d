import { engagementOf } from '#engagement/report/engagement-of.ts';
import { kpiStatuses } from '#plan/kpi-status.ts';
import { planWords } from '#plan/plan-words.ts';
import type { Viewpoint } from '#plan/viewpoint.ts';
import { getContent, siteContext } from '../../_content.ts';

/** The campaigns that have a plan, as the routes of their plan pages. */
export async function planPaths() {
  return (await getContent()).plans.map(({ id }) => ({ params: { campaign: id } }));
}

/**
 * Everything a plan page shows of a campaign: who looks, the KPIs, the engagement, the words. A build shows the committed results,
 * so that it gives the same pages wherever it runs; under `npm start` the running statistics are asked.
 */
export async function planOf(astro: { site: URL | undefined; params: Record<string, string | undefined> }) {
  const content = await getContent();
  const { now, area } = siteContext(astro);
  const campaign = content.get('campaigns', astro.params.campaign ?? '');
  const env = import.meta.env.DEV ? process.env : {};
  const engagement = await engagementOf(content, campaign.id, env, now);
  const view: Viewpoint = { content, campaign: campaign.id, area, now };
  const kpis = kpiStatuses(campaign.id, { content, engagement: engagement.history, now });
  const words = planWords({ view, kpis, engagement: engagement.current });
  return { content, campaign, view, kpis, words, engagement };
}
