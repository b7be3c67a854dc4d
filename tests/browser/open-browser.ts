import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../find-chromium.ts';

/** A headless Chromium that talks to nobody but the pages it is sent to. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('no Chromium: set CHROME_PATH');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
