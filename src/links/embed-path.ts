import { escapeHtml } from './escape-html.ts';

/** Paths of the pages that stand in the frames of other sites. */
export const nextEventsPath = (campaign: string) => `/embed/${campaign}/prossimi-eventi/`;
export const messageEmbedPath = (message: string) => `/embed/messaggio/${message}/`;
export const countdownPath = (event: string) => `/embed/conto-alla-rovescia/${event}/`;

/** The code to paste into a portal's page: no script, as wide as its column, with a name for screen readers. */
export function embedCode(path: string, title: string, site: string, height: number): string {
  const src = new URL(path, site).href;
  return `<iframe src="${src}" title="${escapeHtml(title)}" width="100%" height="${height}" loading="lazy" style="border:0;max-width:40em;resize:vertical"></iframe>`;
}
