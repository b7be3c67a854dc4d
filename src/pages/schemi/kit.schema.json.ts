import type { APIRoute } from 'astro';
import { kitJsonSchema } from '#posts/kit.ts';

/** The schema of every kit's JSON document. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(kitJsonSchema(), null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
