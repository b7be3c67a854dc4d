import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson, sendText } from './http-body.ts';
import { clientAddress } from './intake/client-address.ts';
import { NOT_JSON, type ParsedEvent, parseEvent } from './intake/parse-event.ts';
import { type MemoryBudget, MemoryShare } from './memory-share.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Store } from './store/store.ts';
import type { Visitors } from './store/visitors.ts';
import type { UserAgentReader, UserAgentReading } from './visit/read-user-agent.ts';
import { visitOrigin } from './visit/visit-origin.ts';

/** What answering events needs. */
export interface EventContext {
  readonly store: Store;
  readonly visitors: Visitors;
  readonly userAgents: UserAgentReader;
  readonly trusted: (peer: string | undefined) => boolean;
  readonly isSpam: (referrer: string | undefined) => boolean;
  readonly limit: RateLimit;
  readonly now: () => number;
}

/** Memory that the events being received may take at once; beyond it they are turned away. */
const atOnce: MemoryBudget = { most: 64_000_000, held: 0 };
/** What an event that has arrived takes besides its body until it is answered, roughly. */
const EVENT_BYTES = 10_000;

/** Kinds of address that a proxy may know and whose events are dropped. */
const BAD_ADDRESSES: readonly string[] = ['dc_ip', 'threat_ip'];

/** Answers /api/event: the event is on the disk before the 202. */
export async function answerEvents(
  context: EventContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  response.setHeader('access-control-allow-origin', '*');
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'POST, OPTIONS');
    response.setHeader('access-control-allow-headers', 'content-type, x-forwarded-for, x-debug-request, user-agent');
    response.setHeader('access-control-max-age', '86400');
    response.writeHead(204).end();
    return true;
  }
  if (request.method !== 'POST') return false;
  response.setHeader('access-control-expose-headers', 'x-plausible-dropped');
  const share = new MemoryShare(atOnce);
  try {
    const body = await readBody(request, { hold: (bytes) => share.take(bytes) });
    if (share.refused || !share.take(EVENT_BYTES)) sendText(response, 503, 'too many events at once');
    else await receive(context, request, response, body);
  } finally {
    share.release();
  }
  return true;
}

async function receive(
  context: EventContext,
  request: IncomingMessage,
  response: ServerResponse,
  body: string | undefined,
): Promise<void> {
  const parsed = body === undefined ? ({ ok: false, errors: NOT_JSON } as const) : parseEvent(body);
  if (!parsed.ok) return sendJson(response, 400, { errors: parsed.errors });
  const trusted = context.trusted(request.socket.remoteAddress);
  const address = clientAddress(request.headers, request.socket.remoteAddress, trusted);
  const debug = request.headers['x-debug-request'] === 'true';
  const badAddress = trusted && BAD_ADDRESSES.includes(request.headers['x-plausible-ip-type'] as string);
  const userAgent = request.headers['user-agent'];
  const reading = context.userAgents.read(userAgent);
  const device = reading instanceof Promise ? await reading : reading;
  const refused = badAddress || device.bot || context.isSpam(parsed.event.referrer);
  const sender = { address, userAgent: userAgent ?? '' };
  let dropped = parsed.event.domains.length;
  try {
    if (!refused) dropped = context.store.attempt(() => record(context, parsed.event, sender, device));
    await context.store.committed();
  } catch {
    return sendText(response, 503, 'the event could not be written');
  }
  if (dropped > 0) response.setHeader('x-plausible-dropped', String(dropped));
  if (debug) return sendText(response, 200, address);
  sendText(response, 202, 'ok');
}

/** Counts the event on each of its sites; returns on how many it was dropped. */
function record(
  { store, visitors, limit, now }: EventContext,
  event: ParsedEvent,
  sender: { readonly address: string; readonly userAgent: string },
  device: UserAgentReading,
): number {
  const at = Math.floor(now() / 1000);
  let dropped = 0;
  const { bot: _, ...shown } = device;
  const origin = () => visitOrigin(event, shown);
  for (const domain of event.domains) {
    if (!store.sites.has(domain) || store.full || !limit.allows(domain, now())) {
      dropped += 1;
      continue;
    }
    store.begin();
    const someone = { ...sender, domain, hostname: event.hostname };
    const who = event.name === 'engagement' ? visitors.recognise(someone, at) : visitors.identify(someone, at);
    if (who === undefined || !store.record(domain, { ...event, at, ...who, origin })) dropped += 1;
  }
  return dropped;
}
