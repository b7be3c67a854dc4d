import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPds } from './pds/install-pds.ts';

/** Installs the real servers where they are missing, then runs their tests. */
installPds();
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', '--config', join('tests', 'networks', 'vitest.config.ts'), ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status ?? 1);
