import type { APIRoute } from 'astro';
import { getContent } from '#pages/_content.ts';
import { calendarResponse, eventsFor } from '../_respond.ts';

export async function getStaticPaths() {
  const { campaigns } = await getContent();
  return campaigns.flatMap((c) => c.audiences.map((audience) => ({ params: { campaign: c.id, audience } })));
}

/** The events of a campaign for one audience. */
export const GET: APIRoute = async ({ params, site }) => {
  const content = await getContent();
  const campaign = content.get('campaigns', params.campaign ?? '');
  const audience = content.get('audiences', params.audience ?? '');
  return calendarResponse(
    { site },
    `${campaign.short}: ${audience.short}`,
    eventsFor(content, campaign.id, audience.id),
  );
};
