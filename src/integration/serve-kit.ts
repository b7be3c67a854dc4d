import type { ServerResponse } from 'node:http';
import { loadLogos } from '#cards/load-logos.ts';
import { parseKitZipPath } from '#links/kit-path.ts';
import type { FormatId } from '#model/format.ts';
import { loadContent } from '#sources/load-content.ts';
import { kitContext } from './kit-context.ts';
import { kitPosters, printKitPoster } from './kit-posters.ts';
import { drawKitCard, packKit } from './pack-kit.ts';
import { reportingDate, type Settings } from './settings.ts';

/** Packs on request the zip of a kit, from the files as they are now; false where there is none. */
export async function serveKit(root: string, path: string, settings: Settings, res: ServerResponse): Promise<boolean> {
  const asked = parseKitZipPath(path);
  if (!asked) return false;
  const { content } = await loadContent(root);
  const touchpoint = content.find('touchpoints', asked.touchpoint);
  if (!touchpoint || (asked.partner && !content.find('organisations', asked.partner))) return false;
  const today = reportingDate(process.env, () => new Date());
  const { logos } = await loadLogos(root, content);
  const context = kitContext(content, settings.site, today, asked.partner);
  const print = printKitPoster({ ...context, today, logos });
  const posters = await kitPosters({ content, area: settings.area, today }, touchpoint, print);
  const drawCard = (format: FormatId) => drawKitCard(context, today, logos, touchpoint, format);
  const zip = await packKit(context, touchpoint, drawCard, posters);
  res.writeHead(200, { 'content-type': 'application/zip', 'cache-control': 'no-store' }).end(zip);
  return true;
}
