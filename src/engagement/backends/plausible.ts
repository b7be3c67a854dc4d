import { setTimeout as wait } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { askPages, type StatsPage } from '../ask-pages.ts';
import type { StatsBackend } from '../stats-backend.ts';

/** A server that answers Plausible's Stats API v2: Plausible itself, or the embedded collector. */
export interface PlausibleServer {
  /** Address, as `https://plausible.example.it`. */
  host: string;
  /** Domain as registered there. */
  site: string;
  key: string;
  /** Milliseconds before the first retry; each waits twice as long as the one before. */
  firstWait?: number;
}

const RETRIES = 4;
const SLOWEST_ANSWER_MS = 30_000;
/** However long a server asks us to wait, a report does not wait longer than this at a time. */
const LONGEST_WAIT_MS = 120_000;

/** Asks a Plausible server. Tries again on 429, 5xx and a broken connection; an answer's reason names the request, never the key. */
export function plausibleBackend(server: PlausibleServer): StatsBackend {
  return {
    name: 'plausible',
    query: (query) => askPages((body) => ask(server, JSON.stringify(body)), server.site, query),
    close: () => {},
  };
}

interface Body extends StatsPage {
  readonly error?: string;
}

function ask(server: PlausibleServer, body: string): Promise<Body> {
  return pRetry(() => post(server, body), {
    retries: RETRIES,
    minTimeout: server.firstWait ?? 500,
    randomize: false,
    onFailedAttempt: ({ error }) => (error instanceof Later ? wait(error.waitMs) : undefined),
  });
}

async function post({ host, site, key }: PlausibleServer, body: string): Promise<Body> {
  const url = new URL('/api/v2/query', host).href;
  const named = `POST ${url} (site "${site}")`;
  const noAnswer = (error: Error): never => {
    const { cause } = error as { cause?: { code?: string } };
    throw new Error(`${named}: no answer (${cause?.code ?? error.name}). Is PLAUSIBLE_HOST right?`);
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(SLOWEST_ANSWER_MS),
  }).catch(noAnswer);
  const text = await response.text().catch(noAnswer);
  if (response.ok) return parse(text) ?? abort(`${named}: the answer is not JSON. Is PLAUSIBLE_HOST right?`);
  const said = parse(text)?.error ?? response.statusText;
  const reason = `${named}: ${response.status} ${said}${adviceOn(response.status)}`;
  if (response.status === 429 || response.status >= 500) throw new Later(reason, response.headers.get('retry-after'));
  return abort(reason);
}

/** A server that asked to be left alone for a while (`Retry-After`, in seconds or as a date). */
class Later extends Error {
  readonly waitMs: number;

  constructor(reason: string, retryAfter: string | null) {
    super(reason);
    const seconds = Number(retryAfter ?? 0);
    const until = Number.isNaN(seconds) ? Date.parse(retryAfter ?? '') - Date.now() : seconds * 1000;
    this.waitMs = Math.min(Math.max(0, until || 0), LONGEST_WAIT_MS);
  }
}

function abort(reason: string): never {
  throw new AbortError(reason);
}

function adviceOn(status: number): string {
  if (status === 401) return ' Check PLAUSIBLE_API_KEY and PLAUSIBLE_SITE.';
  return status === 404 ? ' Check PLAUSIBLE_HOST.' : '';
}

function parse(text: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}
