import type { ServerResponse } from 'node:http';
import { loadLogos } from '#cards/load-logos.ts';
import { parsePosterPath } from '#links/poster-path.ts';
import { formatProblem } from '#model/problem.ts';
import { listPosters } from '#posters/list-posters.ts';
import { renderPoster } from '#posters/render-poster.ts';
import { loadContent } from '#sources/load-content.ts';
import { reportingDate, type Settings } from './settings.ts';

/** Prints on request the poster, or the picture of its page, at a path under `/materiali/`; false where there is none. */
export async function servePoster(
  root: string,
  path: string,
  settings: Settings,
  res: ServerResponse,
): Promise<boolean> {
  const asked = parsePosterPath(path);
  if (!asked) return false;
  const { content } = await loadContent(root);
  const today = reportingDate(process.env, () => new Date());
  const poster = listPosters(content, settings.area, today).find(
    ({ asset, file }) => asset.id === asked.asset && file.layout === asked.layout,
  );
  if (!poster) return false;
  const { site } = settings;
  const { logos } = await loadLogos(root, content);
  const printed = await renderPoster({ content, today, site, logos, variant: asked.variant, ...poster });
  if (!printed.ok) {
    const text = printed.problems.map(formatProblem).join('\n');
    res
      .writeHead(422, { 'content-type': 'text/plain; charset=utf-8' })
      .end(`La locandina non si può stampare.\n${text}\n`);
    return true;
  }
  const body = asked.page === undefined ? printed.pdf : (await printed.preview())[asked.page - 1];
  if (!body) return false;
  const type = asked.page === undefined ? 'application/pdf' : 'image/webp';
  res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  return true;
}
