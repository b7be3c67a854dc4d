import type { APIRoute } from 'astro';
import { hasDays } from '#model/event-state.ts';
import { getContent } from '#pages/_content.ts';
import { calendarResponse, eventsFor } from '../_respond.ts';

export async function getStaticPaths() {
  const content = await getContent();
  return content.campaigns.flatMap(({ id, audiences }) =>
    audiences
      .filter((audience) => eventsFor(content, id, audience).some(hasDays))
      .map((audience) => ({ params: { campaign: id, audience } })),
  );
}

/** The events of a campaign for one audience, where the day of some is known. */
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
