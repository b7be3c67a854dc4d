import type { Campaign, Content } from '#model/content.ts';
import { homeTheme } from '#model/theme.ts';
import type { CardData, Logo, OrganisationMark } from './card.ts';
import { deriveAlt } from './derive-alt.ts';
import { feedGround } from './feed-grounds.ts';
import {
  assetWords,
  audienceWords,
  type CardWords,
  campaignWords,
  courseWords,
  eventWordsOf,
  messageWords,
  pageWords,
} from './page-words.ts';
import type { CardSubject } from './subject.ts';
import { touchpointWords } from './touchpoint-words.ts';

/** Turns a subject of the content into the data of its card. */

export interface CardContext {
  content: Content;
  /** The reporting date. */
  today: Date;
  /** Image marks, by campaign and organisation: `logoKey`. */
  logos?: ReadonlyMap<string, Logo>;
  /** A partner whose name stands beside the region's. */
  partner?: string;
  /** Address of the QR code of a touchpoint. */
  qr?: (touchpoint: string) => string;
}

/** Where the mark of an organisation is kept in `CardContext.logos`. */
export function logoKey(campaign: string, organisation: string): string {
  return `${campaign}/${organisation}`;
}

/** The card of a subject. Throws a RangeError where an id leads nowhere (`npm run check` says so first). */
export function composeCard(context: CardContext, subject: CardSubject): CardData {
  const { content } = context;
  const campaign = campaignOf(content, subject);
  const touchpoint = subject.type === 'touchpoint' ? content.get('touchpoints', subject.id) : undefined;
  const words = wordsOf(context, subject, campaign);
  const ground = touchpoint && feedGround(content, context.today, touchpoint);
  const card = {
    ...words,
    theme: campaign?.theme ?? homeTheme,
    funding: { eu: campaign ? campaign.funding.eu : isSiteFunded(content) },
    organisations: organisationsOf(context, campaign),
    ...(ground ? { ground } : {}),
    ...(touchpoint && context.qr ? { qr: context.qr(touchpoint.id) } : {}),
  };
  return { ...card, alt: touchpoint?.alt ?? deriveAlt(card) };
}

/** The campaign a subject belongs to; undefined for the site and its own pages. */
export function campaignOf(content: Content, subject: CardSubject): Campaign | undefined {
  const id = campaignIdOf(content, subject);
  return id === undefined ? undefined : content.get('campaigns', id);
}

function campaignIdOf(content: Content, subject: CardSubject): string | undefined {
  switch (subject.type) {
    case 'site':
      return undefined;
    case 'campaign':
      return subject.id;
    case 'audience':
      return subject.campaign;
    case 'touchpoint':
      return content.get('touchpoints', subject.id).campaign;
    case 'message':
      return content.get('messages', subject.id).campaign;
    case 'event':
      return content.get('events', subject.id).campaign;
    case 'course':
      return content.get('courses', subject.id).campaign;
    case 'asset':
      return content.get('assets', subject.id).campaign;
    case 'page':
      return content.get('pages', subject.id).campaign;
  }
}

function wordsOf({ content, today }: CardContext, subject: CardSubject, campaign: Campaign | undefined): CardWords {
  switch (subject.type) {
    case 'site':
      return { template: 'message', kicker: '', title: content.site.tagline, detail: '', sign: [] };
    case 'campaign':
      return campaignWords(content.get('campaigns', subject.id));
    case 'audience':
      return audienceWords(content, subject.id);
    case 'touchpoint':
      return touchpointWords(content, content.get('touchpoints', subject.id), today);
    case 'message':
      return messageWords(content, content.get('messages', subject.id));
    case 'event':
      return eventWordsOf(content, content.get('events', subject.id));
    case 'course':
      return courseWords(content.get('courses', subject.id));
    case 'asset':
      return assetWords(content.get('assets', subject.id), today);
    case 'page':
      return pageWords(content.get('pages', subject.id), campaign?.short ?? '');
  }
}

/** The campaign's organisations in order, then the partner with its contact. */
function organisationsOf({ content, logos, partner }: CardContext, campaign: Campaign | undefined): OrganisationMark[] {
  const own = campaign
    ? campaign.supporters.length
      ? campaign.supporters
      : [campaign.organisation]
    : [content.site.organisation];
  const marks = own.map((id) => markOf(content, id, campaign && logos?.get(logoKey(campaign.id, id))));
  if (partner === undefined || own.includes(partner)) return marks;
  const { contact } = content.get('organisations', partner);
  const mark = markOf(content, partner, campaign && logos?.get(logoKey(campaign.id, partner)));
  return [...marks, { ...mark, ...(contact ? { contact } : {}), partner: true }];
}

function markOf(content: Content, id: string, logo: Logo | undefined): OrganisationMark {
  const { lines } = content.get('organisations', id);
  return logo ? { lines, logo } : { lines };
}

/** Pages above the campaigns are funded when the organisation that runs the site has a funded campaign. */
function isSiteFunded({ campaigns, site }: Content): boolean {
  return campaigns.some(({ organisation, funding }) => organisation === site.organisation && funding.eu);
}
