import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountAdmin } from '#admin/mount-admin.ts';

const project = join(import.meta.dirname, '../..');

export interface ServedAdmin {
  root: string;
  port: number;
  url: string;
  stop(): Promise<void>;
}

/** A copy of the real content in a temporary folder. */
export async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'redazione-'));
  for (const folder of ['content', 'campaigns'])
    await cp(join(project, folder), join(root, folder), { recursive: true });
  return root;
}

/** Makes a folder a git repository with one commit. */
export function commitAll(root: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Prova', '-c', 'user.email=prova@esempio.it', ...args], { cwd: root });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Prova');
  git('config', 'user.email', 'prova@esempio.it');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Inizio');
}

/** The CMS over a folder, as `npm start` mounts it, on a free port or the one given. */
export async function serveAdmin(root: string, wanted = 0, env: NodeJS.ProcessEnv = {}): Promise<ServedAdmin> {
  type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;
  const handlers: Handler[] = [];
  const server = createServer((req, res) => {
    const run = (i: number, error?: unknown): void => {
      if (error) res.writeHead(500).end(String(error));
      else if (handlers[i]) handlers[i](req, res, (failure) => run(i + 1, failure));
      else res.writeHead(404).end();
    };
    run(0);
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  mountAdmin((handler) => handlers.push(handler), { root, port, env });
  return {
    root,
    port,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function discard(root: string): Promise<void> {
  return rm(root, { recursive: true, force: true });
}
