import type { ServerResponse } from 'node:http';
import { renderCardFor } from '#cards/render-card-for.ts';
import { type CardSubject, pageSubjects, subjectFolder } from '#cards/subject.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import { type FormatId, formatIds } from '#model/format.ts';
import { loadContent } from '#sources/load-content.ts';
import { reportingDate, type Settings } from './settings.ts';

const PATH = /^\/?(?<folder>[a-z0-9/-]+)\/(?<format>[a-z-]+)\.(?:png|jpg)$/;

/** Draws on request the card at a path under `/cards/`, from the files as they are now; false where there is none. */
export async function serveCard(root: string, path: string, settings: Settings, res: ServerResponse): Promise<boolean> {
  const { folder, format } = PATH.exec(path)?.groups ?? {};
  if (!folder || !isFormat(format)) return false;
  const { content } = await loadContent(root);
  const subject = subjectOf(content, folder);
  if (!subject) return false;
  const today = reportingDate(process.env, () => new Date());
  const drawn = await renderCardFor({ content, today, subject, format, qr: (id) => shortUrl(id, settings.site) });
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
      .end(`La card non si può disegnare: ${JSON.stringify(drawn.problems)}\n`);
  }
  return true;
}

function isFormat(name: string | undefined): name is FormatId {
  return formatIds.some((id) => id === name);
}

function subjectOf(content: Content, folder: string): CardSubject | undefined {
  if (content.find('touchpoints', folder)) return { type: 'touchpoint', id: folder };
  return pageSubjects(content).find((subject) => subjectFolder(content, subject) === folder);
}
