import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { handleDate } from './handle-date.ts';
import type { Settings } from './settings.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Adds to Astro's dev server what a static site has beside its pages: uploads, the reporting date of the staff bar. */
export function mountDev(
  middlewares: { use(path: string, handler: Handler): unknown },
  { root }: { root: string; settings: Settings },
): void {
  middlewares.use('/_redazione/data', handleDate);
  middlewares.use('/uploads', sirv(join(root, 'content', 'uploads'), { dev: true }));
}
