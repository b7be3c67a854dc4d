import type { APIRoute } from 'astro';
import { kitPaths } from '#pages/_kit.ts';
import { emailOf } from '#pages/_kit-email.ts';

export const getStaticPaths = kitPaths;

/** The e-mail of a kit, to paste into a sending program. */
export const GET: APIRoute = async (context) =>
  new Response((await emailOf(context)).html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
