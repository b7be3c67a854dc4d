import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeRegion } from './synthetic-region.ts';

/**
 * Time and memory of a cold build of 100, 1,000 and 5,000 pages of words, and of a build after one of them was edited.
 * `node bench/build.ts [pages…]`. Cards and posters are made too, as in any build.
 */

const counts = process.argv.slice(2).map(Number);
if (counts.length === 0) counts.push(100, 1_000, 5_000);
if (counts.some((count) => !Number.isInteger(count) || count < 1))
  throw new RangeError('each argument must be a number of pages.');

interface Spent {
  seconds: number;
  rssMb: number;
}

async function build(root: string): Promise<Spent> {
  const folder = join(root, '.cache', 'memory');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const hook = `--import=${new URL('./peak-memory.mjs', import.meta.url)}`;
  const env = { ...process.env, BENCH_MEMORY: folder, NODE_OPTIONS: hook, FILO_TODAY: '2026-11-20' };
  const begin = performance.now();
  const child = spawn(process.execPath, ['src/cli/build.ts'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const code = await new Promise((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`the build ended with ${code}:\n${said}`);
  const seconds = (performance.now() - begin) / 1000;
  const peaks = await Promise.all(
    (await readdir(folder)).map(
      async (name) => (JSON.parse(await readFile(join(folder, name), 'utf8')) as { rssMb: number }).rssMb,
    ),
  );
  return { seconds, rssMb: Math.max(...peaks) };
}

/** Adds a sentence to one page of words. */
async function editOnePage(root: string): Promise<void> {
  const folder = join(root, 'content', 'pages');
  const [first] = (await readdir(folder)).sort();
  if (!first) throw new Error('there is no page to edit');
  const file = join(folder, first);
  await writeFile(file, `${await readFile(file, 'utf8')}\nUna frase in più.\n`);
}

const rows = [];
await mkdir('.cache', { recursive: true });
for (const pages of counts) {
  // Beside the project, where its packages are found.
  const root = await mkdtemp(resolve('.cache', 'build-bench-'));
  try {
    for (const name of ['src', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json']) {
      await cp(name, join(root, name), { recursive: true });
    }
    await writeRegion(root, { campaigns: 1, touchpoints: 10, partners: 1, events: 1, pages });
    const cold = await build(root);
    await editOnePage(root);
    const again = await build(root);
    const round = (value: number) => Math.round(value * 10) / 10;
    rows.push({
      pages,
      'cold s': round(cold.seconds),
      'cold MB': Math.round(cold.rssMb),
      'after one edit s': round(again.seconds),
      'share of cold': `${Math.round((again.seconds / cold.seconds) * 100)}%`,
    });
    console.log(JSON.stringify(rows.at(-1)));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
console.table(rows);
