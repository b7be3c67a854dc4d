import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** After so many ms what a build made is made again, if it is still wanted. */
const MONTH = 30 * 86_400_000;

/** Takes away what was made more than a month ago in folders of a cache, whose files can all be made again. */
export async function forgetOld(folders: readonly string[], now = Date.now()): Promise<void> {
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const made = await stat(path).catch(() => undefined);
      if (made?.isFile() && now - made.mtimeMs > MONTH) await rm(path, { force: true });
    }
  }
}
