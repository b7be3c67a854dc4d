import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Installs the packages of this folder's PDS, unless they are there already. Nothing is compiled.
 * @throws Error with npm's own words where it could not.
 */
export function installPds(): void {
  const lock = join(here, 'package-lock.json');
  const installed = join(here, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error, stderr } = spawnSync('npm', args, { cwd: here, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return;
  const said = stderr?.toString('utf8').slice(-2000) ?? '';
  throw new Error(`npm ci failed in ${here}: ${error?.message ?? `exit code ${status}`}\n${said}`);
}
