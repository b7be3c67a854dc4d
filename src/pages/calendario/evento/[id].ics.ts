import type { APIRoute } from 'astro';
import { hasDays } from '#model/event-state.ts';
import { getContent } from '#pages/_content.ts';
import { calendarResponse } from '../_respond.ts';

export async function getStaticPaths() {
  return (await getContent()).events.filter(hasDays).map(({ id }) => ({ params: { id } }));
}

/** One event, for a reader's calendar. */
export const GET: APIRoute = async ({ params, site }) => {
  const event = (await getContent()).get('events', params.id ?? '');
  return calendarResponse({ site }, event.title, [event]);
};
