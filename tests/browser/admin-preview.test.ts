import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { subjectFormats } from '#admin/previews/entry-subject.ts';
import { composeCard } from '#cards/compose-card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { sceneToSvg } from '#cards/scene-to-svg.ts';
import { qrSvg } from '#links/qr.ts';
import { shortUrl, trackedUrl } from '#links/tracked-link.ts';
import { composePost, touchpointNetworks } from '#posts/compose-post.ts';
import { loadContent } from '#sources/load-content.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({ locale: 'it-IT', viewport: { width: 1400, height: 900 } });
let page: Page;

beforeAll(() => {
  ({ page } = admin);
  page.on('pageerror', (error) => thrown.push(error));
});
const thrown: unknown[] = [];

const preview = () => page.frameLocator('iframe');

it('a field the schema refuses is drawn as typed, with every problem in the words of the form', async () => {
  await page.goto(`${admin.url}/admin/#/collections/messages/entries/otto-moduli-quando-vuoi`);
  await page.locator('.cm-content').waitFor();
  await preview().getByText('Nessun problema').waitFor();
  const long = 'Un titolo davvero troppo lungo per stare nei sessanta caratteri della card';
  await page.getByLabel('Titolo', { exact: true }).first().fill(long);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\n<Sbagliato />');
  await preview().getByText('COMPONENTE_SCONOSCIUTO').waitFor();
  expect(await preview().locator('h1').textContent()).toBe(long);
  const colour = await preview()
    .locator('.red-pagina')
    .evaluate((element) => element.style.getPropertyValue('--notte'));
  expect(colour).toBe('#0B3B34');
  const problems = await preview().locator('.red-esito li').allTextContents();
  expect(problems[0]).toBe(
    `«Titolo» ha ${long.length} caratteri, al massimo 60: tagliane ${long.length - 60}. [TESTO_TROPPO_LUNGO]`,
  );
  expect(problems[1]).toMatch(/^Testo, riga \d+: il componente <Sbagliato> non è ammesso/);
  await preview().getByRole('tab', { name: 'Card e post' }).click();
  await preview().locator('.red-card img').first().waitFor();
  expect(await preview().getByText('Per disegnare il resto').count()).toBe(0);

  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
  const told = page.locator('[class*="ControlErrorsList"] li', { hasText: 'Sbagliato' });
  await told.waitFor();
  expect(await told.textContent()).toBe(problems[1]);
  expect(await told.evaluate((element) => getComputedStyle(element).textTransform)).toBe('none');
  expect(thrown).toEqual([]);
});

it('an entry nobody has written in yet says what it wants, and draws as soon as it can', async () => {
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/touchpoints/new`);
  await preview().getByText('7 problemi da risolvere').waitFor();
  const said = await preview().locator('.red-esito li').allTextContents();
  expect(said).toContain('Manca «Campagna»: compilalo. [CAMPO_MANCANTE]');
  expect(said).toContain('Manca «Messaggio chiave»: compilalo. [CAMPO_MANCANTE]');
  expect(await preview().locator('.red-avviso').textContent()).toBe(
    'Per disegnare il resto manca ancora: «Campagna», «Messaggio chiave», «Destinatari», «Canale», «Pagina di arrivo».',
  );
  for (const [label, words] of [
    ['Campagna', 'Toscana'],
    ['Messaggio chiave', 'quattro progetti'],
    ['Canale', 'LinkedIn'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).first().fill(words);
    await page.keyboard.press('Enter');
  }
  await page.getByLabel('Pagina di arrivo', { exact: true }).selectOption({ label: 'Campagna' });
  await page.getByRole('combobox', { name: 'Campagna', exact: true }).nth(1).fill('Toscana');
  await page.keyboard.press('Enter');
  await preview().locator('.red-card img').first().waitFor();
  await preview().getByRole('heading', { name: 'LinkedIn' }).waitFor();
});

it('a kind that has no card has no tab for it', async () => {
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/sources/entries/toscana-avvio`);
  await preview().getByText('Nessun problema').waitFor();
  expect(await preview().getByRole('tab').count()).toBe(0);
  expect(await preview().locator('h1').textContent()).toContain('Progetto Digital Upskilling');
});

it.each([
  ['touchpoints', 'touchpoint', 'avvio-programma-linkedin'],
  ['events', 'event', 'forum-risk-management-2024'],
  ['messages', 'message', 'alimenta-il-fascicolo'],
] as const)('the cards of %s are the ones the build draws, in every format', async (collection, type, id) => {
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/${collection}/entries/${id}`);
  await preview().getByText('Nessun problema').waitFor();
  await preview().getByRole('tab', { name: 'Card e post' }).click();
  await preview().locator('.red-card img').first().waitFor();
  const drawn = await preview()
    .locator('.red-card img')
    .evaluateAll((images) =>
      images.map((image) => decodeURIComponent((image as HTMLImageElement).src.split(',', 2)[1] ?? '')),
    );
  const { content } = await loadContent(admin.root);
  const card = composeCard({ content, today: new Date(), qr: (one) => shortUrl(one, admin.url) }, { type, id });
  const built = subjectFormats(content, { type, id }).map((format) => {
    const { scene } = composeScene(card, formats[format], loadTypefaces());
    return sceneToSvg(scene, loadTypefaces());
  });
  expect(drawn.length).toBe(built.length);
  for (const [i, svg] of built.entries()) expect(drawn[i] === svg, `format ${i}`).toBe(true);
});

it('the cards carry the image marks of the organisations, as the build draws them', async () => {
  const { content } = await loadContent(admin.root);
  const { supporters, organisation } = content.get('campaigns', 'fse-toscana');
  const folder = join(admin.root, 'campaigns/fse-toscana/logos');
  await mkdir(folder, { recursive: true });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><circle cx="15" cy="15" r="14"/></svg>';
  await writeFile(join(folder, `${supporters[0] ?? organisation}.svg`), svg);
  await page.goto('about:blank');
  await page.goto(`${admin.url}/admin/#/collections/campaigns/entries/fse-toscana`);
  await preview().getByRole('tab', { name: 'Card e post' }).click({ timeout: 45_000 });
  const images = preview().locator('.red-card img');
  await images.first().waitFor();
  const drawn = await images.evaluateAll((found) =>
    found.map((image) => decodeURIComponent((image as HTMLImageElement).src.split(',', 2)[1] ?? '')),
  );
  const { logos } = await loadLogos(admin.root, content);
  const subject = { type: 'campaign', id: 'fse-toscana' } as const;
  const card = composeCard({ content, today: new Date(), logos }, subject);
  const built = subjectFormats(content, subject).map((format) => {
    const { scene } = composeScene(card, formats[format], loadTypefaces());
    return sceneToSvg(scene, loadTypefaces());
  });
  expect(drawn.map((svg, i) => svg === built[i])).toEqual(built.map(() => true));
  expect(drawn[0]).toContain('<image href="data:image/png;base64,');
  const seen = await images
    .first()
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(seen).toBeGreaterThan(100);
  await rm(folder, { recursive: true });
});

it('the post of every network, its count, the tracked link and the QR code are the site’s own', async () => {
  const { content } = await loadContent(admin.root);
  const touchpoint = content.get('touchpoints', 'avvio-programma-linkedin');
  const site = admin.url;
  await page.goto('about:blank');
  await page.goto(`${site}/admin/#/collections/touchpoints/entries/${touchpoint.id}`);
  await preview().locator('.red-card img').first().waitFor();
  const altOf = () => composeCard({ content, today: new Date() }, { type: 'touchpoint', id: touchpoint.id }).alt;
  const posts = touchpointNetworks({ content }, touchpoint).map((network) =>
    composePost({ content, site, altOf }, touchpoint, network),
  );
  expect(await preview().locator('.red-post pre').allTextContents()).toEqual(posts.map(({ text }) => text));
  for (const { length, limit, unit, alt } of posts) {
    expect(await preview().getByText(`${length} di ${limit} ${unit}`).count()).toBeGreaterThan(0);
    expect(await preview().getByText(`Testo alternativo: ${alt}`).count()).toBeGreaterThan(0);
  }
  const link = preview().locator('.red-collegamento');
  const short = shortUrl(touchpoint.id, site);
  expect(await link.locator('b').textContent()).toBe(short);
  expect(await link.locator('.red-nota').textContent()).toBe(trackedUrl(content, touchpoint, site));
  const qr = await link.locator('img').getAttribute('src');
  expect(decodeURIComponent(qr?.split(',', 2)[1] ?? '')).toBe(qrSvg(short, `Codice QR di ${short}`));
});
