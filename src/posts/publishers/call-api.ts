import type { Outcome } from './publisher.ts';

/** One HTTP call: the answer of a server that said yes, or why not and whether it may have obeyed. */
export type Answer = { ok: true; status: number; headers: Headers; data: unknown } | Extract<Outcome, { ok: false }>;

/** Errors of an address that is none or of a connection that never opened: nothing was sent. */
const NEVER_SENT =
  /^(ERR_INVALID_URL|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
/** Statuses with which a server says it did nothing; a redirect is one, for a call that is not repeated elsewhere. */
const REFUSED = (status: number) => status >= 300 && status < 500 && status !== 408;

/**
 * Calls a network's API. `name` is how the request is called in messages (never its address, which may hold a secret).
 * A 2xx whose body can't be read is still a yes, with `data` undefined. A redirect is a no: followed, a POST becomes a GET,
 * whose 200 would look like a post that was made.
 */
export async function callApi(name: string, url: string, init: RequestInit, timeoutMs: number): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    return fromError(name, error, timeoutMs);
  }
  const text = await response.text().catch(() => undefined);
  const data = parseJson(text);
  if (response.ok) return { ok: true, status: response.status, headers: response.headers, data };
  const retryAfter = readRetryAfter(response.headers.get('retry-after'), data);
  return {
    ok: false,
    posted: REFUSED(response.status) ? 'no' : 'unknown',
    reason: `${name}: ${response.status} ${message(data) ?? text?.slice(0, 200) ?? ''}`.trim(),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** What an exception thrown by a request means. */
export function fromError(name: string, error: unknown, timeoutMs: number): Extract<Outcome, { ok: false }> {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      ok: false,
      posted: 'unknown',
      reason: `${name}: no answer in ${Math.round(timeoutMs / 100) / 10} seconds`,
    };
  }
  const code = errorCode(error);
  const detail = code ?? (error instanceof Error ? error.message : String(error));
  return { ok: false, posted: code && NEVER_SENT.test(code) ? 'no' : 'unknown', reason: `${name}: ${detail}` };
}

/** The same failure where nothing could be posted yet: an upload before the post. */
export function beforePosting(failure: Extract<Outcome, { ok: false }>): Extract<Outcome, { ok: false }> {
  return { ...failure, posted: 'no' };
}

function errorCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The server's own words, where its JSON has them under one of the usual names. */
function message(data: unknown): string | undefined {
  const { description, message: said, error, detail, title } = (data ?? {}) as Record<string, unknown>;
  return [description, said, detail, error, title].find((words): words is string => typeof words === 'string');
}

/** Seconds, from the header (a number or a date) or from Telegram's and Discord's bodies. */
function readRetryAfter(header: string | null, data: unknown): number | undefined {
  const body = data as { retry_after?: number; parameters?: { retry_after?: number } } | undefined;
  const inBody = body?.parameters?.retry_after ?? body?.retry_after;
  if (typeof inBody === 'number') return inBody;
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
