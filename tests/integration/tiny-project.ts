import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { writeRegion } from '../../bench/synthetic-region.ts';

/** A copy of the project beside itself, where its packages are found, with one small synthetic campaign as its words. */
export async function tinyProject(): Promise<string> {
  const root = await mkdtemp(join(inject('sitesFolder'), 'tiny-'));
  for (const part of ['src', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json'])
    await cp(part, join(root, part), { recursive: true });
  await writeRegion(root, { campaigns: 1, touchpoints: 5, partners: 1, events: 1, pages: 1 });
  return root;
}

export interface Building {
  process: ChildProcess;
  /** Everything it printed, once it is over; a killed build has no code. */
  over: Promise<{ code: number | null; output: string }>;
}

/** Starts `npm run build` in a project. */
export function startBuild(root: string, env: Record<string, string> = {}): Building {
  const { PATH, HOME, TMPDIR } = process.env;
  const own = { ...(PATH && { PATH }), ...(HOME && { HOME }), ...(TMPDIR && { TMPDIR }), FILO_TODAY: '2026-11-20' };
  const child = spawn(process.execPath, ['src/cli/build.ts'], { cwd: root, env: { ...own, ...env } });
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return {
    process: child,
    over: new Promise((done) => child.once('close', (code) => done({ code, output }))),
  };
}

/** One digest of every name and byte under a folder. */
export async function folderDigest(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file.slice(folder.length)).update(await readFile(file));
  return hash.digest('hex');
}
