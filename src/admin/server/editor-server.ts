import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DraftMedia } from '#admin/drafts/draft-media.ts';
import { DraftRepository } from '#admin/drafts/draft-repository.ts';
import { DraftStore } from '#admin/drafts/draft-store.ts';
import { hasToken, refuseStranger } from './guard-request.ts';
import { readJson, TooLargeError } from './read-json.ts';
import { isMediaPath, RefusedError, resolvePath } from './resolve-path.ts';
import { runAction } from './run-action.ts';
import { EntryStore } from './save-entries.ts';

/** Where the editor's server answers. */
export const apiPath = '/_redazione/api';
export const mediaPrefix = '/_redazione/media/';

export interface EditorServerOptions {
  root: string;
  port: number;
  now?: () => Date;
  token?: string;
  /** Keeps drafts in git until they are published. */
  review?: boolean;
}

export interface EditorServer {
  /** Answers a request under `apiPath` or `mediaPrefix`; false where it is somebody else's. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}

/** Base64 of the largest file (30 MB) and the entry around it. */
const bodyLimit = 42_000_000;

/** The server between the CMS and the files: this machine only, a token a session, allowed files only. */
export function createEditorServer(options: EditorServerOptions): EditorServer {
  const { root, port, now = () => new Date(), token, review = false } = options;
  const secret = token ?? randomBytes(24).toString('base64url');
  const store = new EntryStore(root, now);
  const opening = review ? openDrafts(root, store, now) : Promise.resolve(undefined);
  opening.catch(() => undefined);

  async function answer(req: IncomingMessage, path: string): Promise<Reply> {
    const refusal = refuseStranger(req, port);
    if (refusal) return json(refusal.status, { error: refusal.error });
    if (path.startsWith(mediaPrefix)) return media(root, path, (await opening)?.media);
    if (path === `${apiPath}/session`) return session(req, secret);
    if (path !== apiPath) return json(404, { error: 'Indirizzo sconosciuto.' });
    if (req.method !== 'POST') return json(405, { error: 'Metodo non ammesso.' });
    if (!hasToken(req, secret)) return json(401, { error: 'Sessione scaduta: ricarica la pagina.' });
    if (!/^application\/json\s*(?:;|$)/i.test(req.headers['content-type'] ?? ''))
      return json(415, { error: 'Serve JSON.' });
    return json(200, await runAction({ root, store, drafts: await opening }, await readJson(req, bodyLimit)));
  }

  return {
    async handle(req, res) {
      const path = (req.url ?? '').split('?')[0] ?? '';
      if (path !== apiPath && !path.startsWith(`${apiPath}/`) && !path.startsWith(mediaPrefix)) return false;
      const reply = await answer(req, path).catch(failure);
      send(req, res, reply);
      return true;
    },
  };
}

/**
 * Lets a body we will not read flow away for a while before closing: a connection closed with bytes still to read is reset,
 * and who sends them would lose the answer.
 */
function closeAfterBody(req: IncomingMessage, res: ServerResponse): void {
  const timer = setTimeout(() => req.destroy(), 5_000);
  timer.unref();
  req.once('close', () => {
    clearTimeout(timer);
    res.end();
  });
  req.resume();
}

async function openDrafts(root: string, store: EntryStore, now: () => Date): Promise<DraftStore> {
  return new DraftStore(root, await DraftRepository.open(root), store, new DraftMedia(root, now));
}

interface Reply {
  status: number;
  type: string;
  body: string | Uint8Array;
}

function json(status: number, value: unknown): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** The token, for a page that can read our answers: another origin can neither send this header nor read it. */
function session(req: IncomingMessage, token: string): Reply {
  if (req.headers['x-redazione'] !== '1') return json(403, { error: 'La richiesta non viene dalla redazione.' });
  return json(200, { token });
}

const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
};

async function media(root: string, url: string, drafts: DraftMedia | undefined): Promise<Reply> {
  const path = decodeURIComponent(url.slice(mediaPrefix.length));
  if (!isMediaPath(path)) throw new RefusedError(404, 'Il file non è nella libreria.');
  const body = (await readFile(await resolvePath(root, path)).catch(() => undefined)) ?? (await drafts?.read(path));
  if (!body) throw new RefusedError(404, 'Il file non è nella libreria.');
  return { status: 200, type: types[extname(path).toLowerCase()] ?? 'application/octet-stream', body };
}

function failure(error: unknown): Reply {
  if (error instanceof RefusedError) return json(error.status, { error: error.message, ...error.details });
  if (error instanceof TooLargeError) return json(413, { error: 'Il file è troppo grande: il massimo è 30 MB.' });
  if (error instanceof SyntaxError || error instanceof URIError) return json(400, { error: 'Richiesta illeggibile.' });
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = (reasons[code] ?? (code || message)).replace(/\.$/, '');
  return json(500, { error: `L'operazione non è riuscita: ${reason}. Quello che hai scritto resta nel modulo.` });
}

/** What an editor can be told of a disk that refuses, by the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'il disco è pieno',
  EACCES: 'manca il permesso di scrivere',
  EROFS: 'il disco è in sola lettura',
};

/** All the words of the site travel at each opening: packed, they are a quarter. */
function send(req: IncomingMessage, res: ServerResponse, { status, type, body }: Reply): void {
  const packs = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  const packed = packs && typeof body === 'string' && body.length > 2_000;
  const bytes = packed ? gzipSync(body) : Buffer.from(body);
  res.writeHead(status, {
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(req.complete ? {} : { connection: 'close' }),
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  if (req.complete) res.end(bytes);
  else {
    res.write(bytes);
    closeAfterBody(req, res);
  }
}
