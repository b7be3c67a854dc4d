import type { IncomingMessage } from 'node:http';

/** A request body larger than allowed; nothing beyond the limit is kept in memory. */
export class TooLargeError extends Error {}

/** Reads a JSON body of at most `limit` bytes; throws TooLargeError beyond it and SyntaxError where it is not JSON. */
export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new TooLargeError();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLargeError();
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
