import database from '@cgamesplay/referer-parser/data/referers.json' with { type: 'json' };
import { bareHost, splitUri, type Uri } from '../intake/split-uri.ts';
import { RECENT_NAMES, recentSource } from './recent-sources.ts';
import { CUSTOM_SOURCES, WIKIPEDIA } from './source-names.ts';

/** Where a visit comes from: the name shown, the address of the referrer without scheme, query and fragment. */
export interface VisitSource {
  readonly source: string;
  readonly referrer: string;
}

type Database = Readonly<Record<string, Readonly<Record<string, { readonly domains: readonly string[] }>>>>;

const entries = Object.values(database as Database).flatMap((medium) => Object.entries(medium));
const nameOfHost = new Map(entries.flatMap(([name, { domains }]) => domains.map((domain) => [domain, name] as const)));
const nameOfText = new Map<string, string>([
  ...[...entries.map(([name]) => name), ...RECENT_NAMES].map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(CUSTOM_SOURCES).flatMap(([key, name]) => [
    [key, name] as const,
    [name.toLowerCase(), name] as const,
  ]),
]);

/** The source of a visit: what its link was tagged with, else its referrer unless that is this same site or this machine. */
export function findSource(
  params: ReadonlyMap<string, string>,
  referrer: string | undefined,
  pageHost: string | undefined,
): VisitSource {
  const external = referrer === undefined ? undefined : externalUri(referrer, pageHost);
  const tag = taggedSource(params);
  const found = tag ?? (external === undefined ? '' : (hostName(external) ?? addressOf(external).host));
  return { source: canonicalName(found), referrer: external === undefined ? '' : referrerOf(external) };
}

/** The value of `utm_source`, `source` or `ref`, in this order. */
export function taggedSource(params: ReadonlyMap<string, string>): string | undefined {
  return params.get('utm_source') ?? params.get('source') ?? params.get('ref');
}

function externalUri(referrer: string, pageHost: string | undefined): Uri | undefined {
  const uri = splitUri(referrer.trim());
  if (!uri.host || !uri.scheme || !['http', 'https', 'android-app'].includes(uri.scheme)) return undefined;
  const own = pageHost !== undefined && bareHost(uri.host) === bareHost(pageHost);
  return own || uri.host === 'localhost' ? undefined : uri;
}

function addressOf(uri: Uri): { host: string; path: string } {
  const app = uri.scheme === 'android-app' ? 'android-app://' : '';
  return { host: app + bareHost(uri.host ?? ''), path: uri.path ?? '' };
}

function referrerOf(uri: Uri): string {
  const { host, path } = addressOf(uri);
  return host + path.replace(/\/+$/, '');
}

/** The database's name of a host, looking also at its parent domains and at the first folder of the path. */
function hostName(uri: Uri): string | undefined {
  if (uri.scheme === 'android-app') return undefined;
  const recent = recentSource(uri.host ?? '');
  if (recent !== undefined) return recent;
  const folder = /^\/[^/]+/.exec(uri.path ?? '')?.[0] ?? '';
  const labels = (uri.host ?? '').split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const host = labels.slice(from).join('.');
    const name = nameOfHost.get(host + folder) ?? nameOfHost.get(host);
    if (name !== undefined) return name;
  }
  return undefined;
}

function canonicalName(source: string): string {
  const lower = source.toLowerCase();
  if (WIKIPEDIA.test(lower)) return 'Wikipedia';
  return nameOfText.get(lower) ?? source;
}
