import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { mountAdmin } from '#admin/mount-admin.ts';
import { handleDate } from './handle-date.ts';
import { handleProblems } from './handle-problems.ts';
import { openStatistics } from './open-statistics.ts';
import { serveCard } from './serve-card.ts';
import { serveKit } from './serve-kit.ts';
import { servePoster } from './serve-poster.ts';
import { serveQr } from './serve-qr.ts';
import { openSearch } from './serve-search.ts';
import type { Settings } from './settings.ts';

/** A connect-style handler. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => unknown;
/** Answers the request; false where it is not its own. The path has no query and no base. */
type Answer = (req: IncomingMessage, res: ServerResponse, path: string) => Promise<boolean> | boolean;

/**
 * Adds to Astro's dev server what a static site has beside its pages: statistics, cards, posters, uploads, the search, the staff's own addresses.
 * Returns what closes it all.
 */
export function mountDev(use: (handler: Handler) => unknown, root: string, settings: Settings): () => Promise<void> {
  const statistics = openStatistics(root, settings, process.env);
  const uploads = sirv(join(root, 'content'), { dev: true });
  const search = openSearch(root);
  const answers: [prefix: string, answer: Answer][] = [
    ['/api/', (req, res) => statistics.handle(req, res)],
    ['/cards/', (_, res, path) => serveCard(root, path.slice('/cards'.length), settings, res)],
    ['/qr/', (_, res, path) => serveQr(path, settings.site, res)],
    ['/materiali/', (_, res, path) => servePoster(root, path, settings, res)],
    ['/pagefind/', (_, res, path) => search.answer(path, res)],
    ['/kit/', (_, res, path) => serveKit(root, path, settings, res)],
    ['/uploads/', (req, res) => new Promise((resolve) => uploads(req, res, () => resolve(false)))],
    ['/_redazione/data', (req, res) => handleDate(req, res)],
    ['/_redazione/problemi', (req, res) => handleProblems(root, settings, req.url?.endsWith('?json') ?? false, res)],
  ];
  use((req, res, next) => {
    const path = new URL(req.url ?? '/', settings.site).pathname;
    const answer = answers.find(([prefix]) => path.startsWith(prefix))?.[1];
    if (!answer) return next();
    return Promise.resolve(answer(req, res, path)).then((answered) => answered || next(), next);
  });
  mountAdmin(use, { root, port: settings.port, env: process.env });
  return () => statistics.close();
}
