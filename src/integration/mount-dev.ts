import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { handleDate } from './handle-date.ts';
import { handleProblems } from './handle-problems.ts';
import { serveCard } from './serve-card.ts';
import type { Settings } from './settings.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** Adds to Astro's dev server what a static site has beside its pages: uploads, the reporting date of the staff bar. */
export function mountDev(
  middlewares: { use(path: string, handler: Handler): unknown },
  { root, settings }: { root: string; settings: Settings },
): void {
  middlewares.use('/_redazione/data', handleDate);
  middlewares.use('/_redazione/problemi', (req, res, next) => {
    handleProblems(root, settings, req.url?.includes('json') ?? false, res).catch(next);
  });
  middlewares.use('/cards', (req, res, next) => {
    serveCard(root, new URL(req.url ?? '/', settings.site).pathname, settings, res).then(
      (served) => served || next(),
      next,
    );
  });
  middlewares.use('/uploads', sirv(join(root, 'content', 'uploads'), { dev: true }));
}
