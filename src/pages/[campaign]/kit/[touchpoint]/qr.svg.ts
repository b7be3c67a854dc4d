import type { APIRoute } from 'astro';
import { qrSvg } from '#links/qr.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { siteContext } from '../../../_content.ts';
import { kitPaths } from '../../../_kit.ts';

export const getStaticPaths = kitPaths;

/** The QR code of a touchpoint's link, for print at any size. */
export const GET: APIRoute = (context) => {
  const link = shortUrl(context.params.touchpoint ?? '', siteContext(context).site.href);
  return new Response(qrSvg(link, `QR di ${link}`), { headers: { 'content-type': 'image/svg+xml' } });
};
