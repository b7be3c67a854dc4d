import type { CampaignEvent, Content } from '#model/content.ts';
import { siteContext } from '#pages/_content.ts';
import { lastUpdateOf } from '#pages/_updated.ts';
import { composeCalendar } from './_compose-calendar.ts';

/** The calendar of some events as an HTTP answer. */
export async function calendarResponse(
  astro: { site: URL | undefined },
  name: string,
  events: readonly CampaignEvent[],
): Promise<Response> {
  const { site, now } = siteContext(astro);
  const dates = new Map(
    await Promise.all(events.map(async (event) => [event.id, (await lastUpdateOf([event.file])) ?? now] as const)),
  );
  const text = composeCalendar({ name, events, site, changed: ({ id }) => dates.get(id) ?? now });
  return new Response(text, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
}

/** The events of a campaign that are for an audience; those that name no audience are for everybody. */
export function eventsFor(content: Content, campaign: string, audience?: string): CampaignEvent[] {
  const events = content.of('events', campaign);
  return audience === undefined
    ? events
    : events.filter(({ audiences }) => audiences.length === 0 || audiences.includes(audience));
}
