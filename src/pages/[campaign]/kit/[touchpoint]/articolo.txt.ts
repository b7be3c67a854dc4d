import type { APIRoute } from 'astro';
import { kitPaths } from '#pages/_kit.ts';
import { kitOf } from '#pages/_kit-email.ts';
import { renderArticle } from '#posts/email/render-article.ts';

export const getStaticPaths = kitPaths;

/** The piece of news of a kit as HTML to paste: served as text, so that a browser shows the code. */
export const GET: APIRoute = async (context) =>
  new Response(renderArticle(await kitOf(context)), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
