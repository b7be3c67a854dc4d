import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '#admin/config/cms-config.ts';
import { type CollectionName, pathOf } from '#model/collections.ts';
import { openForm, saveEntry, typeAtEnd } from './edit-entry.ts';
import { openAdmin, openPage } from './open-admin.ts';

const admin = openAdmin({ locale: 'en-US' });
let page: Page;
let clock: CDPSession;

beforeAll(async () => {
  ({ page } = admin);
  clock = await admin.context.newCDPSession(page);
});

/** Opens a form where the clock of the computer is in a time zone. */
async function openIn(timezoneId: string, address: string): Promise<void> {
  await clock.send('Emulation.setTimezoneOverride', { timezoneId });
  await openForm(page, admin.url, address);
}

/** The box that holds the control of a field at the top of a form. */
function box(page: Page, collection: CollectionName, name: string): Locator {
  const label = formOf(collection).find((field) => field.name === name)?.label ?? '';
  return page
    .locator('[class*=ControlContainer]')
    .filter({ has: page.locator('label', { hasText: new RegExp(`^${label}(?: \\(facoltativo\\))?$`) }) })
    .first();
}

/** What a person does, and the only bytes that may change because of it. */
interface Change {
  collection: CollectionName;
  id: string;
  zone?: string;
  act(page: Page): Promise<void>;
  from: string;
  to: string;
}

const event = { collection: 'events', id: 'forum-risk-management-2024' } as const;
const campaign = { collection: 'campaigns', id: 'fse-piemonte' } as const;
const touchpoint = { collection: 'touchpoints', id: 'avvio-programma-linkedin' } as const;

const changes: Record<string, Change> = {
  'a number, with the point between thousands': {
    collection: 'faqs',
    id: 'che-cosa-diventera',
    act: (page) => box(page, 'faqs', 'order').locator('input').fill('1.500'),
    from: 'order: 20\n',
    to: 'order: 1500\n',
  },
  'a box to tick': {
    ...campaign,
    act: (page) => page.getByRole('switch').first().click(),
    from: '  eu: true\n',
    to: '  eu: false\n',
  },
  'a date, in Tokyo': {
    ...event,
    zone: 'Asia/Tokyo',
    act: (page) => box(page, 'events', 'end').locator('input').fill('2024-11-30'),
    from: 'end: "2024-11-29"\n',
    to: 'end: "2024-11-30"\n',
  },
  'an hour that is there in Rome and not in New York, where one types': {
    ...touchpoint,
    zone: 'America/New_York',
    act: (page) => box(page, 'touchpoints', 'publishAt').locator('input').fill('2025-03-09T02:30'),
    from: 'publishAt: "2025-01-21T09:30"\n',
    to: 'publishAt: "2025-03-09T02:30"\n',
  },
  'a choice': {
    ...event,
    act: async (page) => {
      await box(page, 'events', 'mode').locator('input').first().focus();
      await page.keyboard.type('Online');
      await page.keyboard.press('Enter');
    },
    from: 'mode: in-person\n',
    to: 'mode: online\n',
  },
  'a reference added': {
    ...event,
    act: async (page) => {
      await box(page, 'events', 'audiences').locator('input').fill('apicali');
      await page.locator('[role=option]:visible').first().waitFor();
      await page.keyboard.press('Enter');
    },
    from: '  - privati-accreditati\n',
    to: '  - privati-accreditati\n  - apicali\n',
  },
  'a reference taken away': {
    ...event,
    act: (page) =>
      box(page, 'events', 'audiences')
        .getByRole('button', { name: '✕' })
        .or(box(page, 'events', 'audiences').locator('button', { hasText: '✕' }))
        .nth(1)
        .click(),
    from: '  - mmg-pls-piemonte\n',
    to: '',
  },
  'a line of a list': {
    ...campaign,
    act: (page) => typeAtEnd(page, box(page, 'campaigns', 'hashtags').locator('input').nth(1), 'Q'),
    from: '  - Piemonte\n',
    to: '  - PiemonteQ\n',
  },
  'a word of a typed list': {
    collection: 'assets',
    id: 'card-fad',
    act: async (page) => {
      await page.locator('[class*=SortableListItem] button').first().click();
      await page.locator('[class*=SortableListItem] button', { hasText: '✕' }).first().click();
      await page.locator('[class*=SortableListItem] [role=combobox]').first().fill('avvio');
      await page.locator('[role=option]:visible').first().waitFor();
      await page.keyboard.press('Enter');
    },
    from: '    touchpoint: apertura-fad-linkedin\n',
    to: '    touchpoint: avvio-programma-newsletter\n',
  },
  'a word of a group': {
    ...event,
    act: async (page) => {
      await box(page, 'events', 'venue').locator('button').first().click();
      await typeAtEnd(page, page.getByLabel(/^Città/).first(), 'Q');
    },
    from: '  city: Arezzo\n',
    to: '  city: ArezzoQ\n',
  },
  'a colour, beside the contrasts it gives': {
    ...campaign,
    act: async (page) => {
      await page.getByLabel('Notte', { exact: true }).fill('#4A0F31');
      await page.getByText('I contrasti sono tutti sufficienti').waitFor();
    },
    from: '  notte: "#4A0F30"\n',
    to: '  notte: "#4A0F31"\n',
  },
  'a paragraph on two lines': {
    ...campaign,
    act: async (page) => {
      const summary = box(page, 'campaigns', 'summary').locator('textarea');
      await summary.fill((await summary.inputValue()).replace('servizi digitali', 'servizi digitali nuovi'));
    },
    from: '  applicativi, servizi digitali per',
    to: '  applicativi, servizi digitali nuovi per',
  },
};

it('an hour that is not there in Rome is refused in words, wherever one types', async () => {
  // An entry of its own: what is not saved is offered again to who opens it.
  const id = 'apertura-fad-linkedin';
  const path = pathOf('touchpoints', id, 'fse-toscana');
  const before = await readFile(join(admin.root, path), 'utf8');
  await openIn('Asia/Tokyo', `touchpoints/entries/${id}`);
  await box(page, 'touchpoints', 'publishAt').locator('input').fill('2025-03-30T02:30');
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  await page.getByText("l'ora 02:30 non esiste in quel giorno").first().waitFor();
  expect(await readFile(join(admin.root, path), 'utf8')).toBe(before);
});

it('a date left half written is told where it is typed, and can be cleared', async () => {
  const page = await openPage(await admin.browser.newContext());
  await openForm(page, admin.url, `events/entries/${event.id}`);
  const end = box(page, 'events', 'end');
  await end.getByRole('button', { name: 'Svuota' }).click();
  await end.locator('input').focus();
  await page.keyboard.type('12');
  await end.getByRole('combobox').focus();
  const told = 'Questa data non è completa o non esiste (come il 31 febbraio): correggila o svuota il campo.';
  await end.getByText(told).waitFor();
  await end.getByRole('button', { name: 'Svuota' }).click();
  await end.getByText(told).waitFor({ state: 'detached' });
  await page.context().close();
});

it('an event that ends before it starts is not saved', async () => {
  const path = pathOf('events', event.id);
  const before = await readFile(join(admin.root, path), 'utf8');
  const page = await openPage(await admin.browser.newContext());
  await openForm(page, admin.url, `events/entries/${event.id}`);
  await box(page, 'events', 'end').locator('input').fill('2024-01-15');
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  await page.getByText("Non salvato. Fine: l'evento finisce prima di cominciare").first().waitFor();
  expect(await readFile(join(admin.root, path), 'utf8')).toBe(before);
  await page.context().close();
});

it('an item added to a list takes the focus, and its id is made as one types', async () => {
  const page = await openPage(await admin.browser.newContext());
  await openForm(page, admin.url, 'plans/entries/fse-toscana');
  await page.getByRole('button', { name: 'Aggiungi kpi' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^id-field-/);
  await page.keyboard.type('Turnisti formàti! (2025)');
  await page.keyboard.press('Tab');
  expect(await page.locator('input[id^=id-field-]:visible').last().inputValue()).toBe('turnisti-formati-2025');
  await page.context().close();
});

it('a reference moved with the keyboard keeps the focus', async () => {
  const page = await openPage(await admin.browser.newContext());
  await openForm(page, admin.url, `events/entries/${event.id}`);
  const audiences = box(page, 'events', 'audiences');
  const last = audiences.getByRole('button', { name: 'Sposta prima' }).last();
  const name = await last.getAttribute('aria-label');
  await last.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
  await page.context().close();
});

it('an image uploaded while writing gets a plain name, and a line of its own in the text', async () => {
  const path = 'content/faqs/che-cosa-fascicolo.mdx';
  const before = '---\nquestion: Che cosa?\ncampaign: fse-toscana\nsources: [toscana-avvio] # una\n---\n\nTesto.\n';
  await writeFile(join(admin.root, path), before);
  const buffer = await sharp({ create: { width: 2600, height: 20, channels: 3, background: '#063' } })
    .png()
    .toBuffer();
  await openIn('Europe/Rome', 'faqs/entries/che-cosa-fascicolo');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.locator('[data-tool=Immagine]').click();
  const name = 'Foto À Scuola (1).PNG';
  await page.locator('#red-immagine-file').setInputFiles({ name, mimeType: 'image/png', buffer });
  await page.getByText('Immagine caricata').waitFor();
  await page.locator('#red-immagine-alt').fill('Una striscia verde scuro');
  await page.getByRole('button', { name: 'Inserisci' }).click();
  const saved = await saveEntry(page, admin.root, path, before);
  expect(saved).toMatch(/^!\[Una striscia verde scuro\]\(\/uploads\/foto-a-scuola-1\.png\)$/m);
  expect(saved.replace(/\n*!\[.*\)\n*/, '\n')).toBe(before);
  const kept = await sharp(join(admin.root, 'content/uploads/foto-a-scuola-1.png')).metadata();
  expect(kept.width).toBe(2400);
});

describe('each kind of field changes its own bytes alone', () => {
  it.each(Object.entries(changes))('%s', async (_, { collection, id, zone = 'Europe/Rome', act, from, to }) => {
    const path = pathOf(collection, id, 'fse-toscana');
    const before = await readFile(join(admin.root, path), 'utf8');
    expect(before).toContain(from);
    await openIn(zone, `${collection}/entries/${id}`);
    await act(page);
    expect(await saveEntry(page, admin.root, path, before)).toBe(before.replace(from, () => to));
  });
});
