import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** When each file under `content/` and `campaigns/` last changed, by path relative to the project: from git, in one pass. Empty where there is no git. */
export async function gitUpdates(root: string): Promise<Map<string, Date>> {
  const updates = new Map<string, Date>();
  const log = await run(
    'git',
    ['-c', 'core.quotePath=off', 'log', '--format=%x00%cI', '--name-only', '--relative', '--', 'content', 'campaigns'],
    { cwd: root, maxBuffer: 256 * 1024 * 1024 },
  ).catch(() => undefined);
  for (const commit of log?.stdout.split('\0').slice(1) ?? []) {
    const [date = '', ...files] = commit.split('\n').filter(Boolean);
    for (const file of files) if (!updates.has(file)) updates.set(file, new Date(date));
  }
  return updates;
}

/** When a file last changed: its last commit, else its time on disk; undefined where there is no such file. */
export async function lastUpdate(
  root: string,
  file: string,
  git: ReadonlyMap<string, Date>,
): Promise<Date | undefined> {
  const committed = git.get(file);
  if (committed) return committed;
  return stat(join(root, file)).then(
    ({ mtime }) => mtime,
    () => undefined,
  );
}
