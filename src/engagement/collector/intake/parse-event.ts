import { PROPS_TOO_LONG, type Props, parseProps } from './parse-props.ts';
import { bareHost, decodeLeniently, queryParams, splitUri, type Uri } from './split-uri.ts';

/** An event as its sender described it, checked; who sent it is not part of it. */
export interface ParsedEvent {
  readonly name: string;
  readonly domains: readonly string[];
  readonly hostname: string;
  readonly pathname: string;
  readonly pageHost: string | undefined;
  readonly params: ReadonlyMap<string, string>;
  readonly referrer: string | undefined;
  readonly props: Props;
  readonly interactive: boolean;
  /** 0–100, or 255 for not said. */
  readonly scrollDepth: number;
  readonly engagementMs: number;
}

/** Field -> what is wrong with it, in the words of the Events API. */
export type EventErrors = Readonly<Record<string, readonly string[]>>;

export type EventParse =
  | { readonly ok: true; readonly event: ParsedEvent }
  | { readonly ok: false; readonly errors: EventErrors };

export const NOT_JSON: EventErrors = { request: ['Unable to parse request body as json'] };
export const NO_SCROLL = 255;

const LONGEST_URL_BYTES = 2000;
const LONGEST_REFERRER = 2000;
const LONGEST_NAME = 120;
/** Sites one event may be for; a longer list is cut. */
const MOST_DOMAINS = 100;
/** An old script sent absurd engagement times: from thirty days on they count as none. */
const TOO_LONG_ENGAGED_MS = 30 * 24 * 3600 * 1000;
const BLANK_ENGAGEMENT = "engagement event requires a valid integer value for at least one of 'sd' or 'e' fields";

/** Reads the body of POST /api/event. */
export function parseEvent(body: string): EventParse {
  let fields: unknown;
  try {
    fields = JSON.parse(body);
  } catch {
    return { ok: false, errors: NOT_JSON };
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { ok: false, errors: NOT_JSON };
  return checkEvent(fields as Record<string, unknown>);
}

/** Checks the fields of an event, all at once; the short key wins over the long one. */
function checkEvent(fields: Readonly<Record<string, unknown>>): EventParse {
  const errors: Record<string, string[]> = {};
  const refuse = (field: string, message: string) => {
    errors[field] = [...(errors[field] ?? []), message];
  };
  const uri = readUri(either(fields.u, fields.url), refuse);
  const hashMode = readHashMode(either(fields.h, fields.hashMode), refuse);
  const name = readName(either(fields.n, fields.name), refuse);
  const pathname = pathnameOf(uri, hashMode);
  const props = parseProps(either(fields.m, fields.meta, fields.p, fields.props), name, pathname);
  if (props === undefined) refuse('props', PROPS_TOO_LONG);
  const engagement = name === 'engagement';
  const scrollDepth = engagement ? readScroll(fields.sd) : 0;
  const engagementMs = engagement ? readEngaged(fields.e) : 0;
  if (engagement && scrollDepth === NO_SCROLL && engagementMs === 0) refuse('event_name', BLANK_ENGAGEMENT);
  const domains = readDomains(either(fields.d, fields.domain), uri, refuse);
  const referrer = either(fields.r, fields.referrer);
  if (Object.keys(errors).length > 0 || props === undefined) return { ok: false, errors };
  return {
    ok: true,
    event: {
      name,
      domains,
      hostname: uri?.host ? bareHost(uri.host) : '(none)',
      pathname,
      pageHost: uri?.host,
      params: queryParams(uri?.query),
      referrer: typeof referrer === 'string' ? referrer.slice(0, LONGEST_REFERRER) : undefined,
      props,
      interactive: readInteractive(fields.i, fields.interactive),
      scrollDepth,
      engagementMs,
    },
  };
}

type Refuse = (field: string, message: string) => void;

/** The first value that is neither null nor false: how the API reads its short and long keys. */
function either(...values: unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null && value !== false);
}

function readUri(url: unknown, refuse: Refuse): Uri | undefined {
  if (url === undefined) {
    refuse('url', 'is required');
  } else if (typeof url !== 'string' || Buffer.byteLength(url) > LONGEST_URL_BYTES) {
    refuse('url', 'must be a valid url');
  } else {
    const uri = splitUri(url);
    if (uri.scheme !== 'data') return uri;
    refuse('url', 'scheme is not allowed');
  }
  return undefined;
}

function readName(raw: unknown, refuse: Refuse): string {
  const name = Number.isInteger(raw) ? String(raw) : raw;
  if (raw === undefined || (typeof name === 'string' && name.trim() === '')) refuse('event_name', "can't be blank");
  else if (typeof name !== 'string') refuse('event_name', 'is invalid');
  else if (graphemes(name) > LONGEST_NAME) refuse('event_name', `should be at most ${LONGEST_NAME} character(s)`);
  else return name;
  return '';
}

function graphemes(text: string): number {
  if (text.length <= LONGEST_NAME) return text.length;
  if (text.length > LONGEST_NAME * 50) return text.length;
  return [...new Intl.Segmenter().segment(text)].length;
}

function readHashMode(raw: unknown, refuse: Refuse): boolean {
  if (raw === undefined) return false;
  const number = typeof raw === 'string' && /^[+-]?\d+$/.test(raw) ? Number(raw) : raw;
  if (!Number.isInteger(number)) refuse('hash_mode', 'is invalid');
  return number === 1;
}

function pathnameOf(uri: Uri | undefined, hashMode: boolean): string {
  const path = decodeLeniently(uri?.path ?? '/').trimEnd();
  return hashMode && uri?.fragment !== undefined ? `${path}#${decodeLeniently(uri.fragment)}` : path;
}

function readDomains(raw: unknown, uri: Uri | undefined, refuse: Refuse): readonly string[] {
  if (typeof raw === 'string') {
    if (raw.trim() !== '') return raw.trim().split(',', MOST_DOMAINS).map(bareHost);
  } else if (uri?.host !== undefined) {
    return [bareHost(uri.host)];
  }
  refuse('domain', "can't be blank");
  return [];
}

/** `interactive: false` by either key: the official tracker sends the short one. */
function readInteractive(short: unknown, long: unknown): boolean {
  return !(short === false || (typeof short !== 'boolean' && long === false));
}

function wholeNumber(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && /^[+-]?\d+$/.test(raw) ? Number(raw) : raw;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}

function readScroll(raw: unknown): number {
  const depth = wholeNumber(raw);
  return depth === undefined || depth < 0 ? NO_SCROLL : Math.min(depth, 100);
}

function readEngaged(raw: unknown): number {
  const ms = wholeNumber(raw);
  return ms === undefined || ms < 0 || ms >= TOO_LONG_ENGAGED_MS ? 0 : ms;
}
