import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is read, as in Plausible. */
const LARGEST_BODY_BYTES = 1_000_000;
/** A larger one is still received and thrown away up to this many times the limit, so that its sender hears the answer. */
const DISCARDED_TIMES = 16;

/** The most bytes that reading a request's body can hold: what it declares, or the limit. */
export function mostBytesOf(request: IncomingMessage): number {
  const declared = Number(request.headers['content-length'] ?? Number.NaN);
  return declared <= LARGEST_BODY_BYTES ? declared : LARGEST_BODY_BYTES;
}

/** The body as text; undefined if it is larger than allowed or broken off. No more than the limit is ever held. */
export function readBody(request: IncomingMessage, limit = LARGEST_BODY_BYTES): Promise<string | undefined> {
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
      if (bytes <= limit) chunks.push(chunk);
      else chunks = [];
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
