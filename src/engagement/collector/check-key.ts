import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RateLimit } from './rate-limit.ts';

/** Who may ask, and how often. */
export interface KeyContext {
  readonly keys: readonly string[];
  readonly limit: RateLimit;
  readonly hourlyLimit: number;
  readonly now: () => number;
}

const NO_KEY = 'Missing API key. Please use a valid Plausible API key as a Bearer Token.';
export const BAD_KEY =
  "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.";

/** Why a request is turned away before its body is read, as status and message; undefined if it may go on. Counts the request. */
export function keyRefusal(
  { keys, limit, hourlyLimit, now }: KeyContext,
  request: IncomingMessage,
): [number, string] | undefined {
  const [, key] = /^Bearer (.*)$/s.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) return [401, NO_KEY];
  const known = keys.find((candidate) => same(candidate, key.trim()));
  if (known === undefined) return [401, BAD_KEY];
  if (limit.allows(known, now())) return undefined;
  const message = `Too many API requests. Your API key is limited to ${hourlyLimit} requests per hour. Please contact us to request more capacity.`;
  return [429, message];
}

/** Compares keys in a time that says nothing about them. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
