import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { defineCommand, runMain } from 'citty';
import { readSettings } from '#integration/settings.ts';

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
    const target = resolve(outDir);
    const fresh = resolve('.cache', `build-${process.pid}`);
    process.env.FILO_AREA = args.area;
    process.env.FILO_OUT = fresh;
    process.env.ASTRO_TELEMETRY_DISABLED = '1';
    const busy = await takeTurn();
    if (busy !== undefined) {
      process.stderr.write(`Un'altra costruzione è in corso (processo ${busy}): aspetta che finisca e riprova.\n`);
      process.exitCode = 1;
      return;
    }
    try {
      await build({ logLevel: 'warn' });
      await swap(fresh, target);
      process.stdout.write(`Sito costruito in ${outDir}\n`);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      process.stderr.write(`\n${reason(error)}\nLa cartella ${outDir} non è stata toccata.\n`);
      process.exitCode = 1;
    } finally {
      await rm(turn, { force: true });
    }
  },
});

const turn = resolve('.cache', 'build.pid');

/** Takes the project's only build at a time; answers the process that has it, where one is alive. */
async function takeTurn(): Promise<number | undefined> {
  await mkdir(resolve('.cache'), { recursive: true });
  for (;;) {
    try {
      await writeFile(turn, String(process.pid), { flag: 'wx' });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(turn, 'utf8').catch(() => ''));
    if (holder && isAlive(holder)) return holder;
    await rm(turn, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts a whole new site in the place of the old one, which stays until then. */
async function swap(fresh: string, target: string): Promise<void> {
  const old = join(resolve('.cache'), `old-${process.pid}`);
  await mkdir(resolve('.cache'), { recursive: true });
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

/** What stopped a build, in words for who runs it. */
function reason(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
      return 'Il disco è pieno: libera spazio e riprova.';
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return `Non posso scrivere in ${path ?? 'una cartella'}: controlla i permessi e riprova.`;
    default:
      return message ?? String(error);
  }
}

await runMain(command);
