import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserServer, chromium } from 'playwright-core';
import { findChromium } from '../find-chromium.ts';

/** How the tests start a Chromium: one that talks to nobody but the pages it is sent to. */
export function chromiumOptions() {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('no Chromium: set CHROME_PATH');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return { executablePath, args };
}

/** One Chromium for all the test files of a run, started when the first asks: its address is the answer to any request at `url`. */
export async function shareBrowser(): Promise<{ url: string; close: () => Promise<void> }> {
  let running: Promise<BrowserServer> | undefined;
  const door = createServer((_, response) => {
    running ??= chromium.launchServer({ ...chromiumOptions(), host: '127.0.0.1' });
    running.then(
      (browser) => response.end(browser.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async close() {
      door.close();
      await (await running?.catch(() => undefined))?.close();
    },
  };
}
