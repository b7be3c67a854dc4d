import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import sharp from 'sharp';
import { copyContent, discard, serveAdmin } from '../admin/serve-admin.ts';
import { chromiumOptions } from './share-browser.ts';

/** Takes the pictures of docs/guida-redazione.md from the real CMS over a copy of the content. */

const folder = join(import.meta.dirname, '../../docs/immagini');
const root = await copyContent();
const served = await serveAdmin(root);
const browser = await chromium.launch(chromiumOptions());
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'it-IT' });
await mkdir(folder, { recursive: true });

async function keep(name: string, of: Page | Locator = page): Promise<void> {
  const png = await of.screenshot();
  const small = await sharp(png)
    .resize({ width: 960, withoutEnlargement: true })
    .png({ palette: true, colours: 64 })
    .toBuffer();
  await writeFile(join(folder, `${name}.png`), small);
  console.log(`${name}.png ${Math.round(small.length / 1000)} kB`);
}

async function open(hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${served.url}/admin/#/${hash}`);
}

await open('collections/touchpoints');
await page.getByText('Avvio del programma').first().waitFor({ timeout: 60_000 });
await keep('elenco');

await open('collections/messages/entries/otto-moduli-quando-vuoi');
await page.frameLocator('iframe').getByText('si può pubblicare').waitFor({ timeout: 60_000 });
await keep('voce');

const body = page.locator('.cm-content');
await body.scrollIntoViewIfNeeded();
await body.click();
await page.waitForTimeout(500);
await keep('testo', page.locator('.red-corpo'));
await page.locator('[data-tool=Componente]').click();
await page.getByRole('dialog').waitFor();
await keep('componenti', page.getByRole('dialog'));
await page.keyboard.press('Escape');
await body.click();
await page.keyboard.press('Control+End');
await page.keyboard.type('\n\n<Sbagliato />');
await page.frameLocator('iframe').getByText('COMPONENTE_SCONOSCIUTO').waitFor();
await page.waitForTimeout(600);
await keep('problemi');
page.on('dialog', (dialog) => dialog.accept());

const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'it-IT' });
const other = await context.newPage();
await other.goto(`${served.url}/admin/#/collections/touchpoints/entries/avvio-programma-linkedin`);
await other.frameLocator('iframe').getByRole('tab', { name: 'Card e post' }).click({ timeout: 60_000 });
await other.frameLocator('iframe').locator('.red-card img').first().waitFor();
await other.waitForTimeout(800);
await keep('card', other);

await other.goto('about:blank');
await other.goto(`${served.url}/admin/#/collections/faqs/new`);
await other.getByLabel('Domanda', { exact: true }).waitFor({ timeout: 60_000 });
await context.close();

const empty = await mkdtemp(join(tmpdir(), 'redazione-vuota-'));
await mkdir(join(empty, 'content'));
const fresh = await serveAdmin(empty);
const guide = await browser.newPage({ viewport: { width: 1000, height: 900 }, locale: 'it-IT' });
await guide.goto(`${fresh.url}/admin/`);
await guide.getByRole('heading', { name: 'La tua prima campagna' }).waitFor({ timeout: 60_000 });
await keep('prima-campagna', guide);

await browser.close();
await Promise.all([served.stop(), fresh.stop()]);
await Promise.all([discard(root), discard(empty)]);
