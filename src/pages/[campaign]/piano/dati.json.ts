import type { APIRoute } from 'astro';
import { toOpenData } from '#plan/report/to-open-data.ts';
import { siteContext } from '../../_content.ts';
import { planOf, planPaths } from './_plan-of.ts';

export const getStaticPaths = planPaths;

/** The figures of the plan page as JSON. */
export const GET: APIRoute = async (astro) => {
  const { view, kpis, engagement } = await planOf(astro);
  const data = toOpenData({ view, kpis, engagement: engagement.current }, siteContext(astro).site);
  return new Response(`${JSON.stringify(data, null, 2)}\n`, { headers: { 'content-type': 'application/json' } });
};
