import { readFile, rm } from 'node:fs/promises';
import { hashOf } from './hash-of.ts';
import { RefusedError, resolvePath } from './resolve-path.ts';
import { type Asset, prepareMedia } from './store-media.ts';
import { writeWhole } from './write-file.ts';

/** The file that an editor saw and wants another in the place of. */
export interface SeenMedia {
  path: string;
  /** SHA-256 of its bytes. */
  hash: string;
}

/**
 * Puts an upload, cleaned, in the place of a file that an editor has seen, or where there is none yet. Refused where the
 * file there is another by now: nobody's image is lost unseen. Only a logo may change its type: no text says its name.
 */
export async function replaceMedia(root: string, { path, bytes }: Asset, seen: SeenMedia | undefined): Promise<void> {
  const at = await resolvePath(root, path);
  const clean = await prepareMedia(path, bytes);
  for (const rival of new Set([path, ...others(path)])) {
    const now = await readFile(await resolvePath(root, rival)).catch(() => undefined);
    const expected = seen?.path === rival ? seen.hash : undefined;
    if ((now && hashOf(now)) !== expected)
      throw new RefusedError(
        409,
        `${seen ? seen.path : path}: qualcuno ha cambiato questo file da quando lo hai aperto. Guardalo com'è ora, poi decidi di nuovo.`,
      );
  }
  if (seen && seen.path !== path && !others(path).includes(seen.path))
    throw new RefusedError(
      422,
      `Il file nuovo deve essere dello stesso tipo di ${seen.path}, perché i testi lo chiamano con quel nome: salvalo di nuovo come .${seen.path.split('.').at(-1)}.`,
    );
  await writeWhole(at, clean);
  if (seen && seen.path !== path) await rm(await resolvePath(root, seen.path), { force: true });
}

/** The names that the same logo may have in another type. */
function others(path: string): string[] {
  if (!path.startsWith('campaigns/')) return [];
  const stem = path.replace(/\.[^.]+$/, '');
  return ['svg', 'png'].map((type) => `${stem}.${type}`).filter((one) => one !== path);
}
