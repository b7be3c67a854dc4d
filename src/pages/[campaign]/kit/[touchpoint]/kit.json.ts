import type { APIRoute } from 'astro';
import { composeKit } from '#posts/compose-kit.ts';
import { getContent, siteContext } from '../../../_content.ts';
import { kitContext, kitPaths } from '../../../_kit.ts';

export const getStaticPaths = kitPaths;

/** A kit as a document for programs. */
export const GET: APIRoute = async (context) => {
  const content = await getContent();
  const kit = composeKit(
    kitContext(content, siteContext(context)),
    content.get('touchpoints', context.params.touchpoint ?? ''),
  );
  return new Response(`${JSON.stringify(kit, null, 2)}\n`, { headers: { 'content-type': 'application/json' } });
};
