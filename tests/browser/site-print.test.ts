import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPoppler, poppler } from '../posters/poppler.ts';
import { builtSite, serveFolder } from '../site/built-site.ts';
import { openBrowser } from './open-browser.ts';

const kinds = [
  '/',
  '/fse-toscana/',
  '/fse-toscana/per/mmg-pls/',
  '/fse-toscana/percorsi/fad-operatori/',
  '/fse-toscana/eventi/',
  '/fse-piemonte/eventi/forum-risk-management-2024/',
  '/fse-toscana/materiali/',
  '/fse-toscana/materiali/locandina-fad/',
  '/fse-toscana/domande/',
  '/fse-toscana/piano/',
  '/fse-piemonte/servizi-digitali-piemonte/',
  '/glossario/',
];
/** What every page has at its end: alone on a sheet it would be a sheet thrown away. */
const tail =
  /^(?:Ultimo aggiornamento.*|Situazione al.*|Regione (?:Toscana|Piemonte)|ESTAR|ProMIS|AgeNAS|Ministero|della Salute|Dipartimento per la|trasformazione digitale|\s)*$/;

let browser: Browser;
let served: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  served = await serveFolder(await builtSite());
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe.skipIf(!hasPoppler)('a printed page', () => {
  it.each(kinds)('%s gives its address, no menu, and no sheet for who pays alone', async (path) => {
    const page = await browser.newPage();
    await page.goto(served.url + path, { waitUntil: 'networkidle' });
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    await page.close();
    const sheets = poppler('pdftotext', ['-layout'], pdf).split('\f').slice(0, -1);
    expect(sheets.length).toBeLessThanOrEqual(6);
    expect(sheets[0]?.replace(/\s+/g, '')).toContain(path === '/' ? '4321/' : path);
    expect(sheets.join('')).not.toMatch(/Tutte le campagne|Questa pagina è stata utile|Condividi:/);
    const last = (sheets.at(-1) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    expect(last.filter((line) => !tail.test(line.replace(/\s{2,}/g, ' ')))).not.toEqual([]);
  });
});
