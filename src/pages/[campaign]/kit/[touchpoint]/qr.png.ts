import type { APIRoute } from 'astro';
import { qrPng } from '#links/qr-png.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { siteContext } from '../../../_content.ts';
import { kitPaths } from '../../../_kit.ts';

export const getStaticPaths = kitPaths;

/** The QR code of a touchpoint's link as an image. */
export const GET: APIRoute = (context) => {
  const link = shortUrl(context.params.touchpoint ?? '', siteContext(context).site.href);
  return new Response(qrPng(link), { headers: { 'content-type': 'image/png' } });
};
