import { pageCardSubject } from '#links/card-path.ts';
import { campaignPath, itemPath, landingPath } from '#links/page-path.ts';
import type { Content } from '#model/content.ts';
import type { Landing } from '#model/touchpoint.ts';

/** What a card is about: a touchpoint, a page of the site, or the site itself. */
export type CardSubject =
  | { type: 'touchpoint'; id: string }
  | Exclude<Landing, { type: 'audience' }>
  | { type: 'audience'; id: string; campaign: string }
  | { type: 'site' };

/** The folder of a subject's cards: a touchpoint's id, or `pagine/…` for a page. */
export function subjectFolder(content: Content, subject: CardSubject): string {
  if (subject.type === 'touchpoint') return subject.id;
  return pageCardSubject(subjectPath(content, subject));
}

/** Every page that has a card of its own. */
export function pageSubjects(content: Content): CardSubject[] {
  const audiences = content.campaigns.flatMap((campaign) =>
    campaign.audiences.map((id) => ({ type: 'audience' as const, id, campaign: campaign.id })),
  );
  return [
    { type: 'site' },
    ...content.campaigns.map(({ id }) => ({ type: 'campaign' as const, id })),
    ...audiences,
    ...content.messages.map(({ id }) => ({ type: 'message' as const, id })),
    ...content.events.map(({ id }) => ({ type: 'event' as const, id })),
    ...content.courses.map(({ id }) => ({ type: 'course' as const, id })),
    ...content.assets.map(({ id }) => ({ type: 'asset' as const, id })),
    ...content.pages.map(({ id }) => ({ type: 'page' as const, id })),
  ];
}

function subjectPath(content: Content, subject: Exclude<CardSubject, { type: 'touchpoint' }>): string {
  if (subject.type === 'site') return '/';
  if (subject.type === 'campaign') return campaignPath(subject.id);
  if (subject.type === 'audience') return itemPath('audience', subject.campaign, subject.id);
  return landingPath(content, subject, '');
}

/** The subject of the page at a path; undefined where the page has no card of its own. */
export function pageSubject(content: Content, path: string): CardSubject | undefined {
  const parts = path.split('/').filter(Boolean);
  const id = parts.at(-1);
  if (id === undefined) return { type: 'site' };
  const things = (['page', 'message', 'event', 'course', 'asset'] as const).filter((type) =>
    content.find(`${type}s`, id),
  );
  const candidates: Exclude<CardSubject, { type: 'touchpoint' }>[] = things.map((type) => ({ type, id }));
  const campaign = content.find('campaigns', parts[0]);
  if (campaign?.id === id) candidates.push({ type: 'campaign', id });
  if (campaign?.audiences.includes(id)) candidates.push({ type: 'audience', id, campaign: campaign.id });
  return candidates.find((subject) => subjectPath(content, subject) === `/${parts.join('/')}/`);
}

/** The subject whose cards are in a folder; undefined where there is none. */
export function findSubject(content: Content, folder: string): CardSubject | undefined {
  if (content.find('touchpoints', folder)) return { type: 'touchpoint', id: folder };
  return folder === pageCardSubject('/') ? { type: 'site' } : pageSubject(content, folder.replace(/^pagine/, ''));
}
