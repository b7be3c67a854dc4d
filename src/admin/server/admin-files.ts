import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type AdminSettings, adminPage, adminPolicy } from './admin-page.ts';
import { type AdminFiles, bundleAdmin } from './bundle-admin.ts';
import { backendOrigins } from './read-backend.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The folder of Decap's own files. */
export function decapFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('decap-cms'));
}

/** Names of Decap's files that the browser may ask for: the script, its parts, its image codecs. */
export async function decapFiles(): Promise<string[]> {
  const names = await readdir(decapFolder());
  return names.filter((name) => name === 'decap-cms.js' || /^\d+\.decap-cms\.js$/.test(name) || name.endsWith('.wasm'));
}

/** Serves `/admin/`: the page, our bundle (made at the first request), Decap's files. False where it is not ours. */
export function createAdminFiles(settings: () => AdminSettings) {
  let bundle: Promise<AdminFiles> | undefined;
  const packed = new Map<string, Promise<{ raw: Uint8Array; zipped: Uint8Array }>>();

  async function bytesOf(name: string): Promise<Uint8Array | undefined> {
    if (name === 'index.html') return Buffer.from(adminPage(settings()));
    bundle ??= bundleAdmin().catch((error: unknown) => {
      bundle = undefined;
      throw error;
    });
    const own = (await bundle).get(name);
    if (own) return own;
    return (await decapFiles()).includes(name) ? readFile(join(decapFolder(), name)) : undefined;
  }

  function pack(name: string, raw: Uint8Array): Promise<{ raw: Uint8Array; zipped: Uint8Array }> {
    const ready = packed.get(name) ?? promisify(gzip)(raw).then((zipped) => ({ raw, zipped }));
    packed.set(name, ready);
    return ready;
  }

  return async function handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    if (path === '/admin') {
      res.writeHead(302, { location: '/admin/' }).end();
      return true;
    }
    if (!path.startsWith('/admin/')) return false;
    const name = path.slice('/admin/'.length) || 'index.html';
    const found = await bytesOf(name);
    if (!found) {
      res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Non trovato.\n');
      return true;
    }
    const { raw, zipped } = name === 'index.html' ? { raw: found, zipped: found } : await pack(name, found);
    const zip = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? '')) && zipped.length < raw.length;
    const body = zip ? zipped : raw;
    const tag = `"${raw.length.toString(36)}-${name.length}"`;
    const kept = name.startsWith('parti/') || name.endsWith('decap-cms.js');
    res.writeHead(200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': kept ? 'private, max-age=86400' : 'no-cache',
      'content-security-policy': adminPolicy(backendOrigins(settings())),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      etag: tag,
    });
    res.end(req.method === 'HEAD' ? undefined : body);
    return true;
  };
}
