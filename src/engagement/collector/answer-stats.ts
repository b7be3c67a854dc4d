import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from './http-body.ts';
import type { HistoricEvent } from './import-history.ts';
import type { QueryAnswer } from './query/answer-query.ts';
import { QueryError } from './query/query.ts';
import type { RateLimit } from './rate-limit.ts';

type Json = Readonly<Record<string, unknown>>;

/** What answering questions needs. With `importEvents`, the body is `{site_id, events}` and history is added instead. */
export interface StatsContext {
  readonly keys: readonly string[];
  readonly hasSite: (domain: string) => boolean;
  readonly ask: (domain: string, body: Json) => QueryAnswer;
  readonly importEvents?: (domain: string, events: readonly HistoricEvent[]) => Promise<number>;
  readonly limit: RateLimit;
  readonly hourlyLimit: number;
  readonly now: () => number;
}

const NO_KEY = 'Missing API key. Please use a valid Plausible API key as a Bearer Token.';
const BAD_KEY =
  "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.";
const NO_SITE = 'Missing site ID. Please provide the required site_id parameter with your request.';
/** A history is sent in pieces of at most this size. */
const LARGEST_IMPORT_BYTES = 64_000_000;

/** Answers /api/v2/query, and /api/import where that is allowed. */
export async function answerStats(
  context: StatsContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== 'POST') return false;
  const [status, body] = await answer(context, request);
  sendJson(response, status, typeof body === 'string' ? { error: body } : body);
  return true;
}

async function answer(context: StatsContext, request: IncomingMessage): Promise<[number, unknown]> {
  const [, key] = /^Bearer (.*)$/s.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) return [401, NO_KEY];
  const known = context.keys.find((candidate) => same(candidate, key.trim()));
  if (known === undefined) return [401, BAD_KEY];
  if (!context.limit.allows(known, context.now())) {
    return [
      429,
      `Too many API requests. Your API key is limited to ${context.hourlyLimit} requests per hour. Please contact us to request more capacity.`,
    ];
  }
  const text = await readBody(request, context.importEvents ? LARGEST_IMPORT_BYTES : undefined);
  const body = text === undefined ? undefined : parseObject(text);
  if (body === undefined) return [400, 'Unable to parse request body as json'];
  const site = body.site_id;
  if (site === undefined || site === null) return [400, NO_SITE];
  if (typeof site !== 'string' || !context.hasSite(site)) return [401, BAD_KEY];
  try {
    if (context.importEvents)
      return [202, { imported: await context.importEvents(site, body.events as HistoricEvent[]) }];
    return [200, context.ask(site, body)];
  } catch (error) {
    if (error instanceof QueryError || error instanceof RangeError) return [400, error.message];
    return [500, 'Internal server error'];
  }
}

/** The fields of a body; JSON that is not an object has none. */
function parseObject(text: string): Json | undefined {
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {};
  } catch {
    return undefined;
  }
}

/** Compares keys in a time that says nothing about them. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
