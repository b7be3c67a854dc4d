import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many tests of a suite passed and failed. */
export interface Totals {
  passed: number;
  failed: number;
}

/**
 * Runs vitest in this Node and counts from its own report: a suite that breaks, or whose report is missing or empty, is at
 * least one failure.
 */
export function runSuite(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Totals {
  const folder = mkdtempSync(join(tmpdir(), 'filo-test-'));
  const report = join(folder, 'report.json');
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], { stdio: 'inherit', env });
  const counts = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
    : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  const broken = status !== 0 || counts.numPassedTests === 0;
  return { passed: counts.numPassedTests, failed: Math.max(counts.numFailedTests, broken ? 1 : 0) };
}

/** Prints the closing line `N passed, N failed` of some suites together, and ends with 1 where any failed. */
export function closeWith(...suites: readonly Totals[]): never {
  const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
  const failed = suites.reduce((sum, suite) => sum + suite.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 ? 1 : 0);
}
