import type { APIRoute } from 'astro';
import css from '#styles/embed.css?raw';
import { getContent } from '../_content.ts';

/** The only stylesheet of the pages in frames: theirs, and the two colours of each campaign they use. */
export const GET: APIRoute = async () => {
  const themes = (await getContent()).campaigns.map(
    ({ id, theme }) => `[data-theme="${id}"]{--notte:${theme.notte};--filo:${theme.filo}}`,
  );
  return new Response(`${themes.join('\n')}\n${css}`, { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
