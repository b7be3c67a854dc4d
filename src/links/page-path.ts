import type { Content, Touchpoint } from '#model/content.ts';
import type { Landing } from '#model/touchpoint.ts';

/** The folder of each kind of page inside its campaign. */
const folders = {
  message: 'messaggi',
  audience: 'per',
  course: 'percorsi',
  event: 'eventi',
  asset: 'materiali',
} as const;

/** Path of a campaign's presentation. */
export function campaignPath(campaign: string): string {
  return `/${campaign}/`;
}

/** Path of the list of one kind of thing in a campaign. */
export function sectionPath(
  campaign: string,
  section: 'messaggi' | 'percorsi' | 'eventi' | 'materiali' | 'domande' | 'piano' | 'kit',
): string {
  return `/${campaign}/${section}/`;
}

/** Path of one thing's page inside a campaign. */
export function itemPath(kind: keyof typeof folders, campaign: string, id: string): string {
  return `/${campaign}/${folders[kind]}/${id}/`;
}

/** Path of an editor's page: inside its campaign, or at the top when it has none. */
export function pagePath(page: { id: string; campaign?: string | undefined }): string {
  return page.campaign ? `/${page.campaign}/${page.id}/` : `/${page.id}/`;
}

/** Path of the page a touchpoint leads to; an audience's page is the one in the touchpoint's own campaign. */
export function landingPath(content: Content, landing: Landing, campaign: string): string {
  switch (landing.type) {
    case 'campaign':
      return campaignPath(content.get('campaigns', landing.id).id);
    case 'audience':
      return itemPath('audience', campaign, landing.id);
    case 'page':
      return pagePath(content.get('pages', landing.id));
    case 'message':
      return itemPath('message', content.get('messages', landing.id).campaign, landing.id);
    case 'course':
      return itemPath('course', content.get('courses', landing.id).campaign, landing.id);
    case 'event':
      return itemPath('event', content.get('events', landing.id).campaign, landing.id);
    case 'asset':
      return itemPath('asset', content.get('assets', landing.id).campaign, landing.id);
  }
}

/** Path of a touchpoint's kit. */
export function kitPath(touchpoint: Pick<Touchpoint, 'id' | 'campaign'>): string {
  return `/${touchpoint.campaign}/kit/${touchpoint.id}/`;
}
