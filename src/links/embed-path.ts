/** Paths of the pages that stand in the frames of other sites. */
export const nextEventsPath = (campaign: string) => `/embed/${campaign}/prossimi-eventi/`;
export const messageEmbedPath = (message: string) => `/embed/messaggio/${message}/`;
export const countdownPath = (event: string) => `/embed/conto-alla-rovescia/${event}/`;

/** The code to paste into a portal's page: no script, as wide as its column, with a name for screen readers. */
export function embedCode(path: string, title: string, site: string, height: number): string {
  const safe = title.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const src = new URL(path, site).href;
  return `<iframe src="${src}" title="${safe}" width="100%" height="${height}" loading="lazy" style="border:0;max-width:40em;resize:vertical"></iframe>`;
}
