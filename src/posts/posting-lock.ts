import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Longest wait for a run that is already posting. */
const WAIT_MS = 300_000;

/**
 * Lets one run at a time post from a project folder. The lock is the operating system's (held through SQLite), so that a
 * killed run never leaves it behind.
 * @throws Error where another run is still at work after the wait.
 */
export function lockPosting(root: string, waitMs = WAIT_MS): { release(): void } {
  const file = join(root, '.cache', 'posting-lock.sqlite');
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new Error('another run is posting from this folder: wait for it to end, then run again.', { cause });
  }
  return { release: () => database.close() };
}
