import { type Zippable, zipSync } from 'fflate';

/** Every entry is dated 1 January 1980, the first day a zip can say, so that the same files always give the same bytes. */
const MTIME = new Date(1980, 0, 1);
const STORED = /\.(png|jpe?g|webp|pdf|zip)$/;

/**
 * A zip of named files, in the order of their names.
 * @throws RangeError where a name could leave the folder it is opened in.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) {
    if (!/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i.test(name) || name.includes('..'))
      throw new RangeError(`"${name}" is not a safe name inside a zip`);
    entries[name] = [files.get(name) as Uint8Array, { level: STORED.test(name) ? 0 : 9, mtime: MTIME }];
  }
  return zipSync(entries) as Uint8Array<ArrayBuffer>;
}
