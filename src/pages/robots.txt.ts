import type { APIRoute } from 'astro';
import { siteContext } from './_content.ts';

/** What search engines may read: everything public, nothing of the staff. */
export const GET: APIRoute = ({ site }) => {
  const { area, site: address } = siteContext({ site });
  const rules = area === 'staff' ? ['Disallow: /'] : ['Disallow: /t/', 'Disallow: /admin/', 'Disallow: /embed/'];
  const map = area === 'staff' ? [] : [`Sitemap: ${new URL('/sitemap-index.xml', address).href}`];
  return new Response(`${['User-agent: *', ...rules, ...map].join('\n')}\n`);
};
