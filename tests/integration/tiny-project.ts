import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { writeRegion } from '../../bench/synthetic-region.ts';
import { prepareEdits } from './rebuild-edits.ts';

/** A tiny project whose site is built already: the first test that asks builds it, each has a copy of its own. */
export async function builtTinyProject(): Promise<string> {
  const folder = inject('sitesFolder');
  const original = join(folder, 'tiny');
  const turn = join(folder, 'tiny-turn');
  while (!existsSync(original) && (await mkdir(turn).catch(() => 'taken')) === 'taken') await wait(200);
  try {
    if (!existsSync(original)) {
      const root = await tinyProject();
      await prepareEdits(root);
      const { code, output } = await startBuild(root).over;
      if (code !== 0) throw new Error(output);
      await rename(root, original);
    }
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
  const copy = await mkdtemp(join(folder, 'tiny-'));
  await cp(original, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

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
  const hash = createHash('sha256');
  for (const [file, digest] of await folderFiles(folder)) hash.update(file).update(digest);
  return hash.digest('hex');
}

/** The digest of every file under a folder, by its path in it, in order. */
export async function folderFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    files.set(relative(folder, path), digest);
  }
  return files;
}
