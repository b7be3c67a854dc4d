import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent } from '#sources/check-content.ts';
import { loadContent } from '#sources/load-content.ts';
import { discard, type ServedAdmin, serveAdmin } from '../admin/serve-admin.ts';
import { openBrowser } from './open-browser.ts';

let served: ServedAdmin;
let browser: Browser;

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'redazione-vuota-'));
  await mkdir(join(root, 'content'));
  served = await serveAdmin(root);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await discard(served.root);
});

it('an empty repository opens on the guide, and out comes a campaign without problems', async () => {
  const page = await browser.newPage({ locale: 'it-IT', viewport: { width: 1200, height: 900 } });
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
  const loaded = await loadContent(served.root);
  expect(checkContent(loaded, new Set())).toEqual([]);
  expect(loaded.content.touchpoints.map(({ id }) => id)).toEqual(['vaccini-linkedin', 'vaccini-newsletter']);
  await page.close();
});
