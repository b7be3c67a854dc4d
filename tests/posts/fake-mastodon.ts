import { answer, type FakeNetwork, type Handler, startFakeNetwork } from './fake-network.ts';

/**
 * The part of Mastodon's API that a post needs, as its documentation (docs.joinmastodon.org, November 2026)
 * gives it: idempotency keys answer with the same status, media come back with a url.
 */
export interface FakeMastodon extends FakeNetwork {
  statuses: { id: string; content: string; text: string; language: string; media: string[]; createdAt: string }[];
  media: Map<string, { description: string; bytes: number }>;
  /** Stands in front of the API for one request: true where it has answered. */
  before?: (path: string, method: string) => 'drop-after' | 'swallow' | number | undefined;
  limits: { max: number; perUrl: number };
}

/** Starts a fake Mastodon instance. */
export async function startFakeMastodon(): Promise<FakeMastodon> {
  const keys = new Map<string, string>();
  const network = (await startFakeNetwork(() => undefined)) as FakeMastodon;
  network.statuses = [];
  network.media = new Map();
  network.limits = { max: 500, perUrl: 23 };
  const handle: Handler = (request, response) => {
    const { method, path } = request;
    const trick = network.before?.(path, method);
    if (typeof trick === 'number')
      return answer(response, trick, { error: 'recorded failure' }, trick === 429 ? { 'retry-after': '1' } : {});
    if (path === '/api/v2/instance') return answer(response, 200, instance(network.limits));
    if (path === '/api/v1/accounts/verify_credentials') return answer(response, 200, { id: '1', username: 'regione' });
    if (path === '/api/v2/media') {
      const id = String(network.media.size + 1);
      const description = /name="description"\r\n\r\n([\s\S]*?)\r\n--/.exec(request.text)?.[1] ?? '';
      network.media.set(id, { description, bytes: request.body.length });
      return answer(response, 200, { id, type: 'image', url: `${network.url}/media/${id}.png`, description });
    }
    if (path.startsWith('/api/v1/accounts/1/statuses'))
      return answer(response, 200, network.statuses.map(status).reverse());
    if (path === '/api/v1/statuses' && method === 'POST') {
      const key = String(request.headers['idempotency-key'] ?? '');
      const known = keys.get(key);
      const sent = JSON.parse(request.text) as { status: string; language: string; media_ids?: string[] };
      const id = known ?? String(100 + network.statuses.length);
      if (!known) {
        keys.set(key, id);
        const content = `<p>${sent.status.replace(/https:\S+/g, (url) => `<a href="${url}">${url}</a>`)}</p>`;
        const createdAt = new Date().toISOString();
        network.statuses.push({
          id,
          content,
          text: sent.status,
          language: sent.language,
          media: sent.media_ids ?? [],
          createdAt,
        });
      }
      if (trick === 'swallow') return undefined;
      if (trick === 'drop-after') return void response.destroy();
      const found = network.statuses.find((entry) => entry.id === id);
      return answer(response, 200, found && status(found));
    }
    return answer(response, 404, { error: 'Record not found' });
  };
  network.handle = handle;
  return network;

  function status(entry: FakeMastodon['statuses'][number]) {
    const url = `https://mastodon.example/@regione/${entry.id}`;
    return {
      id: entry.id,
      url,
      uri: url,
      content: entry.content,
      created_at: entry.createdAt,
      language: entry.language,
    };
  }
}

function instance({ max, perUrl }: FakeMastodon['limits']) {
  return {
    domain: 'mastodon.example',
    version: '4.4.0',
    configuration: {
      statuses: { max_characters: max, max_media_attachments: 4, characters_reserved_per_url: perUrl },
      media_attachments: { image_size_limit: 16_777_216, description_limit: 1500 },
    },
  };
}
