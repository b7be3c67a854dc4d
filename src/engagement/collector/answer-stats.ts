import type { IncomingMessage, ServerResponse } from 'node:http';
import { BAD_KEY, type KeyContext, keyRefusal } from './check-key.ts';
import { sendJson } from './http-body.ts';
import type { HistoricEvent } from './import-history.ts';
import type { QueryAnswer } from './query/answer-query.ts';
import { QueryError } from './query/query.ts';
import { type Fields, readFields } from './read-fields.ts';

/** What answering questions needs. With `importEvents`, the body is `{site_id, events}` and history is added instead. */
export interface StatsContext extends KeyContext {
  readonly hasSite: (domain: string) => boolean;
  readonly ask: (domain: string, body: Fields) => QueryAnswer;
  readonly importEvents?: (domain: string, events: readonly HistoricEvent[]) => Promise<number>;
}

const NO_EVENTS = 'Missing events. Please provide them as a list of objects, each with its timestamp.';
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
  const [status, body] = keyRefusal(context, request) ?? (await answer(context, request));
  sendJson(response, status, typeof body === 'string' ? { error: body } : body);
  return true;
}

async function answer(context: StatsContext, request: IncomingMessage): Promise<[number, unknown]> {
  const body = await readFields(request, context.importEvents ? { limit: LARGEST_IMPORT_BYTES } : {});
  if (body === undefined) return [400, 'Unable to parse request body as json'];
  const site = body.site_id;
  if (site === undefined || site === null) return [400, NO_SITE];
  if (typeof site !== 'string' || !context.hasSite(site)) return [401, BAD_KEY];
  try {
    if (!context.importEvents) return [200, context.ask(site, body)];
    if (!isHistory(body.events)) return [400, NO_EVENTS];
    return [202, { imported: await context.importEvents(site, body.events) }];
  } catch (error) {
    if (error instanceof QueryError || error instanceof RangeError) return [400, error.message];
    return [500, 'Internal server error'];
  }
}

function isHistory(events: unknown): events is HistoricEvent[] {
  const isEvent = (one: Partial<HistoricEvent> | null) => typeof one?.timestamp === 'string';
  return Array.isArray(events) && events.every(isEvent);
}
