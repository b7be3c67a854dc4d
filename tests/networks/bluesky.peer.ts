import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppBskyEmbedExternal, AppBskyEmbedImages, AppBskyFeedPost, AtpAgent } from '@atproto/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content, Touchpoint } from '#model/content.ts';
import { composePost } from '#posts/compose-post.ts';
import { type FakeNetwork, startFakeNetwork } from '../posts/fake-network.ts';
import { sampleContent, site } from '../posts/sample-content.ts';
import { writeProject } from '../posts/write-project.ts';
import { type Pds, startPds } from './pds/start-pds.ts';

const POSTS = 100;
/** Ledgers deleted behind the program's back. */
const LOST = 15;
const account = { handle: 'regione.test', email: 'redazione@regione.test', password: 'parola-segreta' };

/** Texts in several scripts, some so long that the link goes on a card. */
const texts = [
  'Perché l’alleato di chi cura è già qui: dell’Unione, è, à, ù.',
  'Famiglie 👨‍👩‍👧‍👦👩🏽‍⚕️🇮🇹 e numeri 1️⃣: otto moduli da trenta minuti.',
  'رعاية الطفل والأسرة، 医療従事者のための研修, Обучение медиков.',
  `${'Un punto unico di accesso ai servizi del SSN, per tutti. '.repeat(4)}Otto moduli, trenta minuti.`,
];

let pds: Pds;
let proxy: FakeNetwork;
let agent: AtpAgent;
let root: string;
let content: Content;
const env: Record<string, string> = {};

beforeAll(async () => {
  pds = await startPds();
  agent = new AtpAgent({ service: pds.url });
  await agent.createAccount(account);
  proxy = await startFakeNetwork(forward);
  const touchpoints = Array.from({ length: POSTS }, (_, n) => ({
    id: `punto-${n}`,
    texts: [{ network: 'bluesky' as const, text: `${n} ${texts[n % texts.length]}` }],
  }));
  content = sampleContent({
    touchpoints,
    hashtags: ['FSE2', 'Salute_Digitale', 'Perché'],
    channels: [{ id: 'bluesky', network: 'bluesky', formats: ['bluesky'] }],
  });
  root = await writeProject(content);
  Object.assign(env, {
    FILO_SITE: site.slice(0, -1),
    FILO_POST_TIMEOUT: '3',
    BLUESKY_SERVICE: proxy.url,
    BLUESKY_IDENTIFIER: account.handle,
    BLUESKY_PASSWORD: account.password,
  });
});
afterAll(async () => {
  await proxy.close();
  await pds.close();
  await rm(root, { recursive: true, force: true });
});

/** What the proxy does with the answer of the PDS, after the PDS has obeyed. */
let trick: (path: string) => 'pass' | 'swallow' | 'half' | 'hang-up' | 'kill' = () => 'pass';
let running: ReturnType<typeof start> | undefined;

const forward: FakeNetwork['handle'] = async ({ method, path, headers, body }, response) => {
  const { host: _, connection: __, 'content-length': ___, ...rest } = headers;
  const got = await fetch(`${pds.url}${path}`, {
    method,
    headers: rest as Record<string, string>,
    ...(method === 'POST' && { body: new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await got.arrayBuffer());
  const what = trick(path);
  if (what === 'kill') running?.child.kill('SIGKILL');
  if (what === 'swallow') return;
  if (what === 'hang-up') return void response.destroy();
  const type = got.headers.get('content-type') ?? 'application/json';
  response.writeHead(got.status, { 'content-type': type, 'content-length': String(bytes.length) });
  if (what === 'half') response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
};

function start() {
  const child = spawn(process.execPath, ['src/cli/post.ts', '--root', root, '--due'], {
    env: { PATH: process.env.PATH, ...env },
  });
  const out: string[] = [];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  child.stderr.on('data', (chunk) => out.push(String(chunk)));
  const done = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out: out.join('') })),
  );
  return { child, done };
}

async function listPosts(): Promise<{ uri: string; value: AppBskyFeedPost.Record }[]> {
  const found: { uri: string; value: AppBskyFeedPost.Record }[] = [];
  let cursor: string | undefined;
  do {
    const page = await agent.com.atproto.repo.listRecords({
      repo: agent.assertDid,
      collection: 'app.bsky.feed.post',
      limit: 100,
      ...(cursor && { cursor }),
    });
    found.push(...(page.data.records as unknown as typeof found));
    cursor = page.data.cursor;
  } while (cursor);
  return found;
}

describe('a hundred touchpoints on a real PDS', () => {
  it('are a hundred posts, though the run is killed at random moments and answers are lost', async () => {
    let requests = 0;
    let kills = 0;
    const lost = { swallow: 0, half: 0, 'hang-up': 0 };
    trick = (path) => {
      requests += 1;
      const dice = Math.random();
      if (kills < 15 && dice < 0.12) {
        kills += 1;
        return 'kill';
      }
      if (!path.includes('createRecord') || dice > 0.3) return 'pass';
      const name = dice < 0.16 && lost.swallow < 3 ? 'swallow' : dice < 0.23 ? 'half' : 'hang-up';
      lost[name] += 1;
      return name;
    };
    let last = { code: null as number | null, out: '' };
    for (let runs = 0; runs < 60 && last.code !== 0; runs++) {
      running = start();
      // A run in three is also killed by the clock, wherever it happens to be.
      const timer =
        runs < 20 && runs % 3 === 0
          ? setTimeout(() => running?.child.kill('SIGKILL'), 800 + Math.random() * 2500)
          : undefined;
      last = await running.done;
      clearTimeout(timer);
    }
    trick = () => 'pass';
    expect(last.code).toBe(0);
    process.stdout.write(
      `    ${requests} requests, ${kills} kills inside a request, lost answers: ${JSON.stringify(lost)}\n`,
    );
    const posts = await listPosts();
    expect(posts).toHaveLength(POSTS);
    for (const touchpoint of content.touchpoints) checkPost(touchpoint, posts);
    const ledgers = await readdir(join(root, 'campaigns/fse-toscana/posted'));
    expect(ledgers.filter((name) => name.endsWith('.json'))).toHaveLength(POSTS);
    for (const name of ledgers.filter((file) => file.endsWith('.json'))) {
      const ledger = JSON.parse(await readFile(join(root, 'campaigns/fse-toscana/posted', name), 'utf8'));
      expect(ledger).toMatchObject({ posts: [{ network: 'bluesky' }], attempts: [] });
      expect(posts.some(({ uri }) => ledger.posts[0].url.endsWith(uri.split('/').at(-1)))).toBe(true);
    }
    const again = start();
    expect((await again.done).out).toBe(
      [...ledgerLines(content.touchpoints, posts), `${POSTS} already-posted\n`].join('\n'),
    );
    expect(await listPosts()).toHaveLength(POSTS);
  });

  it('says what a wrong password is, and posts nothing', async () => {
    await rm(join(root, 'campaigns/fse-toscana/posted/punto-1.json'));
    env.BLUESKY_PASSWORD = 'sbagliata';
    const { code, out } = await start().done;
    expect(code).toBe(1);
    expect(out).toContain('punto-1 on bluesky: refused (Bluesky: 401 Invalid identifier or password)');
    expect(out).not.toContain('sbagliata');
  });

  it('meets its own record where the ledger was lost', async () => {
    env.BLUESKY_PASSWORD = account.password;
    for (let n = 0; n < LOST; n++)
      await rm(join(root, `campaigns/fse-toscana/posted/punto-${n}.json`), { force: true });
    const { out } = await start().done;
    expect(out).toContain(`${LOST} posted, ${POSTS - LOST} already-posted`);
    expect(await listPosts()).toHaveLength(POSTS);
  });
});

function ledgerLines(touchpoints: readonly Touchpoint[], posts: { uri: string; value: AppBskyFeedPost.Record }[]) {
  return touchpoints
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id }) => {
      const { text } = composePost({ content, site }, content.get('touchpoints', id), 'bluesky');
      const key = posts
        .find(({ value }) => value.text === text)
        ?.uri.split('/')
        .at(-1);
      return `${id} on bluesky: already-posted https://bsky.app/profile/regione.test/post/${key}`;
    });
}

/** Text, language, facets by the bytes, image with its words and ratio or link card. */
function checkPost(touchpoint: Touchpoint, posts: { value: AppBskyFeedPost.Record }[]): void {
  const post = composePost({ content, site }, touchpoint, 'bluesky');
  const mine = posts.filter(({ value }) => value.text === post.text);
  expect(mine).toHaveLength(1);
  const record = mine[0]?.value;
  expect(AppBskyFeedPost.validateRecord(record).success).toBe(true);
  expect(record?.langs).toEqual(['it']);
  const bytes = Buffer.from(post.text);
  const faceted = (record?.facets ?? []).map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString());
  expect(faceted).toEqual(post.parts.filter(({ kind }) => kind !== 'text').map(({ text }) => text));
  const embed = record?.embed;
  if (post.linkPlace === 'card') {
    expect(AppBskyEmbedExternal.isMain(embed) && embed.external).toMatchObject({ uri: post.link, title: post.title });
    expect(AppBskyEmbedExternal.isMain(embed) && embed.external.thumb?.size).toBeGreaterThan(10_000);
  } else {
    const [image] = AppBskyEmbedImages.isMain(embed) ? embed.images : [];
    expect(image?.alt).toContain('Un punto unico di accesso');
    expect(image?.aspectRatio).toEqual({ width: 1200, height: 675 });
    expect(image?.image.size).toBeGreaterThan(10_000);
  }
}
