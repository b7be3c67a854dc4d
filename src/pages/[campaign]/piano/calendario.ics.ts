import type { APIRoute } from 'astro';
import { calendarEntries } from '#plan/calendar.ts';
import { toIcs } from '#plan/to-ics.ts';
import { getContent, siteContext } from '../../_content.ts';
import { planOf, planPaths } from './_plan-of.ts';

export async function getStaticPaths() {
  const content = await getContent();
  const view = siteContext({ site: undefined });
  return (await planPaths()).filter(({ params }) => calendarEntries({ content, ...params, ...view }).length > 0);
}

/** The touchpoints and events of the plan as a calendar file. */
export const GET: APIRoute = async (astro) => {
  const { campaign, view } = await planOf(astro);
  const { site, now } = siteContext(astro);
  const text = toIcs(calendarEntries(view), `${campaign.short}: il piano`, site, now);
  return new Response(text, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
