import { existsSync } from 'node:fs';
import { findChromium, installDebian, noChromium } from './find-chromium.ts';
import { runNetworks } from './networks/run-networks.ts';
import { closeWith, runSuite } from './run-suite.ts';

/**
 * Runs the whole suite in the pinned Node with a browser found beforehand, and closes with the line `N passed, N failed`.
 * With `--networks` the tests with real servers come after it, and the line counts both.
 */
const chromium = findChromium(process.env);
if (!chromium) {
  process.stderr.write(`${noChromium}\n`);
  process.exit(1);
}
// The tests of the posters read the PDFs with poppler where it is there.
if (!existsSync('/usr/bin/pdfinfo')) installDebian('poppler-utils');

const wanted = process.argv.slice(2);
const args = wanted.filter((argument) => argument !== '--networks');
const suite = runSuite(args, { ...process.env, CHROME_PATH: chromium, ASTRO_TELEMETRY_DISABLED: '1' });
closeWith(suite, ...(wanted.includes('--networks') ? [runNetworks([])] : []));
