import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, serveFolder } from '../site/built-site.ts';
import { openBrowser } from './open-browser.ts';

let browser: Browser;
let served: { url: string; close: () => Promise<void> };

beforeAll(async () => {
  served = await serveFolder(await builtSite());
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function visit<T>(path: string, options: BrowserContextOptions, tour: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(served.url + path);
  try {
    return await tour(page);
  } finally {
    await context.close();
  }
}

/** Presses Tab until the element is focused; at most 60 times. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

const phone = { viewport: { width: 360, height: 740 } };
const noScript = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };

describe('a paediatrician on a phone', () => {
  it('finds the course, its hours and its period in one tap', async () => {
    await visit('/', phone, async (page) => {
      await page.getByRole('link', { name: 'Medici di medicina generale e pediatri di libera scelta' }).first().click();
      await page.waitForURL('**/fse-toscana/per/mmg-pls/');
      const course = page.getByRole('region', { name: 'Il tuo percorso' });
      expect(await course.textContent()).toMatch(/5\sore[\s\S]*da giugno\s2025 a giugno\s2026/);
    });
  });

  it('opens the menu with the keyboard, closes it with Escape, and gets back to the button', async () => {
    await visit('/fse-toscana/', phone, async (page) => {
      const events = page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Eventi' });
      expect(await events.isVisible()).toBe(false);
      await tabTo(page, '.menu-button');
      await page.keyboard.press('Enter');
      expect(await events.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await events.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('menu-button');
    });
  });
});

describe('a front-office clerk without script', () => {
  it('finds the poster', async () => {
    await visit('/', noScript, async (page) => {
      await page.getByRole('link', { name: 'Operatori di front-office e di accoglienza' }).first().click();
      await page.waitForURL('**/fse-toscana/per/front-office/');
      await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Materiali' }).click();
      await page
        .getByRole('link', { name: /^La formazione a.distanza, locandina/i })
        .first()
        .click();
      const pdf = await page.locator('a[href$=".pdf"]').first().getAttribute('href');
      const answer = await page.request.get(served.url + pdf);
      expect((await answer.body()).subarray(0, 4).toString()).toBe('%PDF');
    });
  });

  it('says whether the page was useful, filters events, opens a term, searches by name', async () => {
    await visit('/fse-toscana/eventi/', noScript, async (page) => {
      const rows = page.locator('.events .rows > li');
      const all = await rows.filter({ visible: true }).count();
      await page.getByText('Incontro di lavoro', { exact: true }).first().click();
      expect(await rows.filter({ visible: true }).count()).toBeLessThan(all);
      await page.getByRole('link', { name: 'No', exact: true }).click();
      expect(await page.getByText('Grazie.').last().isVisible()).toBe(true);
      await page.goto(`${served.url}/fse-toscana/percorsi/fad-operatori/`);
      await page.getByRole('button', { name: 'SSR' }).first().click();
      expect(await page.getByText('Servizio sanitario regionale', { exact: true }).first().isVisible()).toBe(true);
      await page.goto(`${served.url}/cerca/?q=referti`);
      // Chromium told to run no script still reads <noscript> as text: what stands in it is what a reader would see.
      expect(await page.locator('noscript').textContent()).toContain('La ricerca nel testo ha bisogno di JavaScript');
      expect(await page.getByRole('heading', { name: 'Tutte le pagine' }).isVisible()).toBe(true);
    });
  });
});

describe('somebody who searches', () => {
  it('gets results while typing, moves among them with the arrows, and is told when there is nothing', async () => {
    await visit('/fse-toscana/', { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.getByRole('link', { name: 'Cerca nel sito' }).click();
      await page.waitForURL('**/cerca/');
      await page.keyboard.press('/');
      await page.keyboard.type('referti');
      await page
        .getByRole('status')
        .getByText(/\d+ risultati/)
        .waitFor();
      await page.keyboard.press('ArrowDown');
      const focused = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
      expect(focused).toMatch(/\/fse-/);
      await page.getByRole('combobox', { name: 'Campagna' }).selectOption('FSE 2.0 Toscana');
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('.results a')].every((a) => a.href.includes('/fse-toscana/')),
      );
      await page.getByRole('combobox', { name: 'Campagna' }).selectOption('');
      await page.getByRole('searchbox').fill('pediatara');
      await page
        .getByRole('status')
        .getByText('«pediatra»')
        .or(page.getByRole('button', { name: 'pediatra' }))
        .waitFor();
      await page.locator('.results li').first().waitFor();
      await page.getByRole('searchbox').fill('qwxfasciccolo');
      await page.getByRole('status').getByText('Nessun risultato').waitFor();
    });
  });
});

describe('a manager', () => {
  it('takes an event into the calendar', async () => {
    await visit('/fse-piemonte/eventi/', { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page
        .getByRole('link', { name: /Forum Risk Management/ })
        .first()
        .click();
      const href = await page.getByRole('link', { name: 'Scarica l’evento (ICS)' }).getAttribute('href');
      const text = await (await page.request.get(served.url + href)).text();
      expect(text).toContain('DTSTART;VALUE=DATE:20241126');
      expect(text).toContain('DTEND;VALUE=DATE:20241130');
    });
  });
});

describe('whoever uses the keyboard alone', () => {
  const desk = { viewport: { width: 1280, height: 900 } };

  it('filters events with the arrows', async () => {
    await visit('/fse-toscana/eventi/', desk, async (page) => {
      const rows = page.locator('.events .rows > li').filter({ visible: true });
      const all = await rows.count();
      await tabTo(page, '.filters input');
      await page.keyboard.press('ArrowRight');
      expect(await rows.count()).toBeLessThan(all);
      await page.keyboard.press('ArrowLeft');
      expect(await rows.count()).toBe(all);
    });
  });

  it('reaches a calendar file, a download and a source, each with a focus that is seen', async () => {
    const stops: [path: string, selector: string][] = [
      ['/fse-piemonte/eventi/forum-risk-management-2024/', 'a[href$=".ics"]'],
      ['/fse-toscana/materiali/locandina-fad/', 'a[href$=".pdf"]'],
      ['/fse-toscana/per/mmg-pls/', '.source summary'],
      ['/fse-toscana/kit/apertura-fad-linkedin/', 'main button'],
    ];
    for (const [path, selector] of stops) {
      await visit(path, desk, async (page) => {
        await tabTo(page, selector);
        const outline = await page.evaluate(() => {
          const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement as Element);
          return `${outlineWidth} ${outlineStyle}`;
        });
        expect([path, outline]).toEqual([path, '3px solid']);
      });
    }
  });

  it('opens a source and a question with Enter', async () => {
    await visit('/fse-toscana/domande/', desk, async (page) => {
      await tabTo(page, '.faq summary');
      await page.keyboard.press('Enter');
      expect(await page.locator('.faq[open]').count()).toBe(1);
    });
  });
});

describe('whoever reads', () => {
  it('sees nothing move while a page comes', async () => {
    for (const path of ['/', '/fse-toscana/', '/fse-toscana/per/mmg-pls/', '/fse-toscana/materiali/', '/cerca/']) {
      await visit(path, phone, async (page) => {
        await page.waitForLoadState('networkidle');
        const moved = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              new PerformanceObserver((list) => {
                resolve(
                  list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
                );
              }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve(0), 300);
            }),
        );
        expect([path, moved < 0.02]).toEqual([path, true]);
      });
    }
  });

  it('starts from the skip link, sees the focus, and nothing asks for another site', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${served.url}/fse-toscana/percorsi/fad-operatori/`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenuto');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth);
    expect(outline).toBe('3px');
    expect(await context.cookies()).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(served.url))).toEqual([]);
    await context.close();
  });

  it('loses no word with wide text spacing or at 400 % on a small screen', async () => {
    await visit('/fse-toscana/', { viewport: { width: 320, height: 640 }, bypassCSP: true }, async (page) => {
      await page.addStyleTag({
        content:
          '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
      });
      const cut = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - window.innerWidth;
        const clipped = [
          ...document.querySelectorAll<HTMLElement>('main a, main p, main h1, main h2, header a'),
        ].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible');
        return [wide > 0 ? `${wide} px` : '', ...clipped.map((e) => e.textContent ?? '')].filter(Boolean);
      });
      expect(cut).toEqual([]);
      await page.goto(`${served.url}/fse-toscana/eventi/`);
      const widths = () =>
        page
          .locator('.hero .sign text')
          .evaluateAll((words) => words.map((word) => Math.round(word.getBoundingClientRect().width)));
      const natural = await widths();
      await page.addStyleTag({ content: '*{letter-spacing:.12em!important;word-spacing:.16em!important}' });
      expect(await widths()).toEqual(natural);
      expect(natural.length).toBe(2);
    });
  });
});
