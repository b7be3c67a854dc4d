import { campaignPath, itemPath } from '#links/page-path.ts';
import type { Content } from '#model/content.ts';
import { wordPages } from './campaign-nav.ts';

/** A page by name. */
interface IndexedPage {
  label: string;
  href: string;
}

/** The pages of a campaign (or of the whole site), by kind. */
export interface IndexGroup {
  name: string;
  href: string;
  kinds: { kind: string; pages: IndexedPage[] }[];
}

/** Every page of the site by name, campaign by campaign: what a reader without script searches in. */
export function siteIndex(content: Content): IndexGroup[] {
  const campaigns = content.campaigns.map((c): IndexGroup => {
    const items = (kind: 'message' | 'course' | 'event' | 'asset', list: readonly { id: string; title: string }[]) =>
      list.map(({ id, title }) => ({ label: title, href: itemPath(kind, c.id, id) }));
    const roles = c.audiences.flatMap((id) => content.find('audiences', id) ?? []);
    return group(c.short, campaignPath(c.id), [
      ['Per te', roles.map(({ id, name }) => ({ label: name, href: itemPath('audience', c.id, id) }))],
      ['Formazione', items('course', content.of('courses', c.id))],
      ['Eventi', items('event', content.of('events', c.id))],
      ['Materiali', items('asset', content.of('assets', c.id))],
      ['Messaggi chiave', items('message', content.of('messages', c.id))],
      ['Pagine', wordPages(content, c.id)],
    ]);
  });
  const site = group(content.site.name, '/', [
    ['Pagine', [...wordPages(content, undefined), { label: 'Glossario', href: '/glossario/' }]],
  ]);
  return [...campaigns, site];
}

function group(name: string, href: string, kinds: [string, IndexedPage[]][]): IndexGroup {
  return {
    name,
    href,
    kinds: kinds.filter(([, pages]) => pages.length > 0).map(([kind, pages]) => ({ kind, pages })),
  };
}
