import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nginxConfig } from '#integration/nginx-config.ts';
import { loadContent } from '#sources/load-content.ts';
import { installDebian } from '../find-chromium.ts';
import { BUILT_ON, builtSite } from '../site/built-site.ts';

/** Debian's own nginx, serving the built site with the configuration we ship. */
const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((path) =>
  existsSync(path),
);
const available = program ?? (installDebian('nginx-light') ? '/usr/sbin/nginx' : undefined);

let root: string;
let folder: string;
let nginx: ChildProcess;
let collector: Server;
let received: { url: string | undefined; told: Record<string, unknown> }[];
let url: string;
let port: number;

beforeAll(async () => {
  if (!available) return;
  received = [];
  collector = createServer((req, res) => {
    const told = Object.entries(req.headers).filter(([name]) => /^x-(?:forwarded-for|plausible)/.test(name));
    received.push({ url: req.url, told: Object.fromEntries(told) });
    res.writeHead(202, { 'content-type': 'text/plain' }).end('ok');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  root = await builtSite();
  folder = await mkdtemp(join(tmpdir(), 'filo-nginx-'));
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const statistics = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const { content } = await loadContent('.');
  const site = nginxConfig(content, new Date(`${BUILT_ON}T11:00:00Z`), {
    host: 'filo.test',
    root,
    statistics,
    listen: `127.0.0.1:${port}`,
  });
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  const main = `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {} http { include /etc/nginx/mime.types; access_log off; ${temp}\n${site}\n}`;
  await writeFile(join(folder, 'nginx.conf'), main);
  nginx = spawn(available, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  for (
    let i = 0;
    i < 100 &&
    !(await fetch(url).then(
      () => true,
      () => false,
    ));
    i++
  )
    await wait(50);
});

afterAll(async () => {
  nginx?.kill('SIGQUIT');
  collector?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.runIf(available)('the site behind nginx', () => {
  it('sends every page with its security headers', async () => {
    const res = await fetch(`${url}/fse-toscana/`);
    expect(res.status).toBe(200);
    const headers = Object.fromEntries(res.headers);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    });
    expect(headers['strict-transport-security']).toContain('max-age=63072000');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers.server).toBe('nginx');
  });

  it('says in the header what the page says of itself', async () => {
    const res = await fetch(`${url}/fse-toscana/`);
    const meta = /http-equiv="content-security-policy" content="([^"]+)"/i.exec(await res.text())?.[1];
    expect(res.headers.get('content-security-policy')).toBe(
      `${meta?.replaceAll('&#39;', "'")}; frame-ancestors 'none'`,
    );
  });

  it('answers a short link with a redirect, with or without its last slash, whatever its query', async () => {
    for (const path of [
      '/t/apertura-fad-intranet/',
      '/t/apertura-fad-intranet',
      '/t/apertura-fad-intranet/?x=https://evil.example/',
    ]) {
      const res = await fetch(url + path, { redirect: 'manual' });
      expect(res.status, path).toBe(302);
      expect(res.headers.get('location')).toMatch(/^\/fse-toscana\/percorsi\/fad-operatori\/\?utm_source=intranet&/);
    }
  });

  it('gives a page for what is not there, and nothing for what is hidden', async () => {
    const missing = await fetch(`${url}/niente/`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('Filo diretto');
    expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${url}/.git/config`)).status).toBe(404);
    expect((await fetch(`${url}/admin/`)).status).toBe(404);
  });

  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/fse-toscana/..;/..;/etc/passwd',
    '/uploads../content/settings/site.yaml',
    '/_astro../cards/',
    '/t/%0d%0aSet-Cookie:x=1/',
    '/%00',
  ])('keeps %s inside', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: filo.test\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404)/);
    expect(answer).not.toMatch(/root:|set-cookie/i);
  });

  it('refuses what is not reading, short links too, and says what it takes', async () => {
    for (const path of ['/fse-toscana/', '/t/apertura-fad-intranet/', '/_astro/', '/nulla'])
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        const res = await fetch(url + path, { method, redirect: 'manual' });
        expect([method, path, res.status, res.headers.get('allow')]).toEqual([method, path, 405, 'GET, HEAD']);
      }
    for (const method of ['GET', 'HEAD', 'PUT']) {
      const res = await fetch(`${url}/api/event`, { method });
      expect([method, res.status, res.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS']);
    }
    expect((await fetch(`${url}/fse-toscana/`)).headers.has('allow')).toBe(false);
    expect(await raw('TRACE / HTTP/1.1\r\nHost: filo.test\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 405/);
  });

  it('gives the page of what is missing for every folder that has none, never kept', async () => {
    const folders = (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !existsSync(join(path, 'index.html')));
    expect(folders.length).toBeGreaterThan(50);
    for (const path of folders) {
      const res = await fetch(`${url}/${relative(root, path)}/`);
      expect([path, res.status, res.headers.get('cache-control')]).toEqual([path, 404, 'no-cache']);
      expect(await res.text()).toContain('Filo diretto');
    }
  });

  it('says what every file is: calendars and tables too, which Debian does not list', async () => {
    const files = await readdir(root, { recursive: true });
    const types = { ics: 'text/calendar', csv: 'text/csv', xml: 'text/xml', txt: 'text/plain' };
    for (const [ending, type] of Object.entries(types)) {
      // Long enough to be worth compressing.
      const paths = files.filter((file) => file.endsWith(`.${ending}`));
      const path = paths.find((file) => statSync(join(root, file)).size > 512) ?? '';
      const res = await fetch(`${url}/${path}`, { headers: { 'accept-encoding': 'gzip' } });
      const { headers } = res;
      expect([path, headers.get('content-type')]).toEqual([path, `${type}; charset=utf-8`]);
      expect([path, headers.get('content-encoding')]).toEqual([path, 'gzip']);
      expect(headers.has('content-security-policy')).toBe(true);
      await res.arrayBuffer();
    }
  });

  it('keeps hashed files a year and pages fresh, and compresses text', async () => {
    const html = await (await fetch(`${url}/fse-toscana/`)).text();
    const asset = /"(\/_astro\/[^"]+)"/.exec(html)?.[1];
    expect(asset).toBeDefined();
    expect((await fetch(url + asset)).headers.get('cache-control')).toContain('immutable');
    const zipped = await fetch(`${url}/fse-toscana/`, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const card = await fetch(`${url}/cards/apertura-fad-intranet/og.png`);
    expect(card.headers.get('content-type')).toBe('image/png');
    expect(card.headers.get('cache-control')).toContain('max-age=3600');
  });

  it('passes events to the collector with the address of the visitor, and refuses a body over its limit', async () => {
    const res = await fetch(`${url}/api/event`, {
      method: 'POST',
      body: '{}',
      headers: {
        'x-forwarded-for': '203.0.113.9',
        'x-plausible-ip': '203.0.113.9',
        'x-plausible-ip-type': 'dc_ip',
        'cf-connecting-ip': '203.0.113.9',
      },
    });
    expect(res.status).toBe(202);
    expect(received.at(-1)).toEqual({
      url: '/api/event',
      told: { 'x-forwarded-for': '127.0.0.1', 'x-plausible-ip': '127.0.0.1' },
    });
    const large = await fetch(`${url}/api/event`, { method: 'POST', body: 'x'.repeat(1_200_000) });
    expect(large.status).toBe(413);
    expect((await fetch(`${url}/api/v2/query`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  });

  it('sends what comes without TLS to where TLS is, and nowhere else', async () => {
    const { content } = await loadContent('.');
    const tls = { certificate: '/etc/ssl/filo.pem', key: '/etc/ssl/filo.key' };
    const options = { host: 'filo.test', root, statistics: url, listen: '443 ssl' };
    const now = new Date(`${BUILT_ON}T11:00:00Z`);
    expect(nginxConfig(content, now, { ...options, tls })).toContain(
      'listen 80;\n  server_name filo.test;\n  server_tokens off;\n  return 301 https://filo.test$request_uri;',
    );
    expect(nginxConfig(content, now, options)).not.toContain('listen 80');
  });

  it('has a configuration that nginx has nothing to say of', async () => {
    expect(await readFile(join(folder, 'error.log'), 'utf8')).not.toMatch(/\[(emerg|alert|crit|warn)\]/);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** Sends bytes as they are, where a client would tidy the path. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
