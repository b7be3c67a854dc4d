import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

type Encoding = 'br' | 'gzip';
/** Brotli at 9 of 11: half a second for Decap's script, a fifth less than gzip. */
const packers: Readonly<Record<Encoding, (raw: Uint8Array) => Promise<Uint8Array>>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (raw) => promisify(gzip)(raw),
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

/** Our bundle and every file as it travels, made at the first request and once for all the servers of a process. */
let bundle: Promise<AdminFiles> | undefined;
const packed = new Map<string, Promise<Uint8Array>>();

/** Serves `/admin/`: the page, our bundle, Decap's files. False where it is not ours. */
export function createAdminFiles(settings: () => AdminSettings) {
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

  /** A file as it travels in an encoding, packed once. */
  function pack(name: string, raw: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
    const key = `${encoding} ${name}`;
    const ready = packed.get(key) ?? packers[encoding](raw);
    packed.set(key, ready);
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
    const accepted = String(req.headers['accept-encoding'] ?? '');
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
    const small = encoding && name !== 'index.html' ? await pack(name, found, encoding) : found;
    const body = small.length < found.length ? small : found;
    const kept = name.startsWith('parti/') || name.endsWith('decap-cms.js');
    res.writeHead(200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': kept ? 'private, max-age=86400' : 'no-cache',
      'content-security-policy': adminPolicy(backendOrigins(settings())),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      ...(encoding && body === small && body !== found ? { 'content-encoding': encoding } : {}),
      vary: 'accept-encoding',
    });
    res.end(req.method === 'HEAD' ? undefined : body);
    return true;
  };
}
