import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A project builds one site at a time: they share its caches. The turn is a file with the builder's process in it. */
const turn = resolve('.cache', 'build.pid');
const heartbeat = 10_000;
const abandoned = 120_000;

export type Turn = { taken: true; release: () => Promise<void> } | { taken: false; holder: number };

/** Takes the turn, or says which living process has it. A turn that a killed build left behind is taken over. */
export async function takeBuildTurn(): Promise<Turn> {
  await mkdir(resolve('.cache'), { recursive: true });
  for (;;) {
    try {
      await writeFile(turn, String(process.pid), { flag: 'wx' });
      return { taken: true, release: keepTurn() };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(turn, 'utf8').catch(() => ''));
    if (holder && holder !== process.pid && isAlive(holder) && (await isFresh())) return { taken: false, holder };
    await rm(turn, { force: true });
  }
}

function keepTurn(): () => Promise<void> {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(turn, now, now).catch(() => undefined);
  }, heartbeat);
  beat.unref();
  return () => {
    clearInterval(beat);
    return rm(turn, { force: true });
  };
}

/** In a container a process number soon belongs to somebody else: a builder at work also touches its file. */
async function isFresh(): Promise<boolean> {
  const found = await stat(turn).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < abandoned;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
