import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#model/network.ts';
import { composePost } from '#posts/compose-post.ts';
import { readLedger } from '#posts/ledger.ts';
import { openPublishers } from '#posts/open-publishers.ts';
import { publishPost, type Result } from '#posts/publish-post.ts';
import type { CardImage } from '#posts/publishers/publisher.ts';
import { forgetAttempt, recordPost } from '#posts/settle-post.ts';
import { type FakeMastodon, startFakeMastodon } from './fake-mastodon.ts';
import { answer, answerHalf, type FakeNetwork, startFakeNetwork } from './fake-network.ts';
import { sampleContent, site } from './sample-content.ts';
import { writeProject } from './write-project.ts';

const content = sampleContent();
const touchpoint = content.get('touchpoints', 'punto-unico-bluesky');
const image: CardImage = { bytes: new Uint8Array([137, 80, 78, 71]), type: 'image/png', width: 1200, height: 630 };

let root: string;
let slept: number[];
let servers: FakeNetwork[];

beforeEach(async () => {
  root = await writeProject(content);
  slept = [];
  servers = [];
});
afterEach(() => Promise.all(servers.map((server) => server.close())));

async function publish(network: Network, env: Record<string, string>): Promise<Result> {
  const { publishers } = openPublishers({ FILO_POST_TIMEOUT: '0.3', ...env });
  const publisher = publishers.get(network);
  if (!publisher) throw new Error(`${network} is not configured`);
  const post = composePost({ content, site }, touchpoint, network);
  return publishPost(
    publisher,
    { post, campaign: touchpoint.campaign, summary: 'In breve', image },
    {
      root,
      now: () => new Date('2025-06-10T07:30:00Z'),
      sleep: async (ms) => {
        slept.push(ms);
      },
    },
  );
}

async function ledger() {
  return JSON.parse(await readFile(join(root, 'campaigns/fse-toscana/posted/punto-unico-bluesky.json'), 'utf8'));
}

async function recordIntent() {
  const path = join(root, 'campaigns/fse-toscana/posted/punto-unico-bluesky.json');
  await mkdir(dirname(path), { recursive: true });
  const attempts = [{ network: 'mastodon', state: 'intended', since: '2025-06-10T07:30:00.000Z' }];
  await writeFile(path, JSON.stringify({ touchpoint: touchpoint.id, posts: [], attempts }));
}

describe('a network without keys (Telegram)', () => {
  const env = () => ({ TELEGRAM_API: servers[0]?.url ?? '', TELEGRAM_TOKEN: '123:segreto', TELEGRAM_CHAT: '@salute' });
  const accepted = { ok: true, result: { message_id: 7, chat: { username: 'salute' } } };
  const start = async (handle: FakeNetwork['handle']) => {
    const server = await startFakeNetwork(handle);
    servers.push(server);
    return server;
  };

  it('posts the photo with its caption, once, and remembers where', async () => {
    const server = await start((_, response) => answer(response, 200, accepted));
    expect(await publish('telegram', env())).toEqual({ state: 'posted', url: 'https://t.me/salute/7' });
    expect(await publish('telegram', env())).toEqual({ state: 'already-posted', url: 'https://t.me/salute/7' });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.path).toBe('/bot123:segreto/sendPhoto');
    // A form sends its line ends as CRLF.
    const sent = server.received[0]?.text.replaceAll('\r\n', '\n');
    expect(sent).toContain(composePost({ content, site }, touchpoint, 'telegram').text);
    expect(await ledger()).toEqual({
      touchpoint: 'punto-unico-bluesky',
      posts: [{ network: 'telegram', url: 'https://t.me/salute/7', at: '2025-06-10T07:30:00.000Z' }],
      attempts: [],
    });
  });

  it('never repeats a call whose outcome nobody knows, and says how to settle it', async () => {
    const server = await start(() => undefined);
    const unknown = {
      state: 'unknown',
      reason: 'Telegram sendPhoto: no answer in 0.3 seconds',
      settle:
        'look at the account on telegram. If the post is there: npm run post -- --touchpoint punto-unico-bluesky --network telegram --record <its address>. If it is not: npm run post -- --touchpoint punto-unico-bluesky --network telegram --not-posted. Until then it is not sent again (campaigns/fse-toscana/posted/punto-unico-bluesky.json).',
    };
    expect(await publish('telegram', env())).toEqual(unknown);
    expect(await publish('telegram', env())).toEqual(unknown);
    expect(server.received).toHaveLength(1);
    server.handle = (_, response) => answer(response, 200, accepted);
    await forgetAttempt(root, touchpoint, 'telegram');
    expect(await publish('telegram', env())).toMatchObject({ state: 'posted' });
  });

  it.each([
    ['500', (r: Parameters<FakeNetwork['handle']>[1]) => answer(r, 500, { description: 'Internal' })],
    ['hangs up', (r: Parameters<FakeNetwork['handle']>[1]) => void r.destroy()],
  ])('counts "%s" as unknown', async (_, trick) => {
    const server = await start((_request, response) => trick(response));
    expect(await publish('telegram', env())).toMatchObject({ state: 'unknown' });
    expect(await publish('telegram', env())).toMatchObject({ state: 'unknown' });
    expect(server.received).toHaveLength(1);
    expect(await ledger()).toMatchObject({ posts: [], attempts: [{ network: 'telegram', state: 'unknown' }] });
  });

  it('takes a yes whose body broke off as a yes', async () => {
    await start((_, response) => answerHalf(response, 200, accepted));
    expect(await publish('telegram', env())).toEqual({ state: 'posted' });
  });

  it('waits as long as it is asked to, and tries again what was refused', async () => {
    const server = await start((_, response) =>
      server.received.length < 3
        ? answer(response, 429, { description: 'Too Many Requests', parameters: { retry_after: 7 } })
        : answer(response, 200, accepted),
    );
    expect(await publish('telegram', env())).toMatchObject({ state: 'posted' });
    expect(slept).toEqual([7000, 7000]);
  });

  it('leaves to the next run what was refused for long', async () => {
    const server = await start((_, response) => answer(response, 429, {}, { 'retry-after': '3600' }));
    expect(await publish('telegram', env())).toMatchObject({ state: 'refused' });
    server.handle = (_, response) => answer(response, 200, accepted);
    expect(await publish('telegram', env())).toMatchObject({ state: 'posted' });
    expect(server.received).toHaveLength(2);
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const server = await start(() => undefined);
    const closed = env();
    await server.close();
    servers = [];
    expect(await publish('telegram', closed)).toEqual({ state: 'refused', reason: 'Telegram sendPhoto: ECONNREFUSED' });
  });

  it('refuses what an interrupted run left behind, until a person records it', async () => {
    const server = await start((_, response) => answer(response, 200, accepted));
    await publish('telegram', env());
    const path = join(root, 'campaigns/fse-toscana/posted/punto-unico-bluesky.json');
    const since = '2025-06-10T07:30:00.000Z';
    const attempts = [{ network: 'telegram', state: 'intended', since }];
    await writeFile(path, JSON.stringify({ touchpoint: touchpoint.id, posts: [], attempts }));
    expect(await publish('telegram', env())).toMatchObject({
      state: 'unknown',
      reason: 'an earlier run was stopped while it was posting',
    });
    await recordPost(root, touchpoint, 'telegram', 'https://t.me/salute/7', new Date('2025-06-11T08:00:00Z'));
    expect(await publish('telegram', env())).toEqual({ state: 'already-posted', url: 'https://t.me/salute/7' });
    expect(server.received).toHaveLength(1);
  });

  it('never takes a damaged ledger for an empty one', async () => {
    const server = await start((_, response) => answer(response, 200, accepted));
    await publish('telegram', env());
    await writeFile(join(root, 'campaigns/fse-toscana/posted/punto-unico-bluesky.json'), '{"touchpoint":');
    await expect(publish('telegram', env())).rejects.toThrow(
      'campaigns/fse-toscana/posted/punto-unico-bluesky.json can\'t be read as the ledger of "punto-unico-bluesky": restore it from git before posting again.',
    );
    expect(server.received).toHaveLength(1);
  });
});

describe('Mastodon', () => {
  let server: FakeMastodon;
  const env = () => ({ MASTODON_URL: server.url, MASTODON_TOKEN: 'segreto' });
  beforeEach(async () => {
    server = await startFakeMastodon();
    servers.push(server);
  });

  it('posts text, language and a described image', async () => {
    expect(await publish('mastodon', env())).toEqual({ state: 'posted', url: 'https://mastodon.example/@regione/100' });
    const post = composePost({ content, site }, touchpoint, 'mastodon');
    expect(server.statuses).toMatchObject([{ text: post.text, language: 'it', media: ['1'] }]);
    expect(server.media.get('1')?.description).toBe(post.alt);
  });

  it.each(['swallow', 'drop-after'] as const)('finds its own status after "%s"', async (trick) => {
    let tricks = 1;
    server.before = (path, method) =>
      path === '/api/v1/statuses' && method === 'POST' && tricks-- > 0 ? trick : undefined;
    expect(await publish('mastodon', env())).toEqual({ state: 'posted', url: 'https://mastodon.example/@regione/100' });
    expect(server.statuses).toHaveLength(1);
  });

  it('is never doubled by a 500 or a 429, even where the search does not see the status yet', async () => {
    let posts = 0;
    server.before = (path, method) => {
      if (path.startsWith('/api/v1/accounts/1/statuses')) return 500;
      if (path !== '/api/v1/statuses' || method !== 'POST') return undefined;
      posts += 1;
      return posts === 1 ? 429 : posts === 2 ? 'swallow' : undefined;
    };
    expect(await publish('mastodon', env())).toMatchObject({ state: 'unknown' });
    delete server.before;
    expect(await publish('mastodon', env())).toMatchObject({ state: 'posted' });
    expect(server.statuses).toHaveLength(1);
  });

  it('does not call absent a status it may not have seen', async () => {
    let status = 0;
    server.before = (path, method) => {
      if (path !== '/api/v1/statuses' || method !== 'POST') return undefined;
      status += 1;
      return 'swallow';
    };
    await publish('mastodon', env());
    const [mine] = server.statuses.splice(0);
    const { handle } = server;
    // Two hundred and forty newer ones stand before it, in pages.
    server.handle = (request, response) => {
      if (!request.path.startsWith('/api/v1/accounts/1/statuses')) return handle(request, response);
      const page = Number(new URLSearchParams(request.path.split('?')[1]).get('page') ?? 0);
      const next = `${server.url}/api/v1/accounts/1/statuses?limit=40&page=${page + 1}`;
      const others = Array.from({ length: 40 }, (_, n) => ({
        id: String(n),
        content: 'Altro',
        created_at: mine?.createdAt,
      }));
      return answer(response, 200, others, { link: `<${next}>; rel="next"` });
    };
    const before = status;
    await recordIntent();
    expect(await publish('mastodon', env())).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('more than 200 statuses since the attempt, not all were looked at'),
    });
    expect(status).toBe(before);
  });

  it('finds its status where our clock was hours ahead when it was made', async () => {
    const link = composePost({ content, site }, touchpoint, 'mastodon').link;
    const status = (n: number, words: string, at: string) => ({
      id: String(n),
      url: `https://mastodon.example/@regione/${n}`,
      content: words,
      created_at: at,
    });
    const newer = Array.from({ length: 40 }, (_, n) => status(500 - n, 'Altro', '2025-06-10T06:00:00.000Z'));
    const { handle } = server;
    server.handle = (request, response) => {
      if (!request.path.startsWith('/api/v1/accounts/1/statuses')) return handle(request, response);
      const next = { link: `<${server.url}/api/v1/accounts/1/statuses?page=2>; rel="next"` };
      return request.path.includes('page=2')
        ? answer(response, 200, [status(7, `<p>${link}</p>`, '2025-06-09T20:00:00.000Z')])
        : answer(response, 200, newer, next);
    };
    await recordIntent();
    expect(await publish('mastodon', env())).toEqual({ state: 'posted', url: 'https://mastodon.example/@regione/7' });
    expect(server.statuses).toHaveLength(0);
  });

  it('posts to an instance that speaks the first version of the API, and understands a page as an answer', async () => {
    const { handle } = server;
    const page = (response: Parameters<typeof handle>[1], status: number) =>
      void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    let down = true;
    server.handle = (request, response) => {
      if (request.path === '/api/v2/instance') return page(response, 404);
      if (request.path === '/api/v1/instance') return answer(response, 200, { uri: 'snac.example', version: '2.38' });
      if (down && request.path === '/api/v2/media') return page(response, 502);
      return handle(request, response);
    };
    expect(await publish('mastodon', env())).toEqual({
      state: 'refused',
      reason: 'Mastodon media: the server answered with an error page, not with its API',
    });
    down = false;
    expect(await publish('mastodon', env())).toMatchObject({ state: 'posted' });
    expect(server.statuses).toHaveLength(1);
  });

  it('reads the limits of the instance before it posts', async () => {
    server.limits = { max: 120, perUrl: 30 };
    expect(await publish('mastodon', env())).toEqual({
      state: 'refused',
      reason: 'Mastodon: the text counts 269 characters, this instance takes 120',
    });
    expect(server.statuses).toHaveLength(0);
  });
});

describe('the other networks speak their own language', () => {
  const start = async (handle: FakeNetwork['handle']) => {
    const server = await startFakeNetwork(handle);
    servers.push(server);
    return server;
  };

  it('LinkedIn: image with alt, escaped text, address from the header', async () => {
    const server: FakeNetwork = await start((request, response) => {
      if (request.path.startsWith('/rest/images'))
        return answer(response, 200, { value: { uploadUrl: `${server.url}/upload`, image: 'urn:li:image:1' } });
      if (request.path === '/upload') return answer(response, 201, {});
      return answer(response, 201, {}, { 'x-restli-id': 'urn:li:share:9' });
    });
    const env = { LINKEDIN_API: server.url, LINKEDIN_TOKEN: 'segreto', LINKEDIN_ORGANIZATION: '42' };
    expect(await publish('linkedin', env)).toEqual({
      state: 'posted',
      url: 'https://www.linkedin.com/feed/update/urn:li:share:9/',
    });
    expect(JSON.parse(server.received[2]?.text ?? '')).toMatchObject({
      author: 'urn:li:organization:42',
      content: { media: { id: 'urn:li:image:1', altText: composePost({ content, site }, touchpoint, 'linkedin').alt } },
    });
    expect(server.received[2]?.headers['linkedin-version']).toMatch(/^\d{6}$/);
  });

  it('LinkedIn: whatever the words, they come back whole from its little text format', async () => {
    const server = await start((_, response) => answer(response, 201, {}, { 'x-restli-id': 'urn:li:share:9' }));
    const { publishers } = openPublishers({
      LINKEDIN_API: server.url,
      LINKEDIN_TOKEN: 'segreto',
      LINKEDIN_ORGANIZATION: '42',
    });
    const hard = sampleContent({
      hashtags: ['Salute_Digitale', 'FSE2'],
      touchpoints: [
        { texts: [{ network: 'linkedin', text: 'Da (A) a [B] {C} <D> | @E *F* _G_ ~H~ \\I a @[Regione](urn:li:x)' }] },
      ],
    });
    const post = composePost({ content: hard, site }, hard.get('touchpoints', touchpoint.id), 'linkedin');
    await publishers.get('linkedin')?.publish({ post, campaign: 'c', since: '', summary: '' });
    const { commentary } = JSON.parse(server.received[0]?.text ?? '{}') as { commentary: string };
    expect(commentary).toContain('#Salute\\_Digitale #FSE2');
    expect(commentary).toContain('Da \\(A\\) a \\[B\\] \\{C\\} \\<D\\> \\| \\@E \\*F\\* \\_G\\_ \\~H\\~ \\\\I');
    // What is left bare is only what opens a hashtag.
    expect(commentary.replace(/\\./g, '').replace(/[^\\|{}@[\]()<>#*_~]/g, '')).toBe('##');
    expect(commentary.replace(/\\(.)/g, '$1')).toBe(post.text);
  });

  it('X: described media, then the post', async () => {
    const server = await start((request, response) =>
      answer(response, request.path === '/2/tweets' ? 201 : 200, {
        data: { id: request.path === '/2/tweets' ? '77' : '5' },
      }),
    );
    const keys = { X_API_KEY: 'a', X_API_SECRET: 'b', X_TOKEN: 'c', X_TOKEN_SECRET: 'd' };
    expect(await publish('x', { X_API: server.url, ...keys })).toEqual({
      state: 'posted',
      url: 'https://x.com/i/web/status/77',
    });
    const post = composePost({ content, site }, touchpoint, 'x');
    expect(server.received.map(({ path }) => path)).toEqual(['/2/media/upload', '/2/media/metadata', '/2/tweets']);
    expect(JSON.parse(server.received[1]?.text ?? '')).toEqual({ id: '5', metadata: { alt_text: { text: post.alt } } });
    expect(JSON.parse(server.received[2]?.text ?? '')).toEqual({ text: post.text, media: { media_ids: ['5'] } });
  });

  it('X: a failed upload is a refusal, because nothing was posted', async () => {
    const server = await start((_, response) => answer(response, 500, {}));
    const keys = { X_API_KEY: 'a', X_API_SECRET: 'b', X_TOKEN: 'c', X_TOKEN_SECRET: 'd' };
    expect(await publish('x', { X_API: server.url, ...keys })).toMatchObject({ state: 'refused' });
  });

  it('Discord and Slack: the webhook, nobody pinged', async () => {
    const server = await start((_, response) => answer(response, 200, { id: '1' }));
    expect(await publish('discord', { DISCORD_WEBHOOK: `${server.url}/webhook` })).toEqual({ state: 'posted' });
    expect(server.received[0]?.path).toBe('/webhook?wait=true');
    expect(server.received[0]?.text).toContain('"allowed_mentions":{"parse":[]}');
    expect(await publish('slack', { SLACK_WEBHOOK: `${server.url}/slack` })).toEqual({ state: 'posted' });
    expect(JSON.parse(server.received[1]?.text ?? '').text).toContain('https://filodiretto.regione.toscana.it/t/');
    expect((await readLedger(root, 'fse-toscana', touchpoint.id)).posts.map(({ network }) => network)).toEqual([
      'discord',
      'slack',
    ]);
  });
});
