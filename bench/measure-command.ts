import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What a command took. */
export interface Spent {
  seconds: number;
  /** Processor time of its Node processes: what other work on the machine does not change. */
  cpuSeconds: number;
  /** Most memory held by the largest process. */
  rssMb: number;
}

/** A copy of the project without its words, beside it, where its packages are found. */
export async function copyProject(name: string, others: readonly string[] = []): Promise<string> {
  await mkdir('.cache', { recursive: true });
  const root = await mkdtemp(resolve('.cache', `${name}-`));
  for (const part of ['src', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json', ...others])
    await cp(part, join(root, part), { recursive: true });
  return root;
}

/** Runs a command of a project in its folder; fails where it does. */
export async function measureCommand(root: string, args: readonly string[]): Promise<Spent> {
  const folder = join(root, '.cache', 'memory');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const hook = `--import=${new URL('./peak-memory.mjs', import.meta.url)}`;
  const env = { ...process.env, BENCH_MEMORY: folder, NODE_OPTIONS: hook, FILO_TODAY: '2026-11-20' };
  const begin = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const code = await new Promise((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`);
  const seconds = (performance.now() - begin) / 1000;
  const processes = await Promise.all(
    (await readdir(folder)).map(
      async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { rssMb: number; cpuSeconds: number },
    ),
  );
  return {
    seconds,
    cpuSeconds: processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    rssMb: Math.max(...processes.map(({ rssMb }) => rssMb)),
  };
}
