import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The Chromium of the run, as if it were of this file alone: closed, it closes what this file has opened. */
export async function openBrowser(): Promise<Browser> {
  const answer = await fetch(inject('browserUrl'));
  const address = await answer.text();
  if (!answer.ok) throw new Error(address);
  const browser = await chromium.connect(address);
  // As patient as a machine that does ten other things needs.
  browser.on('context', (context) => context.setDefaultTimeout(90_000));
  return browser;
}
