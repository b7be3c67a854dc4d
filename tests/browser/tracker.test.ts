import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Collector, createCollector } from '#engagement/collector/collector.ts';
import { openBrowser } from './open-browser.ts';

const SITE = 'campagna.test';
/** A person's browser: a headless one would be taken for a robot, and rightly. */
const READER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

const PAGE = `<!doctype html><html lang="it" data-campaign="fse" data-message="m1" data-audience="mmg"><title>Pagina</title>
<body><h1>Pagina</h1>
<a id="scarica" href="/guida.html" data-event="Scarica materiale" data-asset="guida" data-format="pdf">Scarica</a>
<p data-event-name="evento-1"><a id="iscrizione" href="/altra/" data-event="Iscrizione evento">Iscriviti</a></p>
<a id="fuori" href="ALTROVE/pagina?nome=Mario#cognome">Altrove</a>
<a id="condividi" href="ALTROVE/share?text=Mario" data-event="Condividi" data-network="linkedin">Condividi</a>
<button id="copia" data-event="Copia testo" data-network="whatsapp"><b>Copia</b></button>
<button data-statistics="no">Non contarmi</button> <button data-statistics="si">Contami</button>
<p style="height:3000px">Testo</p><script type="module" src="/tracker.js"></script></body></html>`;

const bundle = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { initTracker } from './src/engagement/tracker.ts'; import { initOptOut } from './src/engagement/opt-out.ts';
        initOptOut(); initTracker({ domain: '${SITE}', local: true });`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  return outputFiles[0]?.text ?? '';
};

let browser: Browser;
let server: Server;
let url: string;
let script: string;
let collector: Collector;
let context: BrowserContext;
let page: Page;
let bodies: string[];

beforeAll(async () => {
  browser = await openBrowser();
  script = await bundle();
  server = createServer((request, response) => {
    if (request.url === '/tracker.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => bodies.push(Buffer.concat(chunks).toString()));
    }
    // What a page sends while it is being left carries the true user agent of a headless browser, whatever the context says.
    request.headers['user-agent'] = READER;
    collector.handle(request, response).then((handled) => {
      const html = request.headers.host?.startsWith('localhost')
        ? 'Un altro sito.'
        : PAGE.replaceAll('ALTROVE', elsewhere());
      if (!handled) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(async () => {
  bodies = [];
  collector = createCollector({ dbPath: ':memory:', sites: [SITE], apiKeys: [] });
  await collector.warmUp();
  context = await browser.newContext({ userAgent: READER, baseURL: url });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await collector.close();
});

/** Another site: this server by another name. */
const elsewhere = () => url.replace('127.0.0.1', 'localhost');
const ask = (query: Record<string, unknown>) =>
  collector
    .ask(SITE, { site_id: SITE, metrics: ['events'], date_range: 'all', ...query })
    .results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
const names = () =>
  ask({
    dimensions: ['event:name'],
    order_by: [['event:name', 'asc']],
    filters: [['is_not', 'event:name', ['engagement']]],
  });
/** Waits until the collector has counted this. */
const counted = (query: Record<string, unknown>, rows: unknown[][]) => expect.poll(() => ask(query)).toEqual(rows);

describe('a reader', () => {
  it('comes by a link, reads, acts and goes on: all of it is found again', async () => {
    await page.goto(
      '/fse/?utm_source=linkedin&utm_medium=social&utm_campaign=fse&utm_content=avvio&q=Mario+Rossi#nome',
    );
    await counted({ metrics: ['pageviews'] }, [[1]]);
    expect(
      ask({
        dimensions: [
          'event:page',
          'event:props:campaign',
          'event:props:touchpoint',
          'event:props:message',
          'event:props:audience',
          'visit:source',
          'visit:utm_content',
          'visit:channel',
          'visit:device',
          'visit:browser',
        ],
      }),
    ).toEqual([['/fse/', 'fse', 'avvio', 'm1', 'mmg', 'LinkedIn', 'avvio', 'Organic Social', 'Desktop', 'Chrome', 1]]);

    await page.mouse.wheel(0, 4000);
    await page.waitForFunction(() => scrollY + innerHeight > document.documentElement.scrollHeight - 100);
    await page.click('#scarica');
    await page.waitForURL('**/guida.html');
    await counted(
      {
        filters: [['is', 'event:name', ['Scarica materiale']]],
        dimensions: ['event:props:asset', 'event:props:format', 'event:props:touchpoint', 'event:page'],
      },
      [['guida', 'pdf', 'avvio', '/fse/', 1]],
    );
    await page.click('#iscrizione');
    await page.waitForURL('**/altra/');
    await counted({ filters: [['is', 'event:name', ['Iscrizione evento']]], dimensions: ['event:props:event'] }, [
      ['evento-1', 1],
    ]);
    await page.click('#copia b');
    await counted({ filters: [['is', 'event:name', ['Copia testo']]], dimensions: ['event:props:network'] }, [
      ['whatsapp', 1],
    ]);
    await counted({ metrics: ['visitors', 'visits', 'pageviews'] }, [[1, 1, 3]]);
    await expect
      .poll(() => ask({ metrics: ['scroll_depth'], filters: [['is', 'event:page', ['/fse/']]] })[0]?.[0])
      .toBeGreaterThan(50);
    expect(bodies.join()).not.toMatch(/Mario|Rossi|nome/);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  it('leaves for another site: the link is counted without what it carries; a share is counted once', async () => {
    await page.goto('/');
    await counted({ metrics: ['pageviews'] }, [[1]]);
    await page.click('#fuori');
    await page.waitForURL('**/pagina*');
    await counted({ filters: [['is', 'event:name', ['Outbound Link: Click']]], dimensions: ['event:props:url'] }, [
      [`${elsewhere()}/pagina`, 1],
    ]);
    await page.goto('/due/');
    await page.click('#condividi');
    await page.waitForURL('**/share*');
    await counted({ filters: [['is', 'event:name', ['Condividi']]], dimensions: ['event:props:network'] }, [
      ['linkedin', 1],
    ]);
    expect(names()).toEqual([
      ['Condividi', 1],
      ['Outbound Link: Click', 1],
      ['pageview', 2],
    ]);
    expect(bodies.join()).not.toContain('Mario');
  });

  it.each([
    ['Do Not Track', () => Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })],
    ['Global Privacy Control', () => Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })],
  ])('who says %s is not counted', async (_, ask) => {
    await page.addInitScript(ask);
    await page.goto('/');
    await page.click('#copia');
    await page.waitForTimeout(500);
    expect([bodies, names()]).toEqual([[], []]);
  });

  it('who opts out is not counted, until opting in again', async () => {
    await page.goto('/');
    await counted({ metrics: ['pageviews'] }, [[1]]);
    await page.click('[data-statistics="no"]');
    expect(await page.getAttribute('[data-statistics="no"]', 'aria-pressed')).toBe('true');
    await page.goto('/altra/');
    await page.click('#copia');
    await page.waitForTimeout(500);
    expect(ask({ metrics: ['pageviews', 'events'] })).toEqual([[1, 1]]);
    await page.click('[data-statistics="si"]');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.goto('/terza/');
    await counted({ metrics: ['pageviews'] }, [[2]]);
  });

  it('who comes from an app is told from where', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(document, 'referrer', { value: 'android-app://com.reddit.frontpage/post?nome=Mario' });
    });
    await page.goto('/fse/');
    await counted({ dimensions: ['visit:source', 'visit:referrer'] }, [
      ['Reddit', 'android-app://com.reddit.frontpage/post', 1],
    ]);
    expect(bodies.join()).not.toContain('Mario');
  });
});
