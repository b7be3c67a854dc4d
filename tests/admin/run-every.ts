import { findChromium, noChromium } from '../find-chromium.ts';
import { closeWith, runSuite } from '../run-suite.ts';

/** `npm run test:saves`: every file of the site through the CMS in a browser, and 120 servers killed while they save. */
const chromium = findChromium(process.env);
if (!chromium) {
  process.stderr.write(`${noChromium}\n`);
  process.exit(1);
}
const env = { ...process.env, CHROME_PATH: chromium, FILO_EVERY_FILE: '1', FILO_KILL_ROUNDS: '120' };
closeWith(runSuite(['tests/browser/admin-files', 'tests/admin/server/killed-server'], env));
