import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'astro';
import { defineCommand, runMain } from 'citty';
import { readSettings } from '#integration/settings.ts';
import { takeBuildTurn } from './build-turn.ts';
import { tellBuildFailure } from './tell-build-failure.ts';

const command = defineCommand({
  meta: {
    name: 'build',
    description: 'Costruisce il sito pubblico in dist/, o quello della redazione in dist-staff/.',
  },
  args: {
    area: { type: 'enum', options: ['public', 'staff'], default: 'public', description: 'Per chi: public o staff.' },
  },
  async run({ args }) {
    const { outDir } = readSettings({ ...process.env, FILO_AREA: args.area });
    try {
      const turn = await takeBuildTurn();
      if (!turn.taken) {
        process.stderr.write(
          `Un'altra costruzione è in corso (processo ${turn.holder}): aspetta che finisca e riprova.\n`,
        );
        process.exitCode = 1;
        return;
      }
      await buildWhole(resolve(outDir), args.area).finally(turn.release);
      process.stdout.write(`Sito costruito in ${outDir}\n`);
    } catch (error) {
      process.stderr.write(`\n${tellBuildFailure(error)}\nLa cartella ${outDir} non è stata toccata.\n`);
      process.exitCode = 1;
    }
  },
});

/** Builds beside the target, on the same disk, and takes its place only when whole: until then the old site stays. */
async function buildWhole(target: string, area: string): Promise<void> {
  const beside = (word: string) => join(dirname(target), `.${basename(target)}.${word}`);
  const [fresh, old] = [beside('new'), beside('old')];
  // A build killed while it changed places left the old site here.
  if (!existsSync(target)) await rename(old, target).catch(ignoreMissing);
  await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })));
  await mkdir(fresh, { recursive: true });
  try {
    Object.assign(process.env, { FILO_AREA: area, FILO_OUT: fresh, ASTRO_TELEMETRY_DISABLED: '1' });
    await build({ logLevel: 'warn' });
    await swap(fresh, target, old);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function swap(fresh: string, target: string, old: string): Promise<void> {
  await rename(target, old).catch(ignoreMissing);
  try {
    await rename(fresh, target);
  } catch (error) {
    await rename(old, target).catch(ignoreMissing);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

await runMain(command);
