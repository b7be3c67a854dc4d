import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const TOUCHPOINT = 'apertura-fad-newsletter';

let server: ChildProcess;
let browser: Browser;
let site: string;
beforeAll(async () => {
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    FILO_TODAY: undefined,
    PLAUSIBLE_HOST: undefined,
    VITEST: undefined,
    NODE_ENV: undefined,
  };
  server = spawn(process.execPath, ['src/cli/start.ts', '--demo', '--port', String(port)], { env, stdio: 'ignore' });
  browser = await openBrowser();
  await answers(`${site}/fse-toscana/piano/`);
});
afterAll(async () => {
  await browser?.close();
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok || server.exitCode !== null) return;
    await wait(300);
  }
}

async function visitsInPlan(): Promise<number> {
  const html = await (await fetch(`${site}/fse-toscana/piano/calendario/`)).text();
  const [, row = ''] = html.split(`id="visite-${TOUCHPOINT}"`);
  return Number(/<b>([\d.]+) visit[ae]<\/b>/.exec(row)?.[1]?.replace('.', ''));
}

describe('npm start -- --demo', () => {
  it('shows the visit of a reader who follows a short link, in the plan', async () => {
    // Until the statistics answer, the plan shows none.
    await expect.poll(visitsInPlan).toBeGreaterThan(0);
    const before = await visitsInPlan();
    const reader = await browser.newContext({ userAgent: CHROME });
    await reader.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
    const page = await reader.newPage();
    const sent = page.waitForResponse((response) => response.url() === `${site}/api/event`);
    await page.goto(`${site}/t/${TOUCHPOINT}/`);
    expect((await sent).status()).toBe(202);
    await reader.close();
    await expect.poll(visitsInPlan).toBe(before + 1);
  });

  it('says on the page that its figures are invented', async () => {
    for (const path of ['/', '/fse-toscana/piano/', '/promis-partenariato/piano/']) {
      expect(await (await fetch(site + path)).text()).toContain('Dati dimostrativi');
    }
  });
});
