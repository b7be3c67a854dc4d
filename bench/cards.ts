import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { FormatId } from '#model/format.ts';
import { runBulk } from './cards/bulk.ts';
import { type EngineName, engineNames } from './cards/engine.ts';
import { installPeers } from './cards/install-peers.ts';

/**
 * Cards per second, bytes and peak memory of our way and of others, on the same cards, in turns within one run.
 * `node bench/cards.ts [--cards 24] [--rounds 5] [--lanes 1,2] [--json file] [--bulk 10000] [--only ours,takumi]`
 */
const { values: options } = parseArgs({
  options: {
    cards: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '5' },
    lanes: { type: 'string', default: '1,2' },
    json: { type: 'string', default: join('.cache', 'bench-cards.json') },
    bulk: { type: 'string' },
    only: { type: 'string', default: engineNames.join(',') },
  },
});

const formatsMeasured = ['og', 'story'] as const satisfies readonly FormatId[];
const names = engineNames.filter((name) => options.only.split(',').includes(name));
const count = Number(options.cards);
const lanes = options.lanes.split(',').map(Number);

interface Batch {
  ms: number;
  /** Processor time of our own process (not the browser's), ms. */
  cpu: number;
  bytes: number;
  memory: number;
}

interface Row {
  engine: EngineName;
  format: FormatId;
  lanes: number;
  perSecond: number;
  ratio: number;
  /** Processor milliseconds a card: steadier than the clock on a shared machine. */
  cpu: number;
  bytes: number;
  memory: number;
  likeness: number;
}

const peers = resolve(installPeers());
const hosts = new Map<string, ChildProcess>();
const hostPath = new URL('./cards/engine-host.ts', import.meta.url).pathname;

for (const name of names)
  for (let lane = 0; lane < Math.max(...lanes); lane += 1) hosts.set(`${name}/${lane}`, await start(name));
const samples = await takeSamples();
const runs = new Map<string, Batch[]>();
for (let round = 0; round <= Number(options.rounds); round += 1) {
  for (const format of formatsMeasured) {
    for (const laneCount of lanes) {
      for (const name of names) {
        const batch = await runBatch(name, format, laneCount, 1 + round * count);
        // The first round warms every engine up.
        if (round > 0)
          runs.set(key(name, format, laneCount), [...(runs.get(key(name, format, laneCount)) ?? []), batch]);
      }
    }
    process.stderr.write(`round ${round} of ${options.rounds}, ${format}\n`);
  }
}
for (const host of hosts.values()) host.send('close');
const rows = toRows();
const bulk = options.bulk ? await runBulk(Number(options.bulk)) : undefined;
const machine = { node: process.version, cores: availableParallelism(), cpu: cpus()[0]?.model, sharp: sharp.versions };
writeFileSync(
  options.json,
  JSON.stringify({ machine, cards: count, rounds: Number(options.rounds), rows, bulk }, null, 2),
);
for (const format of formatsMeasured) {
  process.stdout.write(`\n${format}: cards per second, median of ${options.rounds} rounds of ${count} cards\n`);
  console.table(
    Object.fromEntries(
      rows
        .filter((row) => row.format === format)
        .map(({ engine, lanes: laneCount, format: _, ...row }) => [`${engine}, ${laneCount} lanes`, row]),
    ),
  );
}
if (bulk) console.table(bulk);
process.stdout.write(`${options.json}\n`);

function start(name: EngineName): Promise<ChildProcess> {
  const host = fork(hostPath, [name, peers], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((ready, fail) => {
    host.once('message', () => ready(host));
    host.once('exit', (code) => {
      if (!code) return;
      process.stderr.write(`${name} stopped with code ${code}\n`);
      for (const other of hosts.values()) other.kill();
      process.exit(1);
    });
    host.once('error', fail);
  });
}

function ask<T>(name: EngineName, lane: number, order: object): Promise<T> {
  const host = hosts.get(`${name}/${lane}`) as ChildProcess;
  return new Promise((answer) => {
    host.once('message', (message) => answer(message as T));
    host.send(order);
  });
}

/** The batch is shared by the lanes; its time is that of the slowest. */
async function runBatch(name: EngineName, format: FormatId, laneCount: number, from: number): Promise<Batch> {
  const each = Math.ceil(count / laneCount);
  const parts = await Promise.all(
    Array.from({ length: laneCount }, (_, lane) =>
      ask<Batch>(name, lane, { format, from: from + lane * each, count: each }),
    ),
  );
  return {
    ms: Math.max(...parts.map((part) => part.ms)) / (each * laneCount),
    cpu: parts.reduce((sum, part) => sum + part.cpu, 0) / (each * laneCount),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0) / (each * laneCount),
    memory: parts.reduce((sum, part) => sum + part.memory, 0),
  };
}

/** One card of every engine, to show that they draw the same thing. */
async function takeSamples(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const format of formatsMeasured) {
    for (const name of names) {
      const { image } = await ask<{ image: string }>(name, 0, { sample: format });
      const bytes = Buffer.from(image, 'base64');
      writeFileSync(join('.cache', `bench-${name}-${format}.png`), bytes);
      found.set(`${name}/${format}`, await sharp(bytes).removeAlpha().raw().toBuffer());
    }
  }
  return found;
}

function toRows(): Row[] {
  return formatsMeasured.flatMap((format) =>
    lanes.flatMap((laneCount) =>
      names.map((engine) => {
        const speed = (name: EngineName) =>
          1000 / median((runs.get(key(name, format, laneCount)) ?? []).map((run) => run.ms));
        const batches = runs.get(key(engine, format, laneCount)) ?? [];
        return {
          engine,
          format,
          lanes: laneCount,
          perSecond: round(speed(engine), 1),
          ratio: names.includes('satori-sharp') ? round(speed(engine) / speed('satori-sharp'), 2) : Number.NaN,
          cpu: round(median(batches.map((run) => run.cpu)), 1),
          bytes: Math.round(median(batches.map((run) => run.bytes))),
          memory: Math.max(...batches.map((run) => run.memory)),
          likeness: likeness(samples.get(`${engine}/${format}`), samples.get(`satori-sharp/${format}`)),
        };
      }),
    ),
  );
}

/** Peak signal to noise ratio against plain satori and sharp, dB. */
function likeness(one: Buffer | undefined, other: Buffer | undefined): number {
  if (!one || !other || one.length !== other.length) return Number.NaN;
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += ((one[at] as number) - (other[at] as number)) ** 2;
  return round(10 * Math.log10((255 * 255) / (sum / one.length)), 1);
}

function key(name: EngineName, format: FormatId, laneCount: number): string {
  return [name, format, laneCount].join('/');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
