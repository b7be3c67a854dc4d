import type { Asset, CampaignEvent, Content, Course, Faq, Message } from '#model/content.ts';
import { splitEvents } from '#model/event-state.ts';
import { handiestFirst } from './asset-order.ts';

/** What a campaign has for one audience. */
export interface Picked {
  messages: Message[];
  courses: Course[];
  ahead: CampaignEvent[];
  past: CampaignEvent[];
  assets: Asset[];
  faqs: Faq[];
}

/** Picks from a campaign what is for an audience; what names no audience is for everybody. */
export function pickFor(content: Content, campaign: string, audience: string, now: Date): Picked {
  const mine = (item: { audiences: readonly string[] }) =>
    item.audiences.length === 0 || item.audiences.includes(audience);
  return {
    messages: content.of('messages', campaign).filter(mine),
    courses: content.of('courses', campaign).filter(mine),
    ...splitEvents(content.of('events', campaign).filter(mine), now),
    assets: handiestFirst(content.of('assets', campaign).filter(mine)),
    faqs: content
      .of('faqs', campaign)
      .filter(mine)
      .sort((a, b) => a.order - b.order),
  };
}
