import { campaignPath, pagePath, sectionPath } from '#links/page-path.ts';
import type { Campaign, Content } from '#model/content.ts';

/** One item of the menu; `id` is what a page names itself by to be marked as current. */
export interface NavItem {
  id: string;
  label: string;
  href: string;
}

/** The page that lists the roles of a campaign. */
export function rolesPath(campaign: string): string {
  return `${campaignPath(campaign)}per/`;
}

/** The menu of a campaign: only what it has. */
export function campaignNav(content: Content, { id, audiences }: Campaign): NavItem[] {
  const items: (NavItem & { shown: boolean })[] = [
    { id: 'per', label: 'Per te', href: rolesPath(id), shown: audiences.length > 0 },
    {
      id: 'percorsi',
      label: 'Formazione',
      href: sectionPath(id, 'percorsi'),
      shown: content.of('courses', id).length > 0,
    },
    { id: 'eventi', label: 'Eventi', href: sectionPath(id, 'eventi'), shown: true },
    {
      id: 'materiali',
      label: 'Materiali',
      href: sectionPath(id, 'materiali'),
      shown: content.of('assets', id).length > 0,
    },
    { id: 'domande', label: 'Domande', href: sectionPath(id, 'domande'), shown: content.of('faqs', id).length > 0 },
    { id: 'piano', label: 'Piano e risultati', href: sectionPath(id, 'piano'), shown: content.plan(id) !== undefined },
  ];
  return items.filter(({ shown }) => shown).map(({ shown: _, ...item }) => item);
}

/** The menu above the campaigns: one item each, then the tools of the whole site. */
export function siteNav(content: Content): NavItem[] {
  return [
    ...content.campaigns.map(({ id, short }) => ({ id, label: short, href: campaignPath(id) })),
    { id: 'glossario', label: 'Glossario', href: '/glossario/' },
    { id: 'note-redazionali', label: 'Note redazionali', href: '/note-redazionali/' },
  ];
}

/** The editors' pages of a campaign (or of the whole site), in the order of the menu. */
export function wordPages(content: Content, campaign: string | undefined): NavItem[] {
  return content
    .of('pages', campaign)
    .sort((a, b) => a.order - b.order || a.title.localeCompare(b.title, 'it'))
    .map((page) => ({ id: page.id, label: page.title, href: pagePath(page) }));
}

/** Most pages a menu lists: a campaign may have a thousand, and each of them has the menu. */
const MOST = 12;

/** As many items as a menu lists, those nearest to one of them or the first, and the way to the others where there are more. */
export function shortMenu(items: readonly NavItem[], id?: string): NavItem[] {
  if (items.length <= MOST) return items.filter((item) => item.id !== id);
  const at = items.findIndex((item) => item.id === id);
  const from = Math.min(Math.max(0, at - MOST / 2), items.length - MOST);
  const near = items.slice(from, from + MOST).filter((item) => item.id !== id);
  return [...near, { id: 'cerca', label: 'Tutte le pagine', href: '/cerca/' }];
}
