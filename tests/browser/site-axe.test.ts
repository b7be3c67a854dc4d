import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, serveFolder } from '../site/built-site.ts';
import { axeFaults } from './axe-faults.ts';
import { openBrowser } from './open-browser.ts';

/** One page of every kind. */
const kinds = [
  '/',
  '/fse-toscana/',
  '/promis-partenariato/',
  '/fse-toscana/per/',
  '/fse-toscana/per/mmg-pls/',
  '/fse-toscana/messaggi/',
  '/fse-piemonte/messaggi/tutto-il-percorso-di-cura/',
  '/fse-toscana/percorsi/',
  '/fse-toscana/percorsi/fad-operatori/',
  '/fse-toscana/eventi/',
  '/fse-piemonte/eventi/',
  '/fse-piemonte/eventi/forum-risk-management-2024/',
  '/fse-toscana/materiali/',
  '/fse-toscana/materiali/locandina-fad/',
  '/fse-toscana/domande/',
  '/fse-piemonte/servizi-digitali-piemonte/',
  '/note-redazionali/',
  '/glossario/',
  '/privacy/',
  '/cerca/',
  '/404.html',
];
/** Lists differ from one another only in their rows: one of them stands for all where the layout is not at stake. */
const fewer = kinds.filter((path) => !/\/(?:messaggi|percorsi|materiali|per)\/$|^\/(?:privacy|404)/.test(path));
const modes: Record<string, { paths: string[]; options: BrowserContextOptions }> = {
  'in light': { paths: kinds, options: { viewport: { width: 1280, height: 900 } } },
  'at 320 px': { paths: fewer, options: { viewport: { width: 320, height: 700 } } },
  'in forced colours': { paths: fewer, options: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' } },
};

let browser: Browser;
let served: { url: string; close: () => Promise<void> };

beforeAll(async () => {
  served = await serveFolder(await builtSite());
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe.each(Object.entries(modes))('every kind of page %s', (_, { paths, options }) => {
  it('has no violation of WCAG 2.2 AA nor of best practices, and no sideways scroll', async () => {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(served.url + path);
      found.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) found.push(`${path} is ${sideways} px too wide`);
    }
    await context.close();
    expect(found).toEqual([]);
  });
});
