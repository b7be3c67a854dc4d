import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { composePost } from '#posts/compose-post.ts';
import { ledgerPath, readLedger } from '#posts/ledger.ts';
import { openPublishers } from '#posts/open-publishers.ts';
import { type PublishOptions, publishPost, type Result } from '#posts/publish-post.ts';
import { publisherKinds } from '#posts/publishers/publisher-kinds.ts';
import { forgetAttempt, recordPost } from '#posts/settle-post.ts';
import { type NetworkApi, networkApis } from './any-network.ts';
import { answer, answerHalf, type FakeNetwork, startFakeNetwork } from './fake-network.ts';
import { sampleContent, site } from './sample-content.ts';
import { writeProject } from './write-project.ts';

const content = sampleContent();
const touchpoint = content.get('touchpoints', 'punto-unico-bluesky');
const file = ledgerPath(touchpoint.campaign, touchpoint.id);
const image = { bytes: new Uint8Array([137, 80, 78, 71]), type: 'image/png', width: 1200, height: 630 } as const;
const address = 'https://rete.example/post/1';

/** What may go wrong with one request: before the network obeyed, after it, or with our own program at either moment. */
const faults = [
  'fine',
  'refused',
  'too-many',
  'error-before',
  'error-after',
  'hang-up-before',
  'hang-up-after',
  'silent-before',
  'silent-after',
  'half',
  'crash-before',
  'crash-after',
] as const;
type Fault = (typeof faults)[number];

/** One network with its posts, and one project that posts to it. */
interface World {
  server: FakeNetwork;
  root: string;
  posts: string[];
  /** What the ledger was when the program was killed. */
  killed: string | undefined;
  /** Requests that would have made a post before the intent was on disk. */
  early: number;
}

const worlds: World[] = [];
afterEach(async () => {
  for (const { server, root } of worlds.splice(0)) {
    await server.close();
    await rm(root, { recursive: true, force: true });
  }
});

async function makeWorld(): Promise<World> {
  const [server, root] = [await startFakeNetwork(() => undefined), await writeProject(content)];
  const world: World = { server, root, posts: [], killed: undefined, early: 0 };
  worlds.push(world);
  return world;
}

/** Answers the requests of one run, the n-th with the n-th fault. */
function answerWith(world: World, api: NetworkApi, run: readonly Fault[]): void {
  let count = 0;
  world.server.handle = (request, response) => {
    const fault = run[count++] ?? 'fine';
    const key = api.makes(request);
    const onDisk = readText(join(world.root, file));
    if (key !== undefined && !onDisk?.includes('"intended"')) world.early += 1;
    if (key !== undefined && /^(fine|half)$|-after$/.test(fault) && !(key && world.posts.includes(key)))
      world.posts.push(key);
    if (fault.startsWith('crash')) world.killed ??= onDisk ?? '';
    const { status, data, headers } = api.reply(request, world.posts, world.server.url);
    if (fault === 'fine') return answer(response, status, data, headers);
    if (fault === 'refused') return answer(response, 403, { error: 'no' });
    if (fault === 'too-many') return answer(response, 429, { error: 'wait' }, { 'retry-after': '1' });
    if (fault.startsWith('error')) return answer(response, 500, { error: 'oops' });
    if (fault === 'half') return answerHalf(response, status, data);
    if (!fault.startsWith('silent')) response.destroy();
  };
}

/** One run of the program; where it was killed, the disk is put back as it was at that moment. */
async function run(world: World, api: NetworkApi, timeout: string, options: Partial<PublishOptions> = {}) {
  const { publishers } = openPublishers({ ...api.env(world.server.url), FILO_POST_TIMEOUT: timeout });
  const publisher = publishers.get(api.network);
  if (!publisher) throw new Error(`${api.network} is not configured`);
  const post = composePost({ content, site }, touchpoint, api.network);
  const job = { post, campaign: touchpoint.campaign, summary: 'In breve', image };
  const clock = { now: () => new Date('2025-06-10T07:30:00Z'), sleep: async () => undefined };
  const result: Result = await publishPost(publisher, job, { root: world.root, ...clock, ...options });
  if (world.killed === '') await rm(join(world.root, file), { force: true });
  else if (world.killed !== undefined) await writeFile(join(world.root, file), world.killed);
  world.killed = undefined;
  return result;
}

/** What the person told to settle it does: looks at the account, and says what is there. */
async function settle({ root, posts }: World, { network }: NetworkApi): Promise<void> {
  if (posts.length) await recordPost(root, touchpoint, network, address, new Date());
  else await forgetAttempt(root, touchpoint, network);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

describe('whatever happens to its requests and to itself', () => {
  it('is tried on every network that can be posted to', () => {
    expect(networkApis.map(({ network }) => network).toSorted()).toEqual(
      publisherKinds.map(({ network }) => network).toSorted(),
    );
  });

  it.each(networkApis.map((api) => [api.network, api] as const))('%s has one post in the end', async (_, api) => {
    // Most requests go well, or a run would never come to its last one.
    const fault = fc.oneof({ weight: 2, arbitrary: fc.constant('fine' as const) }, fc.constantFrom(...faults));
    const runs = fc.array(fc.array(fault, { minLength: 1, maxLength: 6 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(runs, async (bad) => {
        const world = await makeWorld();
        for (const faulty of bad) {
          answerWith(world, api, faulty);
          await run(world, api, '0.04');
          expect(world.posts.length).toBeLessThanOrEqual(1);
        }
        answerWith(world, api, []);
        let last = await run(world, api, '10');
        if (last.state === 'unknown') {
          expect(api.keepsKeys).toBe(false);
          await settle(world, api);
          last = await run(world, api, '10');
        }
        expect(last.state).toMatch(/posted$/);
        expect(world.posts).toHaveLength(1);
        expect(world.early).toBe(0);
        const ledger = await readLedger(world.root, touchpoint.campaign, touchpoint.id);
        expect(ledger).toMatchObject({ posts: [{ network: api.network }], attempts: [] });
        await world.server.close();
      }),
      { numRuns: 20 },
    );
  });
});

describe('a ledger that cannot be written', () => {
  const telegram = networkApis.find(({ network }) => network === 'telegram') as NetworkApi;
  const bluesky = networkApis.find(({ network }) => network === 'bluesky') as NetworkApi;

  it('sends nothing where the intent is not on disk', async () => {
    const world = await makeWorld();
    answerWith(world, telegram, []);
    await writeFile(join(world.root, dirname(file)), 'a file where the folder of the ledgers should be');
    await expect(run(world, telegram, '5')).rejects.toThrow('ENOTDIR');
    expect(world.server.received).toHaveLength(0);
  });

  it('says that the post is out where its outcome is not on disk', async () => {
    const world = await makeWorld();
    answerWith(world, telegram, []);
    const { handle } = world.server;
    world.server.handle = async (request, response) => {
      // The draft of the next ledger can't be written any more.
      await mkdir(join(world.root, `${file}.tmp`));
      await handle(request, response);
    };
    expect(await run(world, telegram, '5')).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(
        /^it is out \(https:\/\/t\.me\/salute\/7\), but its ledger can't be written: EISDIR/,
      ),
      settle: expect.stringContaining('--record <its address>'),
    });
    await rm(join(world.root, `${file}.tmp`), { recursive: true });
    expect(await run(world, telegram, '5')).toMatchObject({ state: 'unknown' });
    expect(world.posts).toHaveLength(1);
  });

  it('sends nothing where its copy elsewhere fails, and asks for none where the network itself remembers', async () => {
    const world = await makeWorld();
    answerWith(world, telegram, []);
    const keepIntent = () => Promise.reject(new Error('no way to the repository'));
    expect(await run(world, telegram, '5', { keepIntent })).toEqual({
      state: 'refused',
      reason: 'nothing was sent, because its intent could not be kept: no way to the repository',
    });
    expect(world.server.received).toHaveLength(0);
    answerWith(world, bluesky, []);
    expect(await run(world, bluesky, '5', { keepIntent })).toMatchObject({ state: 'posted' });
  });
});

describe('an answer that is not the network', () => {
  it.each(networkApis.map((api) => [api.network, api] as const))(
    '%s is not posted to by a redirect',
    async (_, api) => {
      const world = await makeWorld();
      world.server.handle = (request, response) => {
        if (request.path === '/elsewhere') return answer(response, 200, { id: '1', data: { id: '1' } });
        return void response.writeHead(302, { location: `${world.server.url}/elsewhere` }).end();
      };
      expect((await run(world, api, '5')).state).toBe('refused');
      expect(world.server.received.every(({ path }) => path !== '/elsewhere')).toBe(true);
    },
  );

  it('knows that nothing was sent to a webhook that is no address', async () => {
    const world = await makeWorld();
    const discord = networkApis.find(({ network }) => network === 'discord') as NetworkApi;
    const wrong = { ...discord, env: () => ({ DISCORD_WEBHOOK: 'il-webhook' }) };
    expect(await run(world, wrong, '5')).toEqual({ state: 'refused', reason: 'Discord webhook: ERR_INVALID_URL' });
  });
});
