import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';

/** A copy of the project under `npm start`, that a test may change at will. */
export interface StartedProject {
  root: string;
  url: string;
  /** What the command has printed. */
  output: () => string;
  stop: () => Promise<void>;
}

const parts = ['content', 'campaigns', 'public', 'src', 'package.json', 'astro.config.mjs', 'tsconfig.json'];

/** Copies the project beside itself, where its packages are found, and starts it on a free port. */
export async function startProject({
  args = [],
  env = {},
}: {
  args?: string[];
  env?: Record<string, string>;
} = {}): Promise<StartedProject> {
  const root = await mkdtemp(join(inject('sitesFolder'), 'project-'));
  for (const part of parts) await cp(part, join(root, part), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { PATH, HOME, TMPDIR } = process.env;
  const server = spawn(process.execPath, ['src/cli/start.ts', '--port', String(port), ...args], {
    cwd: root,
    env: { ...(PATH && { PATH }), ...(HOME && { HOME }), ...(TMPDIR && { TMPDIR }), ...env },
  });
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  server.stdout.on('data', listen);
  server.stderr.on('data', listen);
  const deadline = Date.now() + 120_000;
  while (!said.includes('Ctrl-C')) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`npm start did not start:\n${said}`);
    await wait(100);
  }
  return { root, url, output: () => said, stop: () => stop(server, root) };
}

async function stop(server: ChildProcess, root: string): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([ended, wait(10_000).then(() => server.kill('SIGKILL'))]);
  }
  await rm(root, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
