import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './cache.ts';
import type { SharedCache } from './shared-cache.ts';

/** Requests at once: a store far away answers many as soon as one. */
const AT_ONCE = 16;

/** What was shared before a store refused, and in what words it did. */
export interface Shared {
  names: string[];
  trouble?: string;
}

/** Brings into the cache of this machine the cards that another has drawn. */
export function takeShared(shared: SharedCache, names: readonly string[], cacheDir: string): Promise<Shared> {
  return share(names, async (name) => {
    const data = await shared.get(name);
    if (data) await writeWhole(join(cacheDir, name), data);
    return data !== undefined;
  });
}

/** Gives the cards drawn on this machine to the others. */
export function giveShared(shared: SharedCache, names: readonly string[], cacheDir: string): Promise<Shared> {
  return share(names, async (name) => {
    await shared.put(name, await readFile(join(cacheDir, name)));
    return true;
  });
}

/** A store that refuses once is not asked again: cards can be drawn without it. */
async function share(names: readonly string[], job: (name: string) => Promise<boolean>): Promise<Shared> {
  const done: string[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    try {
      await Promise.all(
        names.slice(at, at + AT_ONCE).map(async (name) => {
          if (await job(name)) done.push(name);
        }),
      );
    } catch (error) {
      return { names: done, trouble: (error as Error).message };
    }
  }
  return { names: done };
}
