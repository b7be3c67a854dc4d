import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all: whoever reads it, even after a crash, finds the old bytes or the new ones. */
export function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  return replaceWith(path, path, content);
}

/** Moves a file and rewrites it: after a crash it is at one of the two places, never at both, and whole. */
export function moveWhole(from: string, to: string, content: string): Promise<void> {
  return replaceWith(from, to, content);
}

async function replaceWith(from: string, to: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const before = await stat(from).catch(() => undefined);
    const handle = await open(draft, 'wx', before?.mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (before && from !== to) await rename(from, to);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Removes what a killed server left half written; the drafts of a server that still runs stay. */
export async function sweepDrafts(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name, parentPath } of found) {
    const pid = Number(/^\..+\.(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1]);
    if (pid && !runs(pid)) await rm(join(parentPath, name), { force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
