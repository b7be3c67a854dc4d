import type { Content } from '#model/content.ts';

/** The pages that the site has whatever the editors write. */
const fixed = ['/', '/note-redazionali/', '/glossario/', '/cerca/', '/kit/'];

/** Every path of the site that a body may link to. */
export function sitePaths(content: Content): Set<string> {
  const paths = new Set(fixed);
  for (const { id, audiences } of content.campaigns) {
    paths.add(`/${id}/`);
    for (const section of sectionsOf(content, id)) paths.add(`/${id}/${section}/`);
    for (const audience of audiences) paths.add(`/${id}/per/${audience}/`);
  }
  for (const [kind, folder] of Object.entries(folders) as [keyof typeof folders, string][]) {
    for (const item of content[kind]) paths.add(`/${item.campaign}/${folder}/${item.id}/`);
  }
  for (const page of content.pages) paths.add(page.campaign ? `/${page.campaign}/${page.id}/` : `/${page.id}/`);
  for (const { id } of content.touchpoints) paths.add(`/t/${id}/`);
  return paths;
}

/** The kinds of things that have a page each, and the folder of the campaign they are in. */
const folders = { messages: 'messaggi', courses: 'percorsi', events: 'eventi', assets: 'materiali' } as const;

/** The lists of a campaign: those of what it has, its events and its kits, which are there to say that there are none. */
function sectionsOf(content: Content, campaign: string): string[] {
  const lists = Object.entries({ ...folders, faqs: 'domande' } as const) as ['messages', string][];
  return [
    'eventi',
    'kit',
    ...lists.filter(([kind]) => content.of(kind, campaign).length > 0).map(([, folder]) => folder),
    ...(content.find('campaigns', campaign)?.audiences.length ? ['per'] : []),
    ...(content.plan(campaign) ? ['piano', 'piano/calendario', 'piano/filo', 'piano/dati'] : []),
  ];
}
