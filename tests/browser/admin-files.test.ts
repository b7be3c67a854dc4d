import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collections, locate } from '#model/collections.ts';
import { readFiles } from '#sources/read-files.ts';
import { editedFile, openControl, openForm, saveEntry, typeAtEnd, typedInto } from './edit-entry.ts';
import { openAdmin } from './open-admin.ts';

/** One file of each kind that admin-field-types leaves alone; every file of the site with `npm run test:saves`. */
const every = process.env.FILO_EVERY_FILE === '1';
const { files } = await readFiles(join(import.meta.dirname, '../..'));
const owned = files.filter(({ path }) => locate(path));
const kindOf = ({ path }: { path: string }) => locate(path)?.name;
const elsewhere: unknown[] = ['campaigns', 'touchpoints', 'events', 'assets', 'faqs'];
const first = owned.filter((file, i) => owned.findIndex((one) => kindOf(one) === kindOf(file)) === i);
const chosen = every ? owned : first.filter((file) => !elsewhere.includes(kindOf(file)));

const admin = openAdmin({ locale: 'en-US', timezoneId: 'Asia/Tokyo' });

describe('a letter typed in a field, then one in the body', () => {
  it.each(chosen.map(({ path, text }) => [path, text] as const))('is all that changes in %s', async (path, text) => {
    const { page } = admin;
    const file = editedFile(path, text);
    await openForm(page, admin.url, file.address);
    await typeAtEnd(page, await openControl(page, file.field), 'Q');
    const saved = await saveEntry(page, admin.root, path, text);
    const at = typedInto(text, saved, 'Q');
    expect(at, saved).toBeGreaterThan(0);
    expect(
      saved
        .slice(0, at)
        .split('\n')
        .findLast((line) => /^\w/.test(line)),
    ).toMatch(`${file.field.name}:`);
    if (!collections[locate(path)?.name ?? 'site'].body) return;
    await typeAtEnd(page, page.locator('.cm-content'), 'Q');
    const written = await saveEntry(page, admin.root, path, saved);
    expect(typedInto(saved, written, 'Q'), written).toBe(written.length - 1);
  });
});
