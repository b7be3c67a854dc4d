import { createHmac, randomUUID } from 'node:crypto';

/** The four keys of a user of X's API. */
export interface OAuth1Keys {
  apiKey: string;
  apiSecret: string;
  token: string;
  tokenSecret: string;
}

/**
 * `Authorization` of a signed request (RFC 5849, HMAC-SHA1). Bodies in JSON or multipart are not part of the signature.
 * @param once a nonce and a time in seconds, for tests.
 */
export function signOAuth1(
  method: string,
  address: string,
  keys: OAuth1Keys,
  once = { nonce: randomUUID().replaceAll('-', ''), seconds: Math.floor(Date.now() / 1000) },
): string {
  const url = new URL(address);
  const oauth = {
    oauth_consumer_key: keys.apiKey,
    oauth_nonce: once.nonce,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(once.seconds),
    oauth_token: keys.token,
    oauth_version: '1.0',
  };
  const parameters = [...Object.entries(oauth), ...url.searchParams.entries()]
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join('&');
  const base = [method.toUpperCase(), percent(url.origin + url.pathname), percent(parameters)].join('&');
  const secret = `${percent(keys.apiSecret)}&${percent(keys.tokenSecret)}`;
  const signature = createHmac('sha1', secret).update(base).digest('base64');
  const header = Object.entries({ ...oauth, oauth_signature: signature });
  return `OAuth ${header.map(([name, value]) => `${name}="${percent(value)}"`).join(', ')}`;
}

/** RFC 3986, stricter than encodeURIComponent. */
function percent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
