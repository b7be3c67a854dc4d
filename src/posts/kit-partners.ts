import type { Content } from '#model/content.ts';

/** The partners that get a kit with their own name: those whose name is not on every card of the campaign already. */
export function kitPartners(content: Content, campaignId: string): string[] {
  const { organisation, partners, supporters } = content.get('campaigns', campaignId);
  const named = supporters.length ? supporters : [organisation];
  return partners.filter((id) => !named.includes(id) && content.get('organisations', id).partner);
}
