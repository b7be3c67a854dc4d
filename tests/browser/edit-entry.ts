import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { formOf } from '#admin/config/cms-config.ts';
import type { FormField } from '#admin/config/field-form.ts';
import { readEntry } from '#admin/format/entry-format.ts';
import { collections, locate } from '#model/collections.ts';

/** One file of the site as the CMS opens it. */
export interface EditedFile {
  path: string;
  /** What follows `#/collections/` in the address of its form. */
  address: string;
  /** A field of one line or paragraph that takes one more letter. */
  field: FormField;
}

/** How the CMS opens a file, and the field to type in: the first whose text may grow by a letter, or a list. */
export function editedFile(path: string, text: string): EditedFile {
  const found = locate(path);
  if (!found) throw new Error(path);
  const { name, id } = found;
  const { body } = collections[name];
  const { fields } = readEntry(body ? 'mdx' : 'yaml', text);
  const field = formOf(name).find((one) => {
    const value = fields[one.name];
    const room = typeof one.longest !== 'number' || String(value).length < one.longest;
    return (one.widget === 'riga' || one.widget === 'testo') && typeof value === 'string' && value !== '' && room;
  });
  const single = ['site', 'glossary', 'notes'].includes(name);
  const address = single ? `settings/entries/${name}` : `${name}/entries/${id}`;
  const [first] = formOf(name);
  if (!first || !(field || single)) throw new Error(`${path}: no field to type in`);
  return { path, address, field: field ?? first };
}

/** Opens a form in a page that has just loaded the CMS. */
export async function openForm(page: Page, url: string, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${url}/admin/#/collections/${address}`);
  await page.getByRole('button', { name: 'Pubblicato' }).waitFor();
}

/** The control of a field, by its label, required or not; the second text (after the id) of a list, opened. */
export async function openControl(page: Page, { label, widget }: FormField): Promise<Locator> {
  if (widget === 'list') {
    await page.locator('[class*=SortableListItem] button').first().click();
    return page.locator('.red-testo:visible').nth(1);
  }
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.getByLabel(new RegExp(`^${escaped}(?: \\(facoltativo\\))?$`)).first();
}

/** Types at the end of a control, as a person does. */
export async function typeAtEnd(page: Page, input: Locator, word: string): Promise<void> {
  await input.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('End');
  await page.keyboard.type(word);
}

/** Saves and waits until the file on disk is no longer `before`; gives back its new text. */
export async function saveEntry(page: Page, root: string, path: string, before: string): Promise<string> {
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const now = await readFile(join(root, path), 'utf8');
    if (now !== before) {
      await page.getByRole('button', { name: 'Pubblicato' }).waitFor();
      return now;
    }
    await page.waitForTimeout(50);
  }
  const said = await page.locator('[role=alert], .Toastify__toast, [class*=ControlErrorsList]').allTextContents();
  throw new Error(`${path} was not saved: ${said.join(' | ')}`);
}

/** Whether `after` is `before` with `word` typed in at one place, and where. */
export function typedInto(before: string, after: string, word: string): number | undefined {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  for (const start of [at, at - 1]) {
    if (after.startsWith(word, start) && after.slice(0, start) + after.slice(start + word.length) === before)
      return start;
  }
  return undefined;
}
