import type { Content } from '#model/content.ts';
import type { CardSubject } from './subject.ts';

/**
 * Which cards bear a partner's name beside the region's: the touchpoints of the campaigns it takes part in, but for
 * those that lead to another partner's event, and the events it organises itself.
 */
export function isInPartnerSet(content: Content, subject: CardSubject, partner: string): boolean {
  if (subject.type === 'event') return content.get('events', subject.id).organisers.includes(partner);
  if (subject.type !== 'touchpoint') return false;
  const { campaign, landing } = content.get('touchpoints', subject.id);
  const { organisation, partners, supporters } = content.get('campaigns', campaign);
  if (![organisation, ...partners, ...supporters].includes(partner)) return false;
  const organisers = landing.type === 'event' ? (content.find('events', landing.id)?.organisers ?? []) : [];
  return organisers.length === 0 || organisers.includes(partner);
}
