import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that one process at a time can hold, by the name of a file; undefined where another still holds it after the
 * wait. The lock is the operating system's (held through SQLite), so that a killed process never leaves it behind.
 */
export function holdLock(file: string, waitMs: number): { release(): void } | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    return undefined;
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY: the lock is somebody else's. */
const BUSY = 5;
