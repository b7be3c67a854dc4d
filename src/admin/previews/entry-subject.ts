import { composeCard } from '#cards/compose-card.ts';
import type { CardSubject } from '#cards/subject.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { cardFormats, commonFormatIds, type FormatId } from '#model/format.ts';
import type { CardTemplate } from '#model/touchpoint.ts';

/** What the card of an entry is about; undefined for the kinds that have none. */
export function entrySubject(content: Content, name: CollectionName, id: string): CardSubject | undefined {
  switch (name) {
    case 'touchpoints':
      return { type: 'touchpoint', id };
    case 'messages':
      return { type: 'message', id };
    case 'events':
      return { type: 'event', id };
    case 'courses':
      return { type: 'course', id };
    case 'assets':
      return { type: 'asset', id };
    case 'pages':
      return { type: 'page', id };
    case 'campaigns':
      return { type: 'campaign', id };
    case 'site':
      return { type: 'site' };
    case 'audiences': {
      const campaign = content.campaigns.find(({ audiences }) => audiences.includes(id));
      return campaign && { type: 'audience', id, campaign: campaign.id };
    }
    default:
      return undefined;
  }
}

/** The formats a subject's card comes in. */
export function subjectFormats(content: Content, subject: CardSubject): FormatId[] {
  if (subject.type !== 'touchpoint') return [...commonFormatIds];
  const touchpoint = content.get('touchpoints', subject.id);
  return cardFormats(content.find('channels', touchpoint.channel)?.formats ?? []);
}

/** The template of an entry's card, which is also the sign of its page. */
export function templateOfSubject(content: Content, name: CollectionName, id: string): CardTemplate {
  try {
    const subject = entrySubject(content, name, id);
    return subject ? composeCard({ content, today: new Date(0) }, subject).template : 'message';
  } catch {
    return 'message';
  }
}
