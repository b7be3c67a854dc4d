import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { inject } from 'vitest';
import type { Area } from '#model/visibility.ts';

/** The day the shared sites are built for: every campaign but the partnership is over. */
export const BUILT_ON = '2026-11-20';

/** Folder of the real content built for an area at a reporting date: built by the first test that asks, shared by all. */
export async function builtSite(area: Area = 'public', today = BUILT_ON): Promise<string> {
  const sites = inject('sitesFolder');
  const folder = join(sites, `${area}-${today}`);
  const turn = join(sites, 'turn');
  for (;;) {
    if (existsSync(folder)) return folder;
    if (await take(turn)) break;
    await wait(200);
  }
  try {
    if (!existsSync(folder)) await build(area, today, folder);
    return folder;
  } finally {
    await rm(turn, { recursive: true });
  }
}

/** Serves a folder on a free port of this machine, as a plain static host would. */
export async function serveFolder(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const files = sirv(folder, { dev: true });
  const server: Server = createServer((req, res) =>
    files(req, res, () => {
      res.writeHead(404, { 'content-type': 'text/html' }).end('404');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Builds take turns: they share the project's cache. */
function take(turn: string): Promise<boolean> {
  return mkdir(turn).then(
    () => true,
    () => false,
  );
}

async function build(area: Area, today: string, folder: string): Promise<void> {
  // What the test runner puts in the environment would turn a production build into a development one.
  const runners = ['VITEST', 'NODE_ENV', 'DEV', 'PROD', 'MODE', 'SSR', 'TEST', 'BASE_URL'];
  const clean = Object.entries(process.env).filter(([name]) => !runners.includes(name) && !name.startsWith('VITEST_'));
  const env = { ...Object.fromEntries(clean), FILO_OUT: folder, FILO_TODAY: today };
  await promisify(execFile)(process.execPath, ['src/cli/build.ts', '--area', area], { env, maxBuffer: 50_000_000 });
}
