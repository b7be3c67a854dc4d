import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeMastodon, startFakeMastodon } from './fake-mastodon.ts';
import { type SampleChanges, sampleContent } from './sample-content.ts';
import { writeProject } from './write-project.ts';

const touchpoints: SampleChanges['touchpoints'] = [
  { id: 'oggi', channel: 'mastodon', publishAt: '2025-06-10T09:30' },
  { id: 'ieri', channel: 'mastodon', publishAt: '2025-06-09' },
  { id: 'domani', channel: 'mastodon', publishAt: '2025-06-11' },
  { id: 'bozza', channel: 'mastodon', publishAt: '2025-06-09', state: 'draft' },
  { id: 'locandina', channel: 'stampa', publishAt: '2025-06-09' },
];
const channels: SampleChanges['channels'] = [
  { id: 'mastodon', network: 'mastodon' },
  { id: 'stampa', network: 'intranet' },
];

let server: FakeMastodon;
let root: string;
let env: Record<string, string>;

beforeEach(async () => {
  server = await startFakeMastodon();
  root = await writeProject(sampleContent({ touchpoints, channels }));
  env = {
    FILO_SITE: 'https://filodiretto.regione.toscana.it',
    FILO_TODAY: '2025-06-10',
    MASTODON_URL: server.url,
    MASTODON_TOKEN: 'parola-segreta',
  };
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

/** Runs `npm run post` as a person or a timer would. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['src/cli/post.ts', '--root', root, ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  child.stderr.on('data', (chunk) => err.push(String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') })));
}

describe('npm run post', () => {
  it('shows first, posts what is due, oldest first, and nothing twice', async () => {
    const dry = await run('--due', '--dry-run');
    expect(dry.out).toContain('ieri on mastodon: dry-run');
    expect(dry.out).toContain('  | https://filodiretto.regione.toscana.it/t/ieri/');
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(server.received).toHaveLength(0);

    expect(await run('--due')).toEqual({
      code: 0,
      err: '',
      out: [
        'ieri on mastodon: posted https://mastodon.example/@regione/100',
        'locandina on intranet: manual (published by hand: use its kit, then --record its address)',
        'oggi on mastodon: posted https://mastodon.example/@regione/101',
        '2 posted, 1 manual\n',
      ].join('\n'),
    });
    expect((await run('--due')).out).toContain('2 already-posted, 1 manual');
    expect(server.statuses.map(({ text }) => /\/t\/(\w+)\//.exec(text)?.[1])).toEqual(['ieri', 'oggi']);
    const [media] = server.media.values();
    expect(media?.bytes).toBeGreaterThan(10_000);
    expect(media?.description).toContain('Un punto unico di accesso');
  });

  it('posts each once where two runs start together', async () => {
    const [one, two] = await Promise.all([run('--due'), run('--due')]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(server.statuses).toHaveLength(2);
  });

  it('goes on after a failure, names it, and never prints a secret', async () => {
    server.before = (() => {
      let first = true;
      return (path: string, method: string) => {
        if (path !== '/api/v1/statuses' || method !== 'POST' || !first) return undefined;
        first = false;
        return 401;
      };
    })();
    const { code, out, err } = await run('--due');
    expect(code).toBe(1);
    expect(out).toContain('ieri on mastodon: refused (Mastodon statuses: 401 recorded failure)');
    expect(out).toContain('oggi on mastodon: posted');
    expect(out + err).not.toContain('parola-segreta');
  });

  it('refuses what is not ready', async () => {
    expect(await run('--touchpoint', 'domani')).toEqual({
      code: 1,
      out: '',
      err: 'touchpoint "domani" is under embargo until 2025-06-11 (Rome).\n',
    });
    expect((await run()).err).toBe('say which touchpoints: --due, or --touchpoint <id>.\n');
    expect(server.received).toHaveLength(0);
  });

  it.each([
    ['--dry-rum', 'There is no option --dry-rum: see --help.\n'],
    ['--network', 'The option --network needs a value.\n'],
    ['--record', 'The option --record needs a value.\n'],
  ])('publishes nothing where %s is mistyped or left empty', async (option, err) => {
    expect(await run('--touchpoint', 'oggi', option)).toEqual({ code: 1, out: '', err });
    expect(server.received).toHaveLength(0);
  });

  it('never publishes the future, whatever reporting date the environment holds', async () => {
    const touchpoint = { id: 'futuro', channel: 'mastodon', publishAt: '2099-01-01' };
    const future = await writeProject(sampleContent({ touchpoints: [touchpoint], channels }));
    env.FILO_TODAY = '2099-06-01';
    expect(await run('--due', '--root', future)).toMatchObject({ code: 0, out: 'nothing to post\n' });
    expect((await run('--due', '--root', future, '--dry-run')).out).toContain('futuro on mastodon: dry-run');
    expect(server.received).toHaveLength(0);
    await rm(future, { recursive: true, force: true });
  });

  it('refuses to post links to this machine', async () => {
    delete env.FILO_SITE;
    expect((await run('--due')).err).toBe('FILO_SITE is not set: the links of the posts would lead to this machine.\n');
  });

  it('records what a person posted', async () => {
    const url = 'https://intranet.example/notizie/locandina';
    const args = ['--touchpoint', 'locandina', '--network', 'intranet', '--record', url];
    expect((await run(...args, '--dry-run')).err).toBe('--dry-run writes nothing: record without it.\n');
    await run(...args);
    const file = join(root, 'campaigns/fse-toscana/posted/locandina.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ posts: [{ network: 'intranet', url }] });
    expect((await run('--due', '--network', 'intranet')).out).toBe(
      `locandina on intranet: already-posted ${url}\n1 already-posted\n`,
    );
    expect((await run('--due', '--max-age', '1')).out).not.toContain('locandina');
  });
});

describe('a run killed at any moment', () => {
  it('leaves every post made once and remembered, after it is run again', async () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ id: `punto-${n}`, channel: 'mastodon' }));
    await rm(root, { recursive: true, force: true });
    root = await writeProject(sampleContent({ touchpoints: many, channels }));
    for (let kills = 0; kills < 4; kills++) await runAndKill(3 + 2 * kills);
    const last = await run('--due');
    expect(last.code).toBe(0);
    expect(new Set(server.statuses.map(({ text }) => text)).size).toBe(12);
    expect(server.statuses).toHaveLength(12);
    for (const { id } of many) {
      const file = JSON.parse(await readFile(join(root, `campaigns/fse-toscana/posted/${id}.json`), 'utf8'));
      expect(file).toMatchObject({ posts: [{ network: 'mastodon' }], attempts: [] });
    }
  });

  /** Kills the run with SIGKILL in the middle of the n-th request the network receives. */
  async function runAndKill(after: number): Promise<void> {
    const child = spawn(process.execPath, ['src/cli/post.ts', '--root', root, '--due'], {
      env: { PATH: process.env.PATH, ...env },
      stdio: 'ignore',
    });
    const start = server.received.length;
    const { handle } = server;
    server.handle = async (request, response) => {
      if (server.received.length - start === after) child.kill('SIGKILL');
      await handle(request, response);
    };
    await new Promise((resolve) => child.on('close', resolve));
    server.handle = handle;
  }
});
