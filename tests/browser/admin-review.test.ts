import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyContent } from '../admin/serve-admin.ts';
import { typeAtEnd } from './edit-entry.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({
  root: committedContent,
  env: { FILO_GIT: '1' },
  locale: 'it-IT',
  timezoneId: 'America/New_York',
});
let page: Page;

beforeAll(() => {
  ({ page } = admin);
});

const message = 'content/messages/otto-moduli-quando-vuoi.mdx';
const touchpoint = 'campaigns/fse-toscana/touchpoints/un-touchpoint-nuovo.yaml';

async function committedContent(): Promise<string> {
  const root = await copyContent();
  await writeFile(join(root, '.gitignore'), '.filo/\n');
  commitAll(root);
  return root;
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: admin.root, encoding: 'utf8' });
const read = (path: string) => readFile(join(admin.root, path), 'utf8');

async function open(address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/${address}`);
  await page.getByLabel('Titolo', { exact: true }).first().waitFor();
}

async function pick(input: Locator, word: string): Promise<void> {
  await input.fill(word);
  await page.locator('[role=option]:visible').first().waitFor();
  await page.keyboard.press('Enter');
}

async function saveDraft(): Promise<void> {
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await page.getByText('Voce salvata').waitFor();
}

async function moveTo(from: string, state: string): Promise<void> {
  await page.getByRole('button', { name: `Stato: ${from}` }).click();
  await page.getByRole('menuitem', { name: state, exact: true }).click();
  await page.getByRole('button', { name: `Stato: ${state}` }).waitFor();
}

async function publish(): Promise<void> {
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  await page.getByText('Voce pubblicata').first().waitFor();
}

describe('npm start -- --git, in a browser', () => {
  it('a change is a draft, in review, ready, published: only then a file and a commit', async () => {
    const before = await read(message);
    await open('messages/entries/otto-moduli-quando-vuoi');
    await typeAtEnd(page, page.getByLabel('Titolo', { exact: true }).first(), 'Q');
    await saveDraft();
    expect(git('status', '--porcelain')).toBe('');
    await open('messages/entries/otto-moduli-quando-vuoi');
    expect(await page.getByLabel('Titolo', { exact: true }).first().inputValue()).toMatch(/Q$/);
    await typeAtEnd(page, page.locator('.cm-content'), 'Fine.');
    await page.frameLocator('iframe').getByText('Fine.').waitFor();
    await saveDraft();
    await moveTo('Bozza', 'In revisione');
    await page.goto(`${admin.url}/admin/#/workflow`);
    await page.getByText('Otto moduli da trenta minuti, quando vuoiQ').waitFor();
    await open('messages/entries/otto-moduli-quando-vuoi');
    await moveTo('In revisione', 'Pronto');
    expect(await read(message)).toBe(before);
    await publish();
    const title = /^title: (.*)$/m.exec(before)?.[1] ?? '';
    const wanted = `${before.replace(title, () => title.replace(/(["']?)$/, 'Q$1'))}Fine.`;
    expect(await read(message)).toBe(wanted);
    expect(git('log', '-1', '--format=%s')).toBe('content: pubblica messages «otto-moduli-quando-vuoi»\n');
    expect(git('show', '--format=', '--name-only')).toBe(`${message}\n`);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('a new entry of a campaign is opened again from its draft, and published in the campaign’s folder', async () => {
    await open('touchpoints/new');
    await page.getByLabel('Titolo', { exact: true }).first().fill('Un touchpoint nuovo');
    for (const [label, word] of [
      ['Campagna', 'Toscana'],
      ['Messaggio chiave', 'otto'],
      ['Destinatari', 'operatori'],
      ['Canale', 'linkedin'],
    ] as const) {
      await pick(page.getByLabel(label, { exact: true }).first(), word);
    }
    await page.locator('.red-momento input').first().fill('2026-12-01');
    await page.locator('.red-variante select').selectOption('message');
    await pick(page.locator('.red-variante input').first(), 'otto');
    await saveDraft();
    expect(existsSync(join(admin.root, touchpoint))).toBe(false);
    await open('touchpoints/entries/un-touchpoint-nuovo');
    expect(await page.getByLabel('Titolo', { exact: true }).first().inputValue()).toBe('Un touchpoint nuovo');
    await moveTo('Bozza', 'Pronto');
    await publish();
    expect(await read(touchpoint)).toContain('title: Un touchpoint nuovo\n');
    expect(git('show', '--format=%s', '--name-only')).toBe(
      `content: pubblica touchpoints «un-touchpoint-nuovo»\n\n${touchpoint}\n`,
    );
  });
});
