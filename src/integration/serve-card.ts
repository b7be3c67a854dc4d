import type { ServerResponse } from 'node:http';
import { loadLogos } from '#cards/load-logos.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { type CardSubject, findSubject } from '#cards/subject.ts';
import { tellFit } from '#cards/tell-problem.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import { type FormatId, formatIds } from '#model/format.ts';
import { formatProblem } from '#model/problem.ts';
import { loadContent } from '#sources/load-content.ts';
import { reportingDate, type Settings } from './settings.ts';

const PATH = /^\/?(?<folder>[a-z0-9/-]+)\/(?<format>[a-z-]+)\.(?:png|jpg)$/;

/** Draws on request the card at a path under `/cards/`, from the files as they are now; false where there is none. */
export async function serveCard(root: string, path: string, settings: Settings, res: ServerResponse): Promise<boolean> {
  const { folder, format } = PATH.exec(path)?.groups ?? {};
  if (!folder || !isFormat(format)) return false;
  const { content } = await loadContent(root);
  const { subject, partner } = subjectOf(content, folder) ?? {};
  if (!subject) return false;
  const today = reportingDate(process.env, () => new Date());
  const { logos } = await loadLogos(root, content);
  const qr = (id: string) => shortUrl(id, settings.site);
  const drawn = await renderCardFor({ content, today, subject, format, logos, qr, ...(partner && { partner }) });
  if (drawn.ok) {
    res
      .writeHead(200, {
        'content-type': drawn.type === 'jpg' ? 'image/jpeg' : 'image/png',
        'cache-control': 'no-store',
      })
      .end(drawn.image);
  } else {
    res
      .writeHead(422, { 'content-type': 'text/plain; charset=utf-8' })
      .end(
        drawn.problems.map(({ part, cut }) => formatProblem(tellFit(content, subject, part, [format], cut))).join('\n'),
      );
  }
  return true;
}

function isFormat(name: string | undefined): name is FormatId {
  return formatIds.some((id) => id === name);
}

/** What a folder of cards is about; `<touchpoint>/<organisation>` is a partner's own card. */
function subjectOf(content: Content, folder: string): { subject: CardSubject; partner?: string } | undefined {
  const [id = '', partner] = folder.split('/');
  if (partner && content.find('touchpoints', id) && content.find('organisations', partner))
    return { subject: { type: 'touchpoint', id }, partner };
  const subject = findSubject(content, folder);
  return subject && { subject };
}
