import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({ locale: 'it-IT', viewport: { width: 1400, height: 900 } });
let page: Page;

beforeAll(() => {
  ({ page } = admin);
});

async function open(address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/${address}`);
  await page.locator('.red-widget').first().waitFor();
  await page.frameLocator('iframe').locator('.red-esito *').first().waitFor();
}

/** What has the focus, by the words of its label, its name or its own text. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label =
      element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return label.replace(' (facoltativo)', '').trim();
  });
}

async function tabTo(name: string, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not reached with ${key}; the focus is on ${await focused()}`);
}

async function write(name: string, words: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.type(words);
}

async function choose(name: string, words: string): Promise<void> {
  await write(name, words);
  await page.keyboard.press('Enter');
}

it('a message is written from its title to its save without a mouse', async () => {
  await open('messages/new');
  await write('Titolo', 'Scritto senza mouse');
  await page.keyboard.press('Tab');
  await choose('Campagna', 'toscana');
  await page.keyboard.press('Tab');
  await write('Breve', 'Un messaggio scritto dalla tastiera.');
  await write('Media', 'Un messaggio scritto tutto dalla tastiera.');
  await write('Lunga', 'Un messaggio scritto tutto dalla tastiera, senza mouse.');
  await choose('Destinatari', 'front');
  await page.keyboard.press('Escape');
  await write('Prova', 'Lo prova questo stesso messaggio.');

  await tabTo('Titolo nel testo');
  await page.keyboard.press('End');
  expect(await focused()).toBe('Ripeti');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Testo');
  await page.keyboard.type('Prima riga');
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('dialog', { name: 'Componenti' }).waitFor();
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => !!document.activeElement?.closest('dialog') || document.activeElement === document.body,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Testo');
  await page.keyboard.press('Control+Shift+K');
  const notice = page.locator('.red-componente', { hasText: 'Avviso' });
  await notice.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Avviso' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe('Testo');
  expect(await page.locator('.red-chip-open').count()).toBe(1);

  await tabTo('Pubblica', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Voce salvata').waitFor();
  const saved = await readFile(join(admin.root, 'content/messages/scritto-senza-mouse.mdx'), 'utf8');
  expect(saved).toContain('title: Scritto senza mouse\ncampaign: fse-toscana\n');
  expect(saved).toContain('audiences:\n  - front-office\n');
  expect(saved).toMatch(/Prima riga\n\n<Avviso>\n\n.*\n\n<\/Avviso>/);
});

describe('axe has nothing to say', () => {
  it.each(['messages/new', 'touchpoints/new', 'campaigns/entries/fse-toscana', 'plans/entries/fse-toscana'])(
    'of the form %s and its preview',
    async (address) => {
      await open(address);
      await page.locator('[aria-roledescription="sortable"]').first().waitFor({ state: 'detached' });
      const frame = page.frames().find((one) => one !== page.mainFrame());
      if (!frame) throw new Error('the form has no preview');
      expect(await axeFaults(page, '[class*=ControlContainer]')).toEqual([]);
      expect(await axeFaults(frame, '.red-anteprima')).toEqual([]);
    },
  );
});
