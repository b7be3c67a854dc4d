import type { Content } from '#model/content.ts';

/** The pages that the site has whatever the editors write. */
const fixed = ['/', '/note-redazionali/', '/glossario/', '/cerca/'];

/** Every path of the site that a body may link to. */
export function sitePaths(content: Content): Set<string> {
  const paths = new Set(fixed);
  for (const { id, audiences } of content.campaigns) {
    paths.add(`/${id}/`);
    for (const section of ['messaggi', 'percorsi', 'eventi', 'materiali', 'domande', 'piano', 'kit'])
      paths.add(`/${id}/${section}/`);
    for (const audience of audiences) paths.add(`/${id}/per/${audience}/`);
  }
  const folders = { messages: 'messaggi', courses: 'percorsi', events: 'eventi', assets: 'materiali' } as const;
  for (const [kind, folder] of Object.entries(folders) as [keyof typeof folders, string][]) {
    for (const item of content[kind]) paths.add(`/${item.campaign}/${folder}/${item.id}/`);
  }
  for (const page of content.pages) paths.add(page.campaign ? `/${page.campaign}/${page.id}/` : `/${page.id}/`);
  for (const { id } of content.touchpoints) paths.add(`/t/${id}/`);
  return paths;
}
