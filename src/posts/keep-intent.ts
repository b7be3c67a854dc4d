import { execFile } from 'node:child_process';

/** Longest wait for the command, ms. */
const WAIT_MS = 180_000;

/**
 * Runs the command that keeps the ledgers elsewhere (`FILO_POST_KEEP`), in the project's folder.
 * @throws Error with its exit code alone: what it prints may hold the address of a repository with its token.
 */
export function keepIntent(command: string, root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', command], { cwd: root, timeout: WAIT_MS }, (error) => {
      if (!error) return resolve();
      const end = error.killed ? `took more than ${WAIT_MS / 1000} seconds` : `ended with ${error.code}`;
      reject(new Error(`the command of FILO_POST_KEEP ${end}`));
    });
  });
}
