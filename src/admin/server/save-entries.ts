import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry } from '#admin/format/entry-format.ts';
import { BrokenYamlError } from '#admin/format/read-yaml.ts';
import { hashOf } from './hash-of.ts';
import { replaceMedia, type SeenMedia } from './replace-media.ts';
import { isEntryPath, RefusedError, resolvePath } from './resolve-path.ts';
import { type Asset, prepareMedia } from './store-media.ts';
import { moveWhole, sweepDrafts, writeWhole } from './write-file.ts';

/** One file of words to save. */
export interface DataFile {
  path: string;
  /** The exact text. */
  text: string;
  /** SHA-256 of the file when it was opened; absent where it must not exist yet. */
  base?: string;
  /** Where the file moves to. */
  newPath?: string;
}

/** Who saved a file through this server, and when. */
interface Trace {
  hash: string;
  who: string;
  at: Date;
}

/** What the editor is shown when the file is no longer the one that was opened. */
export interface Conflict {
  path: string;
  /** Text on disk now; absent where the file was deleted. */
  theirs?: string;
  /** SHA-256 of that text. */
  hash?: string;
  who: string;
  /** ISO instant. */
  at?: string;
}

/** Saves entries one request at a time, and never over a file that changed since it was opened. */
export class EntryStore {
  private readonly traces = new Map<string, Trace>();
  private queue: Promise<unknown> = Promise.resolve();
  private readonly root: string;
  private readonly now: () => Date;
  /** Folder in which the names of published files are taken too. */
  private readonly published: string;

  constructor(root: string, now: () => Date, published = root) {
    this.root = root;
    this.now = now;
    this.published = published;
    this.queue = Promise.all(['content', 'campaigns'].map((folder) => sweepDrafts(join(root, folder))));
  }

  /** Refuses a file that is not the one that was opened; RefusedError 409 with the conflict. */
  refuseChanged(file: DataFile): Promise<void> {
    return this.alone(() => this.check(file));
  }

  /**
   * Keeps an upload in the media library, cleaned; returns its path. One whose name is taken by another file gets a
   * name of its own: what is published is never replaced.
   */
  keepMedia({ path, bytes }: Asset): Promise<string> {
    return this.alone(async () => {
      await resolvePath(this.root, path);
      const clean = await prepareMedia(path, bytes);
      const free = await this.freePath(path, clean);
      await writeWhole(await resolvePath(this.root, free), clean);
      return free;
    });
  }

  /** Keeps uploads whose names a text already says: refused where another file has one of them. */
  keepNamed(assets: Asset[]): Promise<void> {
    return this.alone(async () => {
      for (const { at, bytes } of await this.named(assets)) await writeWhole(at, bytes);
    });
  }

  /** Puts an upload in the place of a file that an editor has seen, or where there is none; as `replaceMedia`. */
  replace(asset: Asset, seen: SeenMedia | undefined): Promise<void> {
    return this.alone(() => replaceMedia(this.root, asset, seen));
  }

  /** Writes files and assets; returns the new hash of each file by path. Throws RefusedError 409 with the conflict. */
  save(files: DataFile[], assets: Asset[], who: string): Promise<Record<string, string>> {
    return this.alone(async () => {
      for (const file of files) await this.check(file);
      const ready = await this.named(assets);
      for (const { at, bytes } of ready) await writeWhole(at, bytes);
      const hashes: Record<string, string> = {};
      for (const file of files) hashes[file.newPath ?? file.path] = await this.write(file, who);
      return hashes;
    });
  }

  /** Deletes files; `base` as for a save. */
  remove(paths: string[], base?: string): Promise<void> {
    return this.alone(async () => {
      const found = await Promise.all(paths.map((path) => resolvePath(this.root, path)));
      if (base !== undefined && paths[0] !== undefined) await this.check({ path: paths[0], text: '', base }, true);
      for (const at of found) await rm(at, { force: true });
    });
  }

  private async named(assets: Asset[]): Promise<{ at: string; bytes: Uint8Array }[]> {
    const ready: { at: string; bytes: Uint8Array }[] = [];
    for (const { path, bytes } of assets) {
      const at = await resolvePath(this.root, path);
      const clean = await prepareMedia(path, bytes);
      if ((await this.freePath(path, clean)) !== path)
        throw new RefusedError(409, `Il file ${path} esiste già ed è un altro: dai un altro nome al tuo.`);
      ready.push({ at, bytes: clean });
    }
    return ready;
  }

  /** The path itself where it is free or holds the same bytes, else the first of `-2`, `-3`… that is. */
  private async freePath(path: string, bytes: Uint8Array): Promise<string> {
    const dot = path.lastIndexOf('.');
    for (let n = 1; ; n++) {
      const tried = n === 1 ? path : `${path.slice(0, dot)}-${n}${path.slice(dot)}`;
      const holders = await Promise.all(
        [this.root, this.published].map(async (root) => readFile(await resolvePath(root, tried)).catch(() => bytes)),
      );
      if (holders.every((held) => Buffer.compare(held, bytes) === 0)) return tried;
    }
  }

  private async write({ path, newPath, text }: DataFile, who: string): Promise<string> {
    const at = await resolvePath(this.root, newPath ?? path);
    await moveWhole(await resolvePath(this.root, path), at, text);
    const hash = hashOf(text);
    this.traces.set(newPath ?? path, { hash, who, at: this.now() });
    return hash;
  }

  private async check({ path, newPath, text, base }: DataFile, deleting = false): Promise<void> {
    const at = await resolvePath(this.root, path);
    for (const name of [path, newPath ?? path]) {
      if (!isEntryPath(name)) throw new RefusedError(422, `"${name}" non è un testo della redazione.`);
    }
    const theirs = await readFile(at, 'utf8').catch(() => undefined);
    if (newPath !== undefined && newPath !== path) {
      const taken = await stat(await resolvePath(this.root, newPath)).catch(() => undefined);
      if (taken) throw new RefusedError(409, `Il file ${newPath} esiste già: scegli un altro nome.`);
    }
    if (base === undefined && theirs !== undefined) {
      throw new RefusedError(409, `Il file ${path} esiste già: scegli un altro nome o apri quello.`, {
        conflict: await this.conflict(path, at, theirs),
      });
    }
    if (base !== undefined && (theirs === undefined || hashOf(theirs) !== base)) {
      throw new RefusedError(409, `Il file ${path} è cambiato da quando lo hai aperto.`, {
        conflict: await this.conflict(path, at, theirs),
      });
    }
    if (!deleting) refuseBroken(newPath ?? path, text);
  }

  private async conflict(path: string, at: string, theirs: string | undefined): Promise<Conflict> {
    const trace = this.traces.get(path);
    const outside = 'un altro programma (per esempio un editor di testi o git)';
    if (theirs === undefined) return { path, who: outside };
    const hash = hashOf(theirs);
    if (trace?.hash === hash) return { path, theirs, hash, who: trace.who, at: trace.at.toISOString() };
    const { mtime } = await stat(at);
    return { path, theirs, hash, who: outside, at: mtime.toISOString() };
  }

  private alone<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(task, task);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

/** Stops a text that could not be opened again as a form. */
export function refuseBroken(path: string, text: string): void {
  if (text.includes('\0') || text.length > 1_000_000) {
    throw new RefusedError(422, `Il testo di ${path} è troppo lungo (oltre un milione di caratteri) o non è un testo.`);
  }
  try {
    readEntry(path.endsWith('.mdx') ? 'mdx' : 'yaml', text);
  } catch (error) {
    if (!(error instanceof BrokenYamlError)) throw error;
    throw new RefusedError(
      422,
      `I campi di ${path} non si leggono alla riga ${error.line}: il file non è stato toccato.`,
    );
  }
}
