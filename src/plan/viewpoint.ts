import type { Campaign, Content, Touchpoint } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import { type Area, isVisible } from '#model/visibility.ts';

/** Who looks at a campaign's plan, and when. */
export interface Viewpoint {
  content: Content;
  campaign: string;
  area: Area;
  /** The reporting date. */
  now: Date;
}

/** The touchpoints that count for who looks: visible to them and not cancelled, in order of their moment. */
export function touchpointsSeen({ content, campaign, area, now }: Viewpoint): Touchpoint[] {
  return content
    .of('touchpoints', campaign)
    .filter((touchpoint) => touchpoint.state !== 'cancelled' && isVisible(touchpoint, area, now))
    .sort((a, b) => momentStart(a.publishAt).getTime() - momentStart(b.publishAt).getTime());
}

/** Networks on which a touchpoint was posted by the reporting date, each once. */
export function networksPosted(content: Content, touchpoint: Touchpoint, now: Date): string[] {
  const records = content.posted.filter(
    (record) =>
      record.touchpoint === touchpoint.id && record.campaign === touchpoint.campaign && new Date(record.at) <= now,
  );
  return [...new Set(records.map((record) => record.network))];
}

/** The campaigns whose plan adds up this one's results: itself first, then those above it. */
export function plansFedBy(content: Content, campaign: string): Campaign[] {
  const above = content.campaigns.filter(
    (c) => c.id !== campaign && content.programme(c.id).some((child) => child.id === campaign),
  );
  return [content.get('campaigns', campaign), ...above];
}
