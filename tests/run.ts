import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installDebian, noChromium } from './find-chromium.ts';

/** Runs the whole suite in the pinned Node with a browser found beforehand, and closes with the line `N passed, N failed`. */
const chromium = findChromium(process.env);
if (!chromium) {
  process.stderr.write(`${noChromium}\n`);
  process.exit(1);
}
// The tests of the posters read the PDFs with poppler where it is there.
if (!existsSync('/usr/bin/pdfinfo')) installDebian('poppler-utils');

const folder = mkdtempSync(join(tmpdir(), 'filo-test-'));
const report = join(folder, 'report.json');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const args = [
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, CHROME_PATH: chromium, ASTRO_TELEMETRY_DISABLED: '1' },
});

let code = status ?? 1;
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  const failed = Math.max(result.numFailedTests, code === 0 ? 0 : 1);
  process.stdout.write(`\n${result.numPassedTests} passed, ${failed} failed\n`);
  if (failed > 0 || result.numPassedTests === 0) code ||= 1;
} else {
  process.stdout.write('\n0 passed, 1 failed\n');
  code ||= 1;
}
rmSync(folder, { recursive: true, force: true });
process.exit(code);
