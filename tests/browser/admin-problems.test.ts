import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyContent } from '../admin/serve-admin.ts';
import { openAdmin } from './open-admin.ts';

/** A problem takes an editor to what it is about, whatever hides it. */

const admin = openAdmin({ root: contentWithFaults, viewport: { width: 1400, height: 900 } });

async function contentWithFaults(): Promise<string> {
  const root = await copyContent();
  const change = async (path: string, from: string, to: string) => {
    const text = await readFile(join(root, path), 'utf8');
    await writeFile(
      join(root, path),
      text.replace(from, () => to),
    );
  };
  const plan = 'campaigns/fse-toscana/plan.yaml';
  await change(plan, 'track: communication\n', 'track: comunicazione\n');
  await change(plan, 'indicator: MMG, PLS e operatori', `indicator: ${'M'.repeat(300)}`);
  await change('content/organisations/estar.yaml', '  - ESTAR\n', `  - ESTAR\n  - ${'e'.repeat(200)}\n`);
  await change('content/messages/otto-moduli-quando-vuoi.mdx', 'title: ', 'note: non-esiste\ntitle: ');
  return root;
}

const problem = (words: RegExp) =>
  admin.page.frameLocator('iframe').locator('.red-esito').getByRole('button', { name: words });
const focused = () => admin.page.evaluate(() => document.activeElement?.id.replace(/-field-.*/, ''));

async function open(address: string): Promise<void> {
  await admin.page.goto('about:blank');
  await admin.page.goto(`${admin.url}/admin/#/collections/${address}`);
  await admin.page.frameLocator('iframe').locator('.red-esito.red-manca').waitFor({ timeout: 45_000 });
}

/** The place of the item of a list that holds what has the keyboard, 1-based. */
const placeInList = () =>
  admin.page.evaluate(() => {
    const item = document.activeElement?.closest('[class*="SortableListItem"]');
    return item
      ? [...(item.parentElement?.children ?? [])]
          .filter((one) => one.matches('[class*="SortableListItem"]'))
          .indexOf(item) + 1
      : 0;
  });

it('inside the shut items of lists; the words a form shows stand beside those of the file', async () => {
  await open('plans/entries/fse-toscana');
  const track = problem(/^Fase 1/);
  expect(await track.textContent()).toBe(
    'Fase 1: «Filone» non può essere "comunicazione". Forse "communication"? Valori ammessi: communication (Comunicazione), training (Formazione). [VALORE_NON_AMMESSO]',
  );
  await track.click();
  await expect.poll(focused).toBe('track');
  expect(await placeInList()).toBe(1);
  await problem(/^KPI 2/).click();
  await expect.poll(focused).toBe('indicator');
  expect(await placeInList()).toBe(2);
  const shown = await admin.page.evaluate(() => document.activeElement?.checkVisibility());
  expect(shown).toBe(true);
});

it('lists are named in capitals where their name is in capitals', async () => {
  await admin.page.getByText(/^\d+ KPI$/).waitFor();
  await admin.page.getByRole('button', { name: 'Aggiungi KPI' }).waitFor();
});

it('at the line of a list of lines', async () => {
  await open('organisations/entries/estar');
  await problem(/Righe|linee|card/i)
    .first()
    .click();
  await expect.poll(() => admin.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Voce 2');
});

it('at a field, and at a line of the body', async () => {
  await open('messages/entries/otto-moduli-quando-vuoi');
  await admin.page.locator('.cm-content').click();
  await admin.page.keyboard.press('Control+End');
  await admin.page.keyboard.type('\n\n<Sbagliato />');
  const wrong = problem(/Sbagliato/);
  await wrong.waitFor();
  await admin.page.getByLabel('Titolo', { exact: true }).first().fill('');
  await problem(/^Manca «Titolo»|«Titolo»/)
    .first()
    .click();
  await expect.poll(focused).toBe('title');
  await wrong.click();
  await expect.poll(() => admin.page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
  await admin.page.keyboard.press('Home');
  await admin.page.keyboard.type('Qui ');
  expect(await admin.page.locator('.cm-line', { hasText: 'Sbagliato' }).textContent()).toBe('Qui <Sbagliato />');
});
