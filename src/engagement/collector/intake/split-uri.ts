/** A URI cut into its parts the lenient way of RFC 3986, appendix B: browsers send what `new URL` would refuse. */
export interface Uri {
  readonly scheme: string | undefined;
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

/** The parts of a URI; blank path and absent parts are undefined, the host is without user, port and brackets. */
export function splitUri(text: string): Uri {
  const [, scheme, authority, path, query, fragment] = PARTS.exec(text) ?? [];
  return { scheme: scheme?.toLowerCase(), host: hostOf(authority), path: path || undefined, query, fragment };
}

function hostOf(authority: string | undefined): string | undefined {
  if (authority === undefined) return undefined;
  const withoutUser = authority.slice(authority.lastIndexOf('@') + 1);
  const bracketed = /^\[([^\]]*)\]/.exec(withoutUser);
  return bracketed ? bracketed[1] : withoutUser.replace(/:\d*$/, '');
}

/** Percent-decodes what can be decoded and leaves the rest as it came: a broken escape is data, not an error. */
export function decodeLeniently(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
    );
  }
}

/** The parameters of a query string; the last one wins, `+` is a space. */
export function queryParams(query: string | undefined): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const pair of query ? query.split('&') : []) {
    if (pair === '') continue;
    const [key = '', ...value] = pair.split('=');
    params.set(decodeLeniently(key.replaceAll('+', ' ')), decodeLeniently(value.join('=').replaceAll('+', ' ')));
  }
  return params;
}

/** A host without white space around it and without a leading `www.`. */
export function bareHost(host: string): string {
  return host.trim().replace(/^www\./, '');
}
