import type { Network } from '#model/network.ts';
import type { Handler } from './fake-network.ts';

type Received = Parameters<Handler>[0];

/** What a network's API does with one request: whether it makes a post (under a key, where it keeps keys), and its answer. */
interface Reply {
  status: number;
  data: unknown;
  headers?: Record<string, string>;
}

/** The part of a network's API that a post needs, as its documentation gives it. */
export interface NetworkApi {
  network: Network;
  /** Whether it can be asked for a post, and meets its own key. */
  keepsKeys: boolean;
  env(url: string): Record<string, string>;
  /** The key of the post this request makes: '' where the network keeps none; undefined where it makes none. */
  makes(request: Received): string | undefined;
  /** @param posts the keys of the posts that are out. */
  reply(request: Received, posts: readonly string[], url: string): Reply;
}

const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const blob = { $type: 'blob', ref: { $link: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku' } };
const refusal = (error: string): Reply => ({ status: 400, data: { error, message: error } });

const bluesky: NetworkApi = {
  network: 'bluesky',
  keepsKeys: true,
  env: (url) => ({ BLUESKY_SERVICE: url, BLUESKY_IDENTIFIER: 'regione.test', BLUESKY_PASSWORD: 'segreto' }),
  makes: ({ path, text }) => (path.endsWith('createRecord') ? (JSON.parse(text) as { rkey: string }).rkey : undefined),
  reply({ path, text, body }, posts) {
    const cid = blob.ref.$link;
    if (path.includes('createSession'))
      return {
        status: 200,
        data: { did, handle: 'regione.test', accessJwt: 'a.b.c', refreshJwt: 'a.b.c', active: true },
      };
    if (path.includes('uploadBlob'))
      return { status: 200, data: { blob: { ...blob, mimeType: 'image/png', size: body.length } } };
    if (path.includes('createRecord')) {
      const { rkey } = JSON.parse(text) as { rkey: string };
      return { status: 200, data: { uri: `at://${did}/app.bsky.feed.post/${rkey}`, cid } };
    }
    const rkey = new URLSearchParams(path.split('?')[1]).get('rkey') ?? '';
    if (!posts.includes(rkey)) return refusal('RecordNotFound');
    return { status: 200, data: { uri: `at://${did}/app.bsky.feed.post/${rkey}`, cid, value: {} } };
  },
};

const mastodon: NetworkApi = {
  network: 'mastodon',
  keepsKeys: true,
  env: (url) => ({ MASTODON_URL: url, MASTODON_TOKEN: 'segreto' }),
  makes: ({ path, method, headers }) =>
    path === '/api/v1/statuses' && method === 'POST' ? String(headers['idempotency-key']) : undefined,
  reply({ path, method }, posts, url) {
    const link = 'https://filodiretto.regione.toscana.it/t/punto-unico-bluesky/';
    const status = { id: '1', url: 'https://mastodon.example/@regione/1', content: `<p>${link}</p>` };
    const dated = { ...status, created_at: '2025-06-10T07:30:01.000Z' };
    if (path === '/api/v2/instance')
      return { status: 200, data: { configuration: { statuses: { max_characters: 500 } } } };
    if (path === '/api/v2/media') return { status: 200, data: { id: '1', url: `${url}/media/1.png` } };
    if (path.endsWith('verify_credentials')) return { status: 200, data: { id: '1' } };
    return { status: 200, data: method === 'POST' ? dated : posts.map(() => dated) };
  },
};

const x: NetworkApi = {
  network: 'x',
  keepsKeys: false,
  env: (url) => ({ X_API: url, X_API_KEY: 'a', X_API_SECRET: 'b', X_TOKEN: 'c', X_TOKEN_SECRET: 'd' }),
  makes: ({ path }) => (path === '/2/tweets' ? '' : undefined),
  reply: () => ({ status: 201, data: { data: { id: '5' } } }),
};

const linkedin: NetworkApi = {
  network: 'linkedin',
  keepsKeys: false,
  env: (url) => ({ LINKEDIN_API: url, LINKEDIN_TOKEN: 'segreto', LINKEDIN_ORGANIZATION: '42' }),
  makes: ({ path }) => (path === '/rest/posts' ? '' : undefined),
  reply({ path }, _, url) {
    const value = { uploadUrl: `${url}/upload`, image: 'urn:li:image:1' };
    return path.startsWith('/rest/images')
      ? { status: 200, data: { value } }
      : { status: 201, data: {}, headers: { 'x-restli-id': 'urn:li:share:9' } };
  },
};

const telegram: NetworkApi = {
  network: 'telegram',
  keepsKeys: false,
  env: (url) => ({ TELEGRAM_API: url, TELEGRAM_TOKEN: 'segreto', TELEGRAM_CHAT: '@salute' }),
  makes: () => '',
  reply: () => ({ status: 200, data: { ok: true, result: { message_id: 7, chat: { username: 'salute' } } } }),
};

const webhook = (network: 'discord' | 'slack', variable: string): NetworkApi => ({
  network,
  keepsKeys: false,
  env: (url) => ({ [variable]: `${url}/webhook` }),
  makes: () => '',
  reply: () => ({ status: 200, data: { id: '1' } }),
});

/** Every network that `npm run post` publishes to. */
export const networkApis: readonly NetworkApi[] = [
  bluesky,
  mastodon,
  x,
  linkedin,
  telegram,
  webhook('discord', 'DISCORD_WEBHOOK'),
  webhook('slack', 'SLACK_WEBHOOK'),
];
