import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { cardPath } from '#links/card-path.ts';
import { shortPath } from '#links/tracked-link.ts';
import { discard, type ServedAdmin, serveAdmin } from '../admin/serve-admin.ts';
import { serveFolder } from '../site/built-site.ts';
import { openBrowser } from './open-browser.ts';

let served: ServedAdmin;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  // Beside the project, where its packages are found: it is built in the end.
  const root = await mkdtemp(join(inject('sitesFolder'), 'vuoto-'));
  for (const part of ['public', 'src', 'package.json', 'astro.config.mjs', 'tsconfig.json'])
    await cp(part, join(root, part), { recursive: true });
  await mkdir(join(root, 'content'));
  served = await serveAdmin(root);
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'it-IT', viewport: { width: 1200, height: 900 } });
  page.on('dialog', (dialog) => dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await discard(served.root);
});

/** A command of the project over what the CMS has written. */
async function run(command: string, env: Record<string, string> = {}): Promise<string> {
  const { PATH, HOME, TMPDIR, CHROME_PATH } = process.env;
  const own = {
    ...(PATH && { PATH }),
    ...(HOME && { HOME }),
    ...(TMPDIR && { TMPDIR }),
    ...(CHROME_PATH && { CHROME_PATH }),
  };
  const { stdout } = await promisify(execFile)(process.execPath, [`src/cli/${command}.ts`], {
    cwd: served.root,
    env: { ...own, FILO_TODAY: '2026-11-20', ...env },
    maxBuffer: 50_000_000,
  });
  return stdout;
}

it('an empty repository opens on the guide, and out comes a campaign without problems', async () => {
  await page.goto(`${served.url}/admin/`);
  await page.getByRole('heading', { name: 'La tua prima campagna' }).waitFor();
  await page.getByRole('button', { name: 'Crea la campagna' }).click();
  await page.getByText('Manca «Nome della campagna».').waitFor();
  const answers: Record<string, string> = {
    'Nome della campagna': 'Vaccinarsi in farmacia',
    'Nome breve': 'Vaccini',
    Claim: 'Due minuti, sotto casa',
    'In breve': 'La campagna che porta le vaccinazioni nelle farmacie del territorio.',
    Inizio: '2026-10-01',
    Fine: '2026-12-31',
    'Nome dell’ente per esteso': 'Azienda sanitaria di prova',
    'Nome breve dell’ente': 'Azienda di prova',
    'Nuovo gruppo: nome': 'Farmacisti del territorio',
    'Nome breve del gruppo': 'Farmacisti',
    'Sono un…': 'un farmacista',
    'Il gruppo in una frase': 'Chi vaccina nelle farmacie convenzionate.',
    'Che cosa chiede': 'Come registro una vaccinazione?',
    'Primo messaggio chiave': 'Registrare è semplice',
    'Il messaggio in una frase': 'La registrazione si fa in tre passi, dal gestionale.',
    'La prova': 'Il gestionale guida la registrazione passo per passo.',
  };
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(answer);
  await page.getByLabel('LinkedIn').check();
  await page.getByLabel('E-mail agli operatori').check();
  expect(await page.getByText('I contrasti sono tutti sufficienti').count()).toBe(1);
  await page.getByRole('button', { name: 'Crea la campagna' }).click();
  await page.getByLabel('Claim', { exact: true }).and(page.locator('.red-testo')).waitFor();
  expect(page.url()).toContain('#/collections/campaigns/entries/vaccini');
  expect(await run('check')).toBe('Nessun problema: 1 campagna, 1 messaggio chiave, 2 touchpoint.\n');
});

it('an approved touchpoint of it is built: page, cards and short link', async () => {
  await page.goto('about:blank');
  await page.goto(`${served.url}/admin/#/collections/touchpoints/entries/vaccini-linkedin`);
  await page.getByLabel('Stato').click();
  await page.getByRole('option', { name: 'Approvato' }).click();
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  await page.getByText('Voce salvata').waitFor();
  const file = join(served.root, 'campaigns/vaccini/touchpoints/vaccini-linkedin.yaml');
  expect(await readFile(file, 'utf8')).toContain('state: approved\n');

  const out = join(served.root, 'uscita');
  await run('build', { FILO_OUT: out });
  const site = await serveFolder(out);
  const heading = async () => (await page.locator('h1').textContent())?.replaceAll('\u00a0', ' ');
  try {
    await page.goto(`${site.url}/vaccini/`);
    expect(await heading()).toContain('Due minuti, sotto casa');
    const card = await page.request.get(`${site.url}${cardPath('vaccini-linkedin', 'linkedin')}`);
    expect(card.headers()['content-type']).toBe('image/png');
    await page.goto(`${site.url}${shortPath('vaccini-linkedin')}`);
    await page.waitForURL(/\/vaccini\/.*utm_content=vaccini-linkedin/);
    expect(await heading()).toContain('Due minuti, sotto casa');
  } finally {
    await site.close();
  }
});

it('the guide to another campaign is left for the CMS, and for what it made', async () => {
  await page.goto(`${served.url}/admin/`);
  const again = page.getByRole('link', { name: 'Nuova campagna guidata' });
  await again.click();
  await page.getByRole('link', { name: 'Torna alla redazione' }).click();
  await again.click();
  const answers: Record<string, string> = {
    'Nome della campagna': 'Misurarsi la pressione',
    'Nome breve': 'Pressione',
    Claim: 'Due numeri da sapere',
    'In breve': 'La campagna che invita a misurarsi la pressione in farmacia.',
    Inizio: '2026-10-01',
    Fine: '2026-12-31',
    'Primo messaggio chiave': 'Bastano due minuti',
    'Il messaggio in una frase': 'La pressione si misura in due minuti, seduti.',
    'La prova': 'La misura dura due minuti, dopo cinque di riposo.',
  };
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(answer);
  await page.getByLabel('Farmacisti del territorio').check();
  await page.getByLabel('LinkedIn').check();
  await page.getByRole('button', { name: 'Crea la campagna' }).click();
  await page.waitForURL('**/admin/#/collections/campaigns/entries/pressione');
  await page.getByLabel('Claim', { exact: true }).and(page.locator('.red-testo')).waitFor();
});
