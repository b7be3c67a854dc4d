/**
 * Measures how the check, the build and the cards grow with a synthetic region, at n, 2n and 4n of it.
 * `npm run bench:scale -- [--part 0.01] [--steps check,cards,build] [--json FILE]`; `--part 0.25` ends at the whole region.
 */
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyProject, measureCommand, type Spent } from './measure-command.ts';
import { type RegionSize, regionPart, writeRegion } from './synthetic-region.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: '0.01' },
    steps: { type: 'string', default: 'check,cards,build' },
    json: { type: 'string' },
  },
});

interface Measure extends Spent {
  step: string;
  /** Fraction of the whole region. */
  part: number;
  files: number;
  megabytes: number;
}

const commands: Record<string, { args: string[]; out: string }> = {
  check: { args: ['src/cli/check.ts'], out: 'content' },
  cards: { args: ['src/cli/cards.ts'], out: '.cache/cards-out' },
  build: { args: ['src/cli/build.ts'], out: 'dist' },
};

async function measureRegion(part: number, steps: readonly string[]): Promise<Measure[]> {
  const root = await copyProject('scale');
  try {
    const size: RegionSize = regionPart(part);
    console.log(`${part} of a region: ${await writeRegion(root, size)} files, ${JSON.stringify(size)}`);
    const measures: Measure[] = [];
    for (const step of steps) {
      const command = commands[step];
      if (!command) throw new RangeError(`--steps has "${step}"; it may have ${Object.keys(commands).join(', ')}.`);
      const spent = await measureCommand(root, command.args);
      const measure = { step, part, ...spent, ...(await weigh(join(root, command.out))) };
      measures.push(measure);
      // A long run that is broken off has told what it knew.
      console.log(`  ${JSON.stringify(measure)}`);
    }
    return measures;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function weigh(folder: string): Promise<Pick<Measure, 'files' | 'megabytes'>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return { files: sizes.length, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6 };
}

/** How many times dearer each step is than at half the size: 2 is linear, 4 is quadratic. */
function growth(measures: readonly Measure[], step: string): string {
  const own = measures.filter((measure) => measure.step === step);
  const times = (key: 'cpuSeconds' | 'rssMb') =>
    own.slice(1).map((measure, at) => `×${(measure[key] / (own[at]?.[key] ?? 1)).toFixed(2)}`);
  return `${step}: CPU ${times('cpuSeconds').join(', ')}; memory ${times('rssMb').join(', ')}`;
}

const first = Number(values.part);
if (!(first > 0 && first <= 0.25))
  throw new RangeError('--part must be over 0 and at most 0.25: it grows to four times.');
const steps = values.steps.split(',');
const load = loadavg()[0] ?? 0;
const measures: Measure[] = [];
for (const part of [first, 2 * first, 4 * first]) measures.push(...(await measureRegion(part, steps)));
console.table(
  measures.map(({ step, part, seconds, cpuSeconds, rssMb, files, megabytes }) => ({
    step,
    part,
    seconds: Number(seconds.toFixed(1)),
    'CPU s': Number(cpuSeconds.toFixed(1)),
    'memory MB': Math.round(rssMb),
    files,
    MB: Number(megabytes.toFixed(1)),
  })),
);
for (const step of steps) console.log(growth(measures, step));
const machine = { date: new Date().toISOString(), node: process.version, cores: availableParallelism(), load };
console.log(JSON.stringify(machine));
if (values.json) await writeFile(values.json, `${JSON.stringify({ ...machine, measures }, null, 2)}\n`);
