import { join } from 'node:path';
import { holdLock } from './hold-lock.ts';

/** Longest wait for a run that is already posting. */
const WAIT_MS = 300_000;

/**
 * Lets one run at a time post from a project folder.
 * @throws Error where another run is still at work after the wait.
 */
export function lockPosting(root: string, waitMs = WAIT_MS): { release(): void } {
  const lock = holdLock(join(root, '.cache', 'posting-lock.sqlite'), waitMs);
  if (!lock) throw new Error('another run is posting from this folder: wait for it to end, then run again.');
  return lock;
}
