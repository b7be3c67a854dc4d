import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is read, as in Plausible. */
const LARGEST_BODY_BYTES = 1_000_000;
/** A larger one is still received and thrown away up to this many times the limit, so that its sender hears the answer. */
const DISCARDED_TIMES = 16;

/** What a piece of a body takes besides its bytes, roughly: a sender may cut a body into single ones. */
const PIECE_BYTES = 500;

/**
 * The body as text; undefined if it is larger than allowed or broken off. No more than the limit is ever held, and only while `hold`
 * finds room for it.
 */
export function readBody(
  request: IncomingMessage,
  { limit = LARGEST_BODY_BYTES, hold = () => true }: { limit?: number; hold?: (bytes: number) => boolean } = {},
): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit * DISCARDED_TIMES) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    const giveUp = () => {
      request.removeAllListeners('data');
      request.pause();
      resolve(undefined);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) chunks = [];
      else if (hold(chunk.length + PIECE_BYTES)) chunks.push(chunk);
      else giveUp();
      if (bytes > limit * DISCARDED_TIMES) giveUp();
    });
    request.on('end', () => resolve(bytes > limit ? undefined : Buffer.concat(chunks).toString('utf8')));
    request.on('error', giveUp);
    request.on('aborted', giveUp);
  });
}

/** Answers with JSON. A request whose body was not read to the end ends its connection too. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** Answers with plain text. */
export function sendText(response: ServerResponse, status: number, body: string): void {
  send(response, status, 'text/plain; charset=utf-8', body);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.destroyed || response.headersSent) return;
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
