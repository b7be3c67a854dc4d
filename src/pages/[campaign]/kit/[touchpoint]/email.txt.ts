import type { APIRoute } from 'astro';
import { kitPaths } from '#pages/_kit.ts';
import { emailOf } from '#pages/_kit-email.ts';

export const getStaticPaths = kitPaths;

/** The text part of a kit’s e-mail. */
export const GET: APIRoute = async (context) =>
  new Response((await emailOf(context)).text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
