import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { type StartedProject, startProject } from './started-project.ts';

/** The thread as a newcomer follows it: one command, one address, from the page to the plan. */
let project: StartedProject;
let browser: Browser;
let context: BrowserContext;

/** A reader's browser: the statistics count no machine that says it is one. */
const READER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

beforeAll(async () => {
  project = await startProject();
  browser = await openBrowser();
  context = await browser.newContext({ userAgent: READER, locale: 'it-IT' });
  await context.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => undefined }));
  // The dev server tells its first reader to load the page again, once it has made the packages ready.
  const first = await context.newPage();
  await first.goto(project.url, { waitUntil: 'networkidle' });
  await first.reload({ waitUntil: 'networkidle' });
  await first.close();
});

afterAll(async () => {
  await browser?.close();
  await project?.stop();
});

describe('npm start', () => {
  it('is read as a paediatrician, in two clicks from the home page', async () => {
    const page = await context.newPage();
    await page.goto(project.url);
    await page
      .getByRole('link', { name: /Medici.di.medicina.generale.e.pediatri.di.libera.scelta/ })
      .first()
      .click();
    await page.waitForURL(/\/fse-toscana\/per\/mmg-pls\/$/);
    await page
      .getByRole('link', { name: /Formazione sul campo/ })
      .first()
      .click();
    await page.waitForURL(/\/fse-toscana\/percorsi\/fsc-mmg-front-office\/$/);
    expect(await page.locator('main').innerText()).toMatch(/5.ore/);
    await page.close();
  });

  it('shows on the page what an editor saves in the CMS, and changes nothing else of the file', async () => {
    const path = join(project.root, 'content/events/forum-risk-management-2024.mdx');
    const before = await readFile(path, 'utf8');
    const page = await context.newPage();
    await page.goto(`${project.url}/admin/#/collections/events/entries/forum-risk-management-2024`);
    const title = page.getByLabel('Titolo', { exact: true });
    await title.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' PROVA');
    await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
    await page.getByText('Voce salvata').waitFor();
    const after = await readFile(path, 'utf8');
    expect(after.replace(' PROVA', '')).toBe(before);
    await expect
      .poll(async () => (await fetch(`${project.url}/fse-piemonte/eventi/forum-risk-management-2024/`)).text())
      .toContain('PROVA');
    await page.close();
  });

  it('draws a card, leads from the short link to its page, counts the visit and shows it in the plan', async () => {
    const card = await fetch(`${project.url}/cards/apertura-fad-linkedin/og.png`);
    expect(card.headers.get('content-type')).toBe('image/png');
    const page = await context.newPage();
    const counted = page.waitForResponse((res) => new URL(res.url()).pathname === '/api/event');
    await page.goto(`${project.url}/t/apertura-fad-linkedin/`);
    await page.waitForURL(/utm_content=apertura-fad-linkedin/);
    const event = await counted;
    expect(event.status()).toBe(202);
    expect(event.headers()['x-plausible-dropped']).toBeUndefined();
    await page.goto(`${project.url}/fse-toscana/piano/calendario/`);
    const row = page.locator('li, tr').filter({ has: page.locator('a[href*="apertura-fad-linkedin"]') });
    await row.filter({ hasText: '1 visita' }).first().waitFor();
    await page.close();
  });

  it('is coherent at every reporting date, changed from its staff bar', async () => {
    const page = await context.newPage();
    const states = async (day: string) => {
      await page.goto(project.url);
      await page.getByLabel('Vedi il sito al').fill(day);
      await page.getByRole('button', { name: 'Cambia' }).click();
      await page.waitForLoadState();
      const found: Record<string, string> = {};
      for (const name of ['fse-toscana', 'fse-piemonte', 'promis-partenariato']) {
        await page.goto(`${project.url}/${name}/`);
        found[name] = /In corso|Conclus[oa]|Previst[oa]/.exec(await page.locator('main').innerText())?.[0] ?? 'none';
      }
      return found;
    };
    expect(await states('2024-11-27')).toEqual({
      'fse-toscana': 'Previsto',
      'fse-piemonte': 'In corso',
      'promis-partenariato': 'In corso',
    });
    expect(await states('2025-09-15')).toEqual({
      'fse-toscana': 'In corso',
      'fse-piemonte': 'In corso',
      'promis-partenariato': 'In corso',
    });
    expect(await states('2026-11-20')).toEqual({
      'fse-toscana': 'Concluso',
      'fse-piemonte': 'Concluso',
      'promis-partenariato': 'In corso',
    });
    await page.close();
  });

  it('has no page that fails, and says nothing wrong while it runs', async () => {
    const paths = [
      '/',
      '/note-redazionali/',
      '/glossario/',
      ...['fse-toscana', 'fse-piemonte', 'promis-partenariato'].flatMap((c) =>
        ['', 'messaggi/', 'per/', 'percorsi/', 'eventi/', 'materiali/', 'domande/', 'piano/'].map((s) => `/${c}/${s}`),
      ),
    ];
    for (const path of paths) expect((await fetch(project.url + path)).status, path).toBe(200);
    // The copy stands inside the project: its packages are above it, where the dev server does not reach.
    const lines = project
      .output()
      .split('\n')
      .filter((line) => !/serving allow list/.test(line));
    expect(lines.join('\n')).not.toMatch(/error/i);
  });
});
