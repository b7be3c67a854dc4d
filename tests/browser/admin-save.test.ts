import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openForm } from './edit-entry.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({ locale: 'it-IT', timezoneId: 'America/New_York' });

let page: Page;

beforeAll(() => {
  ({ page } = admin);
});

async function publish(): Promise<void> {
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  await page.getByText('Voce salvata').waitFor();
}

const read = (path: string) => readFile(join(admin.root, path), 'utf8');

describe('the CMS in a browser', () => {
  it('changes only the bytes of the field that was typed in', async () => {
    const path = 'content/events/forum-risk-management-2024.mdx';
    const before = await read(path);
    await openForm(page, admin.url, 'events/entries/forum-risk-management-2024');
    const title = page.getByLabel('Titolo', { exact: true });
    await title.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' QUI');
    await publish();
    const after = await read(path);
    const old = /^title: (.*)$/m.exec(before)?.[1] ?? '';
    expect(after).toBe(before.replace(`title: ${old}`, () => `title: ${old.replace(/(["']?)$/, ' QUI$1')}`));
  });

  it('asks nothing of other sites and says nothing in the console', async () => {
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(admin.url) && !/^(?:data|blob):/.test(request.url())) outside.push(request.url());
    });
    page.on('console', (message) => message.type() === 'error' && outside.push(message.text()));
    await page.goto('about:blank');
    await page.goto(`${admin.url}/admin/`);
    await page.getByRole('link', { name: 'Messaggi chiave' }).click();
    await page.getByRole('link', { name: 'Messaggio chiave' }).waitFor();
    expect(outside).toEqual([]);
  });

  it('opens no form over broken YAML', async () => {
    await writeFile(join(admin.root, 'content/sources/rotta.yaml'), 'title: "aperta\n');
    await page.goto('about:blank');
    await page.goto(`${admin.url}/admin/#/collections/sources/entries/rotta`);
    await page.getByText('content/sources/rotta.yaml:').first().waitFor();
    expect(await page.getByLabel('Titolo del documento').count()).toBe(0);
    expect(await read('content/sources/rotta.yaml')).toBe('title: "aperta\n');
  });

  it('leaves every file of a collection as it was when it is only opened', async () => {
    const names = (await readdir(join(admin.root, 'content/courses'))).slice(0, 3);
    for (const name of names) {
      await openForm(page, admin.url, `courses/entries/${name.replace('.mdx', '')}`);
      await page.frameLocator('iframe').getByText('Nessun problema').waitFor();
      expect(await page.getByText('MODIFICHE NON SALVATE', { exact: false }).count(), name).toBe(0);
    }
  });
});
