import type { IncomingMessage, ServerResponse } from 'node:http';
import { reportingDate } from './settings.ts';

const MAX_FORM = 1_000;

/**
 * Changes the reporting date of the dev server: a form POST with `data` (a day, or empty for today), then back to the page it came from.
 * Only a form of our own pages is obeyed.
 */
export function handleDate(req: IncomingMessage, res: ServerResponse): true {
  const site = `http://${req.headers.host}`;
  if (
    req.method !== 'POST' ||
    req.headers['sec-fetch-site'] === 'cross-site' ||
    (req.headers.origin && req.headers.origin !== site)
  ) {
    res
      .writeHead(405, { 'content-type': 'text/plain; charset=utf-8' })
      .end('La data si cambia dalla barra della redazione.\n');
    return true;
  }
  let body = '';
  req.on('data', (chunk: Buffer) => {
    body += chunk.toString('utf8');
    if (body.length > MAX_FORM) req.destroy();
  });
  req.on('end', () => {
    const day = new URLSearchParams(body).get('data') ?? '';
    try {
      reportingDate({ FILO_TODAY: day }, () => new Date());
    } catch {
      res
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`"${day.slice(0, 20)}" non è una data: scrivi per esempio 2025-09-15.\n`);
      return;
    }
    if (day) process.env.FILO_TODAY = day;
    else delete process.env.FILO_TODAY;
    const from = URL.canParse(req.headers.referer ?? '') ? new URL(req.headers.referer ?? '') : undefined;
    res.writeHead(303, { location: from?.origin === site ? from.pathname + from.search : '/' }).end();
  });
  return true;
}
