import type { APIRoute } from 'astro';
import { getContent } from '#pages/_content.ts';
import { calendarResponse, eventsFor } from './_respond.ts';

export async function getStaticPaths() {
  return (await getContent()).campaigns.map(({ id }) => ({ params: { campaign: id } }));
}

/** The events of a campaign. */
export const GET: APIRoute = async ({ params, site }) => {
  const content = await getContent();
  const campaign = content.get('campaigns', params.campaign ?? '');
  return calendarResponse({ site }, campaign.short, eventsFor(content, campaign.id));
};
