import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listMedia, type MediaEntry, mediaEntry } from '#admin/server/read-entries.ts';
import type { SeenMedia } from '#admin/server/replace-media.ts';
import { resolvePath } from '#admin/server/resolve-path.ts';
import { EntryStore } from '#admin/server/save-entries.ts';
import type { Asset } from '#admin/server/store-media.ts';
import { pathOf } from '#model/collections.ts';

const folder = '.filo/bozze-media';

/** Images and files uploaded for drafts: kept apart until what they belong to is published. */
export class DraftMedia {
  private readonly root: string;
  private readonly store: EntryStore;

  constructor(root: string, now: () => Date) {
    this.root = join(root, folder);
    this.store = new EntryStore(this.root, now, root);
  }

  /** Keeps an upload under its name, or a free one where a draft or the project has another file of that name. */
  async keep(asset: Asset): Promise<MediaEntry> {
    return mediaEntry(this.root, await this.store.keepMedia(asset));
  }

  /** Keeps uploads whose names a text already says; refused where another file has one of them. */
  keepNamed(assets: Asset[]): Promise<void> {
    return this.store.keepNamed(assets);
  }

  /** Puts an upload in the place of a draft's own file that an editor has seen. */
  replace(asset: Asset, seen: SeenMedia): Promise<void> {
    return this.store.replace(asset, seen);
  }

  list(library: string): Promise<MediaEntry[]> {
    return listMedia(this.root, library);
  }

  /** A file as the library shows it; undefined where no draft brought it. */
  find(path: string): Promise<MediaEntry | undefined> {
    return mediaEntry(this.root, path).catch(() => undefined);
  }

  /** The bytes of a file; undefined where no draft brought it. */
  async read(path: string): Promise<Buffer | undefined> {
    return readFile(await resolvePath(this.root, path)).catch(() => undefined);
  }

  /**
   * The files that go with these entries: those a text names, and the logos that belong to an entry. No text names a
   * logo: it is a campaign's by its folder and an organisation's by its name.
   */
  async goingWith(entries: readonly { path: string; text: string }[]): Promise<Asset[]> {
    const campaigns = await readdir(join(this.root, 'campaigns')).catch(() => []);
    const uploads = (await this.list('content/uploads')).filter(({ name }) =>
      entries.some(({ text }) => text.includes(`/uploads/${name}`)),
    );
    const logos = (await Promise.all(campaigns.map((id) => this.list(`campaigns/${id}/logos`)))).flat();
    const theirs = logos.filter(({ path }) => entries.some((entry) => ownsLogo(entry.path, path)));
    const read = [...uploads, ...theirs].map(async ({ path }) => {
      const bytes = await this.read(path);
      return bytes ? [{ path, bytes }] : [];
    });
    return (await Promise.all(read)).flat();
  }

  async forget(paths: readonly string[]): Promise<void> {
    for (const path of paths) await rm(await resolvePath(this.root, path), { force: true });
  }
}

/** Whether a logo is of the organisation, or of the campaign, that an entry describes. */
function ownsLogo(entry: string, logo: string): boolean {
  const [, campaign, , name = ''] = logo.split('/');
  return (
    entry === pathOf('organisations', name.replace(/\.[^.]+$/, '')) || entry === pathOf('campaigns', campaign ?? '')
  );
}
