import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

const installed: Readonly<Partial<Record<NodeJS.Platform, string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};
const playwright: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: join(homedir(), '.cache/ms-playwright/chromium-*/chrome-linux*/chrome'),
  darwin: join(homedir(), 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*'),
  win32: join(homedir(), 'AppData/Local/ms-playwright/chromium-*/chrome-win*/chrome.exe'),
};

/** What to do where there is no browser to test with. */
export const noChromium = `No Chromium was found. The browser tests need one. Do one of these, then run "npm test" again:
  - set CHROME_PATH to a Chromium or Chrome program;
  - install Chromium or Google Chrome (on Debian and Ubuntu: apt-get install chromium);
  - run: npx playwright-core install chromium`;

/** Path of a Chromium: `CHROME_PATH`, an installed one, Playwright's, or on Debian as root the `chromium` package, installed now. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  if (env.CHROME_PATH) return existsSync(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  return present() ?? (installDebian('chromium') ? present() : undefined);
}

function present(): string | undefined {
  const os = platform();
  const fromPlaywright = playwright[os] ? globSync(playwright[os]).sort().at(-1) : undefined;
  return installed[os]?.find((path) => existsSync(path)) ?? fromPlaywright;
}

/** Installs a Debian package, where this is Debian and we are root; says whether it worked. */
export function installDebian(name: string): boolean {
  if (platform() !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  process.stderr.write(`Installing the Debian package "${name}" for the tests…\n`);
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  return run('install', '-y', '-qq', name) || (run('update', '-qq') && run('install', '-y', '-qq', name));
}
