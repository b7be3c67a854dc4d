import type { CardData, Logo } from '#cards/card.ts';
import { campaignOf, composeCard } from '#cards/compose-card.ts';
import type { CardSubject } from '#cards/subject.ts';
import { landingPath } from '#links/page-path.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Asset, Content, Touchpoint } from '#model/content.ts';
import type { Landing } from '#model/touchpoint.ts';
import type { PosterData, PosterPart, Section } from './poster.ts';
import type { PosterFile } from './print-size.ts';
import { coursePart } from './tell-course.ts';
import { eventPart } from './tell-event.ts';
import { messagePart } from './tell-message.ts';
import { assetPart, audiencePart, campaignPart, pagePart } from './tell-page.ts';

/** Turns an asset's poster into what the poster says. */

export interface PosterContext {
  content: Content;
  /** The reporting date. */
  today: Date;
  /** Address of the site, as `https://www.example.it`. */
  site: string;
  /** Image marks, as the cards load them. */
  logos?: ReadonlyMap<string, Logo>;
  /** An organisation whose name stands beside those of the campaign. */
  partner?: string;
}

/** The data of a poster. Throws a RangeError where an id leads nowhere (`npm run check` says so first). */
export function composePoster(context: PosterContext, asset: Asset, file: PosterFile): PosterData {
  const { content, site } = context;
  const touchpoint = content.find('touchpoints', file.touchpoint);
  const subject = subjectOf(file.of, touchpoint, asset.campaign);
  const card = composeCard(context, subject);
  const part = partOf(context, file.of, asset.campaign);
  const campaign = campaignOf(content, subject) ?? content.get('campaigns', asset.campaign);
  const path = landingPath(content, file.of, asset.campaign);
  return {
    card,
    title: `${part.title} – ${campaign.name}`,
    author: content.get('organisations', campaign.organisation).name,
    lead: leadOf(card, part, touchpoint),
    facts: part.facts,
    sections: [...part.sections, ...contactSection(campaign.contact)],
    address: touchpoint ? shortUrl(touchpoint.id, site) : new URL(path, site).href,
  };
}

/** The touchpoint's own words prevail where it tells the same thing; else the thing speaks for itself. */
function subjectOf(of: Landing, touchpoint: Touchpoint | undefined, campaign: string): CardSubject {
  if (touchpoint && tellsTheSame(of, touchpoint)) return { type: 'touchpoint', id: touchpoint.id };
  return of.type === 'audience' ? { ...of, campaign } : of;
}

function tellsTheSame(of: Landing, { landing, message }: Touchpoint): boolean {
  if (of.type === landing.type && of.id === landing.id) return true;
  const speaksForItself = ['event', 'course', 'asset'].includes(landing.type);
  return of.type === 'message' && of.id === message && !speaksForItself;
}

/** A number, a deadline and a quotation are nothing without their source: it is what their card's details say. */
function leadOf(card: CardData, part: PosterPart, touchpoint: Touchpoint | undefined): PosterData['lead'] {
  if (['figure', 'deadline', 'quote'].includes(card.template)) return { poster: card.detail, leaflet: card.detail };
  const own = touchpoint?.card?.detail;
  return own ? { ...part.lead, leaflet: own } : part.lead;
}

function partOf({ content }: PosterContext, of: Landing, campaign: string): PosterPart {
  switch (of.type) {
    case 'message':
      return messagePart(content, content.get('messages', of.id));
    case 'event':
      return eventPart(content, content.get('events', of.id));
    case 'course':
      return coursePart(content, content.get('courses', of.id));
    case 'campaign':
      return campaignPart(content.get('campaigns', of.id));
    case 'audience':
      return audiencePart(content.get('audiences', of.id), content.get('campaigns', campaign));
    case 'asset':
      return assetPart(content.get('assets', of.id));
    case 'page':
      return pagePart(content.get('pages', of.id));
  }
}

function contactSection(contact: string | undefined): Section[] {
  return contact ? [{ heading: 'Contatti', entries: [{ kind: 'p', text: contact }] }] : [];
}
