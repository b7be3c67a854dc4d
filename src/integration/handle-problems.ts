import type { ServerResponse } from 'node:http';
import { escapeHtml } from '#links/escape-html.ts';
import { formatProblem } from '#model/problem.ts';
import { checkEverything } from './check-everything.ts';
import type { Settings } from './settings.ts';

/** The page of the dev server that lists what would stop a build, in the words of `npm run check`; as JSON at `…?json`. */
export async function handleProblems(
  root: string,
  settings: Settings,
  json: boolean,
  res: ServerResponse,
): Promise<true> {
  const { problems } = await checkEverything(root, settings);
  if (json) {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(problems));
    return true;
  }
  const rows = problems.map((p) => `<li>${escapeHtml(formatProblem(p))}</li>`).join('');
  const body = problems.length
    ? `<p>${problems.length === 1 ? 'Un problema ferma' : `${problems.length} problemi fermano`} la pubblicazione.</p><ol>${rows}</ol>`
    : '<p>Nessun problema: il sito si può pubblicare.</p>';
  res
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html lang="it"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Problemi nei contenuti</title><style>body{font:18px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:0 0 .75rem;overflow-wrap:anywhere}</style><h1>Problemi nei contenuti</h1>${body}<p><a href="/">Torna al sito</a> · <a href="/admin/">Apri la redazione</a></p></html>`,
    );
  return true;
}
