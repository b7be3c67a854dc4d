import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson, sendText } from './http-body.ts';
import { clientAddress } from './intake/client-address.ts';
import { NOT_JSON, type ParsedEvent, parseEvent } from './intake/parse-event.ts';
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

/** Requests being answered at once; beyond this they are turned away before their body is read. */
const MOST_AT_ONCE = 5000;
let atOnce = 0;

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
  if (atOnce >= MOST_AT_ONCE) {
    sendText(response, 503, 'too many events at once');
    return true;
  }
  atOnce += 1;
  try {
    await receive(context, request, response);
  } finally {
    atOnce -= 1;
  }
  return true;
}

async function receive(context: EventContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const parsed = body === undefined ? ({ ok: false, errors: NOT_JSON } as const) : parseEvent(body);
  if (!parsed.ok) return sendJson(response, 400, { errors: parsed.errors });
  const trusted = context.trusted(request.socket.remoteAddress);
  const address = clientAddress(request.headers, request.socket.remoteAddress, trusted);
  const debug = request.headers['x-debug-request'] === 'true';
  const fromDataCentre = trusted && request.headers['x-plausible-ip-type'] === 'dc_ip';
  const userAgent = request.headers['user-agent'];
  const reading = context.userAgents.read(userAgent);
  const device = reading instanceof Promise ? await reading : reading;
  const refused = fromDataCentre || device.bot || context.isSpam(parsed.event.referrer);
  const sender = { address, userAgent: userAgent ?? '' };
  const dropped = refused ? parsed.event.domains.length : record(context, parsed.event, sender, device);
  try {
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
    if (!store.sites.has(domain) || !limit.allows(domain, now())) {
      dropped += 1;
      continue;
    }
    store.begin();
    const who = visitors.identify({ ...sender, domain, hostname: event.hostname }, at);
    if (!store.record(domain, { ...event, at, ...who, origin })) dropped += 1;
  }
  return dropped;
}
