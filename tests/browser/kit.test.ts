import { buffer } from 'node:stream/consumers';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kit } from '#posts/kit.ts';
import { builtSite, serveFolder } from '../site/built-site.ts';
import { axeFaults } from './axe-faults.ts';
import { openBrowser } from './open-browser.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  server = await serveFolder(await builtSite());
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function withPage<T>(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, context: BrowserContext) => Promise<T>,
) {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

const kit = () => `${server.url}/fse-toscana/kit/apertura-fad-linkedin/`;

describe('the kit page', () => {
  it('copies text, alternative text and link, and says so to a screen reader', () =>
    withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(kit());
      const row = page.locator('.kit-row').first();
      const pasted = () => page.evaluate(() => navigator.clipboard.readText());
      await row.getByRole('button', { name: 'Copia il testo', exact: true }).press('Enter');
      expect(await pasted()).toBe((await row.locator('.post-text').textContent()) ?? '');
      await expect.poll(() => page.getByRole('status').textContent()).toBe('Testo per LinkedIn copiato.');
      await row.getByRole('button', { name: 'Copia il testo alternativo' }).click();
      expect(await pasted()).toBe(await row.locator('img').getAttribute('alt'));
      await row.getByRole('button', { name: 'Copia il link' }).click();
      expect(await pasted()).toMatch(/\/t\/apertura-fad-linkedin\/$/);
    }));

  it('downloads the zip and the image', () =>
    withPage({ acceptDownloads: true }, async (page) => {
      await page.goto(kit());
      for (const [name, file] of [
        ['Scarica tutto (zip)', 'apertura-fad-linkedin.zip'],
        ['Scarica l’immagine', 'apertura-fad-linkedin-linkedin.png'],
      ] as const) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name }).first().click(),
        ]);
        expect(download.suggestedFilename()).toBe(file);
        expect((await buffer(await download.createReadStream())).length).toBeGreaterThan(5_000);
      }
    }));

  it('has no accessibility fault that axe knows, on a desktop and on a phone', async () => {
    for (const width of [1280, 360]) {
      await withPage({ viewport: { width, height: 900 } }, async (page) => {
        for (const path of [
          '/fse-toscana/kit/apertura-fad-linkedin/',
          '/fse-toscana/kit/',
          '/promis-partenariato/kit/per/regione-toscana/',
          '/embed/fse-toscana/prossimi-eventi/',
          '/embed/messaggio/punto-unico-di-accesso/',
          '/embed/conto-alla-rovescia/forum-risk-management-2024/',
        ]) {
          await page.goto(server.url + path);
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          expect(await axeFaults(page), `${path} at ${width}`).toEqual([]);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          expect(wider, `${path} scrolls sideways at ${width}`).toBe(false);
        }
      });
    }
  });

  it('shows the post of every network as it will look, whole, with its card', () =>
    withPage({}, async (page) => {
      await page.goto(kit());
      const data = (await (await page.request.get(`${kit()}kit.json`)).json()) as Kit;
      for (const details of await page.locator('.kit-others details').all())
        await details.locator('summary').press('Enter');
      for (const post of data.posts) {
        const row = page.getByRole('article', { name: post.name, exact: true });
        const preview = row.locator('.preview');
        expect(await preview.locator('.post-text').textContent(), post.network).toBe(post.text);
        expect(await preview.locator('.post-text').isVisible(), post.network).toBe(true);
        expect(await preview.locator('img').count(), post.network).toBe(post.image ? 1 : 0);
        if (post.image) expect(await preview.locator('img').getAttribute('alt')).toBe(post.alt);
        const share = row.locator('a[data-event="Condividi"]');
        expect(await share.count(), post.network).toBe(post.share ? 1 : 0);
        if (post.share) expect(await share.getAttribute('href')).toBe(post.share);
      }
    }));

  it('shares words and card from a phone', () =>
    withPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async (page) => {
      await page.addInitScript(() => {
        const shared: unknown[] = [];
        Object.assign(globalThis, { shared });
        Object.assign(navigator, {
          canShare: () => true,
          share: async ({ text, title, files = [] }: ShareData) =>
            void shared.push({
              text,
              title,
              files: files.map(({ name, type, size }) => ({ name, type, large: size > 5000 })),
            }),
        });
      });
      await page.goto(kit());
      await page.getByRole('button', { name: 'Condividi dal telefono' }).first().tap();
      const shared = () => page.evaluate(() => (globalThis as unknown as { shared: unknown[] }).shared);
      await expect.poll(async () => (await shared()).length).toBe(1);
      expect(await shared()).toEqual([
        {
          text: await page.locator('.post-text').first().textContent(),
          title: 'Apertura della FAD, post su LinkedIn',
          files: [{ name: 'apertura-fad-linkedin-linkedin.png', type: 'image/png', large: true }],
        },
      ]);
    }));

  it('reaches and uses everything with the keyboard alone', () =>
    withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(kit());
      await page.locator('.kit-row').first().locator('.post-text').focus();
      const names: string[] = [];
      for (let presses = 0; presses < 7; presses++) {
        await page.keyboard.press('Tab');
        names.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
      }
      expect(names).toEqual([
        '/t/apertura-fad-linkedin/',
        'Copia il testo',
        'Scarica l’immagine',
        'Apri LinkedIn',
        'Copia il testo alternativo',
        'Copia il link',
        expect.stringMatching(/^Bluesky/),
      ]);
      await page.keyboard.press('Space');
      expect(await page.locator('.kit-others details').first().getAttribute('open')).toBe('');
    }));

  it('can be read, selected and downloaded without scripts', () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(kit());
      expect(await page.locator('.post-text').first().textContent()).toContain('/t/apertura-fad-linkedin/');
      expect(await page.getByRole('button', { name: 'Copia il testo', exact: true }).count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Scarica tutto (zip)' }).count()).toBe(1);
    }));
});

/** Opens the months that wait under their names. */
async function openMonths(page: Page) {
  const closed = page.locator('.kit-month:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

describe('the list of kits', () => {
  it('is filtered by channel and audience without scripts', () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.url}/fse-toscana/kit/`);
      const shown = () => page.locator('.kit-list > li:visible').count();
      const inSight = await shown();
      await openMonths(page);
      const all = await shown();
      expect(all).toBeGreaterThan(20);
      expect(inSight).toBeLessThan(12);
      await page.reload();
      await page.getByLabel('Canale', { exact: true }).selectOption({ label: 'LinkedIn' });
      const linkedin = await shown();
      expect(linkedin).toBeGreaterThan(1);
      expect(linkedin).toBeLessThan(all);
      for (const row of await page.locator('.kit-list > li:visible').all())
        expect(await row.textContent()).toContain('LinkedIn');
      await page.getByLabel('Destinatari', { exact: true }).selectOption({ label: 'Formatori' });
      expect(await shown()).toBeLessThan(linkedin);
      await page.getByLabel('Canale', { exact: true }).selectOption('');
      expect(await shown()).toBeGreaterThan(0);
      for (const row of await page.locator('.kit-list > li:visible').all())
        expect(await row.textContent()).toContain('Formatori');
    }));
});

describe('the list of the kits of every campaign', () => {
  it('is filtered by campaign, and says how many are left', () =>
    withPage({}, async (page) => {
      await page.goto(`${server.url}/kit/`);
      const rows = page.locator('.kit-list > li:visible');
      const inSight = await rows.count();
      await page.getByLabel('Campagna', { exact: true }).selectOption({ label: 'FSE 2.0 Piemonte' });
      const piemonte = await rows.count();
      expect(piemonte).toBeGreaterThan(0);
      expect(piemonte).toBe(await page.locator('.kit-list a[href^="/fse-piemonte/"]').count());
      await expect.poll(() => page.getByRole('status').textContent()).toBe(`${piemonte} kit.`);
      for (const link of await rows.getByRole('link').all())
        expect(await link.getAttribute('href')).toContain('/fse-piemonte/kit/');
      await page.getByLabel('Campagna', { exact: true }).selectOption('');
      expect(await rows.count()).toBe(inSight);
      await openMonths(page);
      expect(await rows.count()).toBeGreaterThan(piemonte);
    }));
});

describe('a box in the page of another site', () => {
  it('shows its words at any width and opens its links outside the frame', async () => {
    const { createServer } = await import('node:http');
    const portal = createServer((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<iframe src="${server.url}/embed/fse-toscana/prossimi-eventi/" title="Prossimi eventi" width="260" height="600"></iframe>`,
        ),
    );
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    const { port } = portal.address() as { port: number };
    try {
      await withPage({}, async (page) => {
        await page.goto(`http://127.0.0.1:${port}/`);
        const frame = page.frameLocator('iframe');
        await frame.getByRole('heading', { level: 1 }).waitFor();
        for (const width of [220, 260, 480, 900]) {
          await page.locator('iframe').evaluate((box, wide) => box.setAttribute('width', String(wide)), width);
          const fits = () => frame.locator('body').evaluate((body) => [body.scrollWidth <= innerWidth, innerWidth]);
          await expect.poll(fits).toEqual([true, width]);
        }
        const [request] = await Promise.all([
          page.waitForRequest((sent) => sent.url().includes('/fse-toscana/eventi/') && sent.isNavigationRequest()),
          frame.getByRole('link', { name: 'Tutti gli eventi' }).click(),
        ]);
        expect(request.frame()).toBe(page.mainFrame());
      });
    } finally {
      portal.close();
    }
  });
});
