import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { build } from 'astro';
import { wasBodyMissed } from '#integration/needed-bodies.ts';

/**
 * Builds beside the target, on the same disk, and takes its place only when whole: until then the old site stays.
 * @throws Error where the target holds the project: the site would take its place.
 */
export async function buildWhole(target: string, area: string): Promise<void> {
  const within = relative(target, process.cwd());
  // On Windows the way to another disk is absolute.
  if (!within.startsWith('..') && !isAbsolute(within))
    throw new Error(`La cartella ${target} contiene il progetto: indicane un'altra con FILO_OUT.`);
  const beside = (word: string) => join(dirname(target), `.${basename(target)}.${word}`);
  const [fresh, old] = [beside('new'), beside('old')];
  // A build killed while it changed places left the old site here.
  if (!existsSync(target)) await rename(old, target).catch(ignoreMissing);
  await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })));
  await mkdir(fresh, { recursive: true });
  try {
    Object.assign(process.env, { FILO_AREA: area, FILO_OUT: fresh, ASTRO_TELEMETRY_DISABLED: '1' });
    await buildOnce().catch(async (error: unknown) => {
      if (!wasBodyMissed()) throw error;
      await rm(fresh, { recursive: true, force: true });
      await mkdir(fresh, { recursive: true });
      await buildOnce();
    });
    await swap(fresh, target, old);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const buildOnce = () => build({ logLevel: 'warn' });

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
