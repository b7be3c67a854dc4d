import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listMedia, type MediaEntry, mediaEntry } from '#admin/server/read-entries.ts';
import { resolvePath } from '#admin/server/resolve-path.ts';
import { type Asset, EntryStore } from '#admin/server/save-entries.ts';

const folder = '.filo/bozze-media';
const libraries = ['content/uploads'];

/** Images and files uploaded for drafts: kept apart until a text that names them is published. */
export class DraftMedia {
  private readonly root: string;
  private readonly store: EntryStore;

  constructor(root: string, now: () => Date) {
    this.root = join(root, folder);
    this.store = new EntryStore(this.root, now);
  }

  async keep(asset: Asset): Promise<MediaEntry> {
    const [path = asset.path] = await this.store.keepMedia([asset]);
    return mediaEntry(this.root, path);
  }

  list(library: string): Promise<MediaEntry[]> {
    return listMedia(this.root, library);
  }

  /** The bytes of a file; undefined where no draft brought it. */
  async read(path: string): Promise<Buffer | undefined> {
    return readFile(await resolvePath(this.root, path)).catch(() => undefined);
  }

  /** The files these texts name. */
  async namedIn(texts: readonly string[]): Promise<Asset[]> {
    const found = (await Promise.all(libraries.map((library) => this.list(library)))).flat();
    const named = found.filter(({ name }) => texts.some((text) => text.includes(`/uploads/${name}`)));
    const read = named.map(async ({ path }) => ({ path, bytes: (await this.read(path)) ?? new Uint8Array() }));
    return Promise.all(read);
  }

  async forget(paths: readonly string[]): Promise<void> {
    for (const path of paths) await rm(await resolvePath(this.root, path), { force: true });
  }
}
