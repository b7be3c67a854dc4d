import type { IncomingMessage } from 'node:http';
import { readBody } from './http-body.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON body; one that is not an object, or is empty, has none. Undefined if it is no JSON or too large. */
export async function readFields(
  request: IncomingMessage,
  options?: Parameters<typeof readBody>[1],
): Promise<Fields | undefined> {
  const text = await readBody(request, options);
  if (text === undefined) return undefined;
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : {};
  } catch {
    return undefined;
  }
}
