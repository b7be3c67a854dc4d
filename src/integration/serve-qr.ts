import type { ServerResponse } from 'node:http';
import { qrSvg } from '#links/qr.ts';
import { qrTarget } from '#links/qr-path.ts';

/** Draws on request the QR code of a page, which the build writes beside it; false where the path is of none. */
export function serveQr(path: string, site: string, res: ServerResponse): boolean {
  const target = qrTarget(path);
  if (target === undefined) return false;
  res.writeHead(200, { 'content-type': 'image/svg+xml' }).end(qrSvg(new URL(target, site).href, 'QR della pagina'));
  return true;
}
