import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '#model/collections.ts';
import { copyContent, discard, type ServedAdmin, serveAdmin } from '../admin/serve-admin.ts';
import { openBrowser } from './open-browser.ts';

let served: ServedAdmin;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  served = await serveAdmin(await copyContent());
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Asia/Tokyo' });
  page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await discard(served.root);
});

const kinds = [
  ['campaigns', 'fse-toscana', 'Nome breve', 'short'],
  ['plans', 'fse-toscana', 'Il piano in breve (facoltativo)', 'summary'],
  ['touchpoints', 'avvio-programma-linkedin', 'Titolo', 'title'],
  ['audiences', 'mmg-pls', 'Nome breve', 'short'],
  ['events', 'forum-risk-management-2024', 'Titolo', 'title'],
  ['courses', 'fad-operatori', 'Titolo', 'title'],
  ['channels', 'linkedin', 'Nome', 'name'],
  ['organisations', 'estar', 'Nome breve', 'short'],
  ['sources', 'toscana-avvio', 'Titolo del documento', 'title'],
  ['site', 'site', 'Sottotitolo', 'tagline'],
] as const;

describe('one field typed in a file of each kind changes that field alone', () => {
  it.each(kinds)('%s %s', async (collection, id, label, key) => {
    const path = pathOf(collection, id, 'fse-toscana');
    const before = await readFile(join(served.root, path), 'utf8');
    const where = collection === 'site' ? 'settings/entries/site' : `${collection}/entries/${id}`;
    await page.goto('about:blank');
    await page.goto(`${served.url}/admin/#/collections/${where}`);
    const input = page.getByLabel(label, { exact: true }).first();
    await input.waitFor({ timeout: 45_000 });
    await input.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Q');
    await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
    await page.getByText('Voce salvata').waitFor();
    const after = await readFile(join(served.root, path), 'utf8');
    const line = new RegExp(`^${key}:.*(?:\\n {2,}.*)*`, 'm');
    expect(after.replace(line, '')).toBe(before.replace(line, ''));
    expect(after).toMatch(/Q/);
  });
});

describe('the editor of a body', () => {
  it('has nothing axe objects to, and is left and entered by keyboard', async () => {
    await page.goto(`${served.url}/admin/#/collections/messages/entries/otto-moduli-quando-vuoi`);
    await page.locator('.cm-content').waitFor({ timeout: 45_000 });
    await page.evaluate(axe.source);
    const result = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run('.red-corpo'));
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.locator('[data-tool="Titolo nel testo"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)).toBe('Grassetto');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('forte');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('cm-content');
    expect(await page.locator('.red-forte').last().textContent()).toContain('forte');
  });
});
