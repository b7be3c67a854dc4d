import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Rounds of the flood: a few at each run of the suite, 120 with `npm run test:saves`. */
const rounds = Number(process.env.FILO_KILL_ROUNDS ?? 8);
const path = 'content/messages/voce.mdx';
const moved = 'campaigns/altra/touchpoints/passo.yaml';
const token = 'gettone-di-prova';
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'redazione-uccisa-'));
  await mkdir(join(root, 'content/messages'), { recursive: true });
  await mkdir(join(root, 'campaigns/una/touchpoints'), { recursive: true });
});

afterAll(() => rm(root, { recursive: true, force: true }));

interface Running {
  port: number;
  process: ChildProcess;
  ended: Promise<unknown>;
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-server.ts'), root, token], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const port = await new Promise<number>((resolve) => child.stdout?.once('data', (data) => resolve(Number(data))));
  return { port, process: child, ended };
}

/** What a save of the numbered text answered; undefined where the server died first. */
async function save(port: number, file: object): Promise<number | undefined> {
  const body = JSON.stringify({ action: 'persistEntry', params: { dataFiles: [file] } });
  const headers = { 'content-type': 'application/json', 'x-redazione-token': token };
  const answer = await fetch(`http://127.0.0.1:${port}/_redazione/api`, { method: 'POST', headers, body }).catch(
    () => undefined,
  );
  return answer?.status;
}

const text = (n: number) => `---\ntitle: Versione ${n}\n---\n\n${`Riga ${n} di una voce lunga.\n`.repeat(8_000)}`;
const hash = (content: string) => createHash('sha256').update(content).digest('hex');

/** One save after the other until the server dies; gives back the last one it said was done and the one it was at. */
async function flood(port: number, from: number, saved = () => {}): Promise<{ done: number; tried: number }> {
  for (let n = from; ; n++) {
    const status = await save(port, { path, text: text(n + 1), base: hash(text(n)) });
    if (status === undefined) return { done: n, tried: n + 1 };
    expect(status).toBe(200);
    saved();
  }
}

const leftovers = async () => (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.tmp'));

describe('a server killed while it saves', () => {
  it(`leaves the old text or the new one, ${rounds} times out of ${rounds}, and nothing else`, async () => {
    await writeFile(join(root, path), text(0));
    let last = 0;
    for (let round = 0; round < rounds; round++) {
      const server = await start();
      expect(await save(server.port, { path: 'content/messages/altra.mdx', text: 'rotto' })).toBe(422);
      expect(await leftovers()).toEqual([]);
      const saved = Promise.withResolvers<void>();
      const flooding = flood(server.port, last, saved.resolve);
      // The first is killed after a save at least, however slow the machine is; the others at any moment.
      if (round === 0) await Promise.race([saved.promise, flooding]);
      await wait(Math.random() * 90);
      server.process.kill('SIGKILL');
      const [{ done, tried }] = await Promise.all([flooding, server.ended]);
      const found = await readFile(join(root, path), 'utf8');
      expect([text(done), text(tried)].map(hash)).toContain(hash(found));
      last = found === text(tried) ? tried : done;
    }
    expect(last).toBeGreaterThan(0);
  }, 600_000);

  it('leaves half-written files that the next one sweeps, sparing those of a server that runs', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const half = (pid: number | undefined) => join(root, `content/messages/.voce.mdx.${pid}-0123456789ab.tmp`);
    for (const pid of [dead.pid, process.pid]) await writeFile(half(pid), 'mezza');
    const server = await start();
    await save(server.port, { path: 'content/messages/altra.mdx', text: 'rotto' });
    expect(await leftovers()).toEqual([half(process.pid).slice(root.length + 1)]);
    await rm(half(process.pid));
    server.process.kill('SIGKILL');
    await server.ended;
  });

  it('leaves an entry that was moving at one place only', async () => {
    const [here, there] = ['campaigns/una/touchpoints/passo.yaml', moved];
    for (let round = 0; round < Math.ceil(rounds / 3); round++) {
      await rm(join(root, there), { force: true });
      const words = `title: ${'parole '.repeat(30_000)}\n`;
      await writeFile(join(root, here), words);
      const server = await start();
      const saving = save(server.port, { path: here, newPath: there, text: `${words}fine: x\n`, base: hash(words) });
      await wait(Math.random() * 25);
      server.process.kill('SIGKILL');
      await Promise.all([saving, server.ended]);
      const found = await Promise.all([here, there].map((one) => readFile(join(root, one), 'utf8').catch(() => '')));
      expect(found.filter((one) => one !== '')).toHaveLength(1);
      expect([words, `${words}fine: x\n`]).toContain(found.join(''));
    }
  }, 300_000);
});
