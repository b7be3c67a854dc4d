import { join } from 'node:path';
import { runSuite, type Totals } from '../run-suite.ts';
import { installPds } from './pds/install-pds.ts';

/** Installs the real servers where they are missing, then runs their tests. Where they can't be had, that is a failure. */
export function runNetworks(args: readonly string[]): Totals {
  try {
    installPds();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nThe tests with a real Bluesky server did NOT run, it can't be installed here: ${why}\n`);
    return { passed: 0, failed: 1 };
  }
  return runSuite(['--config', join('tests', 'networks', 'vitest.config.ts'), ...args]);
}
