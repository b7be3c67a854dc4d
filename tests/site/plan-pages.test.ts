import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '#integration/settings.ts';
import { stopOnProblems } from '#integration/stop-on-problems.ts';
import { DEMO_EVIDENCE } from '#plan/demo/demo-content.ts';
import { axeFaults } from '../browser/axe-faults.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { builtSite, serveFolder } from './built-site.ts';

const campaigns = ['fse-toscana', 'promis-partenariato', 'fse-piemonte'];
/** The plan in brief, its calendar, its threads, its data. */
const parts = ['', 'calendario/', 'filo/', 'dati/'];

let site: string;
let served: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await builtSite();
  served = await serveFolder(site);
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const read = (campaign: string, file: string) => readFileSync(join(site, campaign, 'piano', file), 'utf8');

async function open(path: string, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${served.url}${path}`);
}

describe('the plan pages', () => {
  it.each(campaigns)('of %s pass axe on a phone and on a desk, everything opened', async (campaign) => {
    for (const [part, width] of parts.flatMap((part) => [320, 1280].map((width) => [part, width] as const))) {
      await open(`/${campaign}/piano/${part}`, width);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      });
      expect(await axeFaults(page), `${part} at ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
    }
  });

  it('give every KPI a row, a chart with words, and its state', async () => {
    await open('/promis-partenariato/piano/');
    expect(await page.locator('.kpis tbody th[scope="row"]').count()).toBe(17);
    expect(await page.locator('.kpi svg[role="img"]').count()).toBe(17);
    expect(await page.locator('.kpis .kpi-tag').allInnerTexts()).toEqual(Array(17).fill('… Dato non fornito'));
    const label = await page.locator('#kpi-kpi-2-2 svg[role="img"]').getAttribute('aria-label');
    expect(label).toBe(
      'Numero di post pubblicati sui canali dei social media: dato non fornito; obiettivo: 100 post entro giugno 2026.',
    );
  });

  it('link every knot of the thread to something that exists', async () => {
    await open('/fse-toscana/piano/filo/');
    const hrefs = await page
      .locator('.thread-map a')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
    expect(hrefs.length).toBeGreaterThan(100);
    const broken: string[] = [];
    for (const href of new Set(hrefs)) {
      const [path = '', anchor] = href.split('#');
      const answer = await fetch(`${served.url}${path}`);
      if (!answer.ok || (anchor && !(await answer.text()).includes(`id="${anchor}"`))) broken.push(href);
    }
    expect(broken).toEqual([]);
  });

  it('need no script of their own', () => {
    const html = read('fse-toscana', 'index.html');
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(main.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '')).not.toContain('<script');
  });

  it('show no gaps, no person, no demonstration figure to the public', () => {
    for (const campaign of campaigns) {
      const html = parts.map((part) => read(campaign, `${part}index.html`)).join('');
      expect(html).not.toContain('Dove il filo si spezza');
      expect(html).not.toContain('Riferimento:');
      expect(html).not.toContain(DEMO_EVIDENCE);
    }
  });
});

describe('the open data', () => {
  it.each(campaigns)('of %s say the same in JSON and CSV, with licence and meaning of every field', (campaign) => {
    const data = JSON.parse(read(campaign, 'dati.json'));
    expect(data).toMatchObject({
      licenza: 'https://creativecommons.org/licenses/by/4.0/deed.it',
      data_di_riferimento: '2026-11-20',
    });
    const rows = data.tabelle.reduce((sum: number, table: { righe: unknown[] }) => sum + table.righe.length, 0);
    for (const table of data.tabelle) {
      const fields = table.campi.map((field: { campo: string; significato: string }) => {
        expect(field.significato.length).toBeGreaterThan(3);
        return field.campo;
      });
      for (const row of table.righe) expect(Object.keys(row)).toEqual(fields);
    }
    const csv = read(campaign, 'dati.csv');
    expect(csv.startsWith('\uFEFFtabella,id,')).toBe(true);
    expect(csv.match(/\r\n/g)?.length).toBe(rows + 1);
    expect(csv).not.toMatch(/(^|,|\n)"?[=+@]/);
  });

  it('give the plan as a calendar', () => {
    const ics = read('fse-toscana', 'calendario.ics');
    expect(ics.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(20);
    expect(ics).toContain('UID:touchpoint-apertura-fad-intranet@');
  });
});

describe('a build', () => {
  it('refuses demonstration figures', async () => {
    const settings = readSettings({ FILO_DEMO: '1' });
    await expect(stopOnProblems('.', settings)).rejects.toThrow(
      'FILO_DEMO is set: demonstration figures never enter a build. Unset it and build again.',
    );
  });
});
