import type { APIRoute } from 'astro';
import { hasDays } from '#model/event-state.ts';
import { getContent } from '#pages/_content.ts';
import { calendarResponse, eventsFor } from './_respond.ts';

export async function getStaticPaths() {
  const content = await getContent();
  return content.campaigns
    .filter(({ id }) => eventsFor(content, id).some(hasDays))
    .map(({ id }) => ({ params: { campaign: id } }));
}

/** The events of a campaign, where the day of some is known. */
export const GET: APIRoute = async ({ params, site }) => {
  const content = await getContent();
  const campaign = content.get('campaigns', params.campaign ?? '');
  return calendarResponse({ site }, campaign.short, eventsFor(content, campaign.id));
};
