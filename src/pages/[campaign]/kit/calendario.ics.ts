import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { calendarText } from '#links/calendar-text.ts';
import { momentPrecision, momentStart, ROME, romeDay } from '#model/moment.ts';
import { getContent, siteContext } from '#pages/_content.ts';
import { campaignPaths, kitsOf } from '#pages/_kit-feeds.ts';
import { romeTimezone } from '#pages/calendario/_rome-timezone.ts';

export const getStaticPaths = campaignPaths;

/** The touchpoints of a campaign as a calendar: each at its minute for a quarter of an hour, or on its day. */
export const GET: APIRoute = async (context) => {
  const campaign = (await getContent()).get('campaigns', context.params.campaign ?? '');
  const { site } = siteContext(context);
  const calendar = ical({
    name: `Touchpoint di ${campaign.short}`,
    prodId: { company: 'Filo diretto', product: 'Touchpoint', language: 'IT' },
    timezone: { name: null, generator: () => romeTimezone },
  });
  for (const kit of await kitsOf(context)) {
    const at = momentStart(kit.publishAt);
    const start = Temporal.Instant.fromEpochMilliseconds(at.getTime());
    const timed = momentPrecision(kit.publishAt) === 'minute';
    calendar.createEvent({
      // The same as in the plan's calendar: who has both has one entry.
      id: `touchpoint-${kit.id}@${site.hostname}`,
      stamp: start,
      ...(timed
        ? {
            start: start.toZonedDateTimeISO(ROME),
            end: start.toZonedDateTimeISO(ROME).add({ minutes: 15 }),
            timezone: ROME,
          }
        : { start: Temporal.PlainDate.from(romeDay(at)), allDay: true }),
      summary: `${kit.channel.name}: ${kit.title}`,
      description: `${kit.posts.find(({ main }) => main)?.text ?? kit.message.name}\n\n${kit.page}`,
      url: kit.page,
    });
  }
  return new Response(calendarText(calendar.toString()), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
