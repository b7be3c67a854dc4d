import { createHash } from 'node:crypto';
import { constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FormatId } from '#model/format.ts';
import type { CardData } from './card.ts';
import { formats } from './formats.ts';

/**
 * Finished cards by the digest of every input. A file appears in the cache whole or not at all, so two runs at once
 * can only write the same bytes twice.
 */

/** The name of a card's file in the cache. A logo counts by the digest of its file. */
export function cardDigest(engine: string, card: CardData, format: FormatId): string {
  const text = JSON.stringify(card, (key, value: unknown) => (key === 'href' ? undefined : value));
  const digest = createHash('sha256').update(engine).update(JSON.stringify(formats[format])).update(text).digest('hex');
  return `${digest.slice(0, 40)}.${formats[format].type}`;
}

export interface Cache {
  dir: string;
  /** Names of the finished cards, as of the opening and of what was added since. */
  names: Set<string>;
}

/** Opens a cache, creating its folder; clears what an interrupted run left behind. */
export function openCache(dir: string): Cache {
  mkdirSync(dir, { recursive: true });
  const names = new Set<string>();
  for (const name of readdirSync(dir)) {
    if (/^[0-9a-f]{40}\.(?:png|jpg)$/.test(name)) names.add(name);
    else if (name.endsWith('.part') && isOld(join(dir, name), hour)) void rm(join(dir, name), { force: true });
  }
  return { dir, names };
}

const hour = 3_600_000;

/** Writes beside the file and renames, so that nobody ever meets half of it. Its folder is made where it is not there. */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = partOf(path);
  try {
    await writeFile(part, data);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Copies a file whole or not at all. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const part = partOf(to);
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

let parts = 0;

function partOf(path: string): string {
  parts += 1;
  return `${path}.${process.pid}-${Math.trunc(performance.timeOrigin + performance.now())}-${parts}.part`;
}

/** What a run put into a folder: by file, the card's digest and the size and time that prove it is still there. */
export type Manifest = Record<string, { name: string; bytes: number; mtime: number }>;

interface StoredManifest {
  outDir: string;
  files: Manifest;
}

/** The manifest of an output folder; empty where there is none or it cannot be read. */
export async function readManifest(cache: Cache, outDir: string): Promise<Manifest> {
  try {
    return (JSON.parse(await readFile(manifestPath(cache, outDir), 'utf8')) as StoredManifest).files;
  } catch {
    return {};
  }
}

/** Keeps what a run put into an output folder, for the next run to find in place. */
export async function writeManifest(cache: Cache, outDir: string, manifest: Manifest): Promise<void> {
  const stored: StoredManifest = { outDir, files: manifest };
  await writeWhole(manifestPath(cache, outDir), JSON.stringify(stored));
}

function manifestPath({ dir }: Cache, outDir: string): string {
  return join(dir, `out-${createHash('sha256').update(outDir).digest('hex').slice(0, 16)}.json`);
}

/** Whether a file of an output folder is the one the manifest says. */
export function isInPlace(path: string, entry: Manifest[string] | undefined, name: string): boolean {
  if (entry?.name !== name) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.size === entry.bytes && found.mtimeMs === entry.mtime;
}

/** Puts a finished card in an output folder and gives its entry in the manifest. */
export async function putInPlace(cache: Cache, name: string, path: string): Promise<Manifest[string]> {
  const from = join(cache.dir, name);
  await copyWhole(from, path);
  const now = new Date();
  await utimes(from, now, now);
  const { size, mtimeMs } = await stat(path);
  return { name, bytes: size, mtime: mtimeMs };
}

const month = 30 * 24 * hour;

/** Forgets cards that no run has used for a month, and manifests of folders that are gone. */
export async function pruneCache({ dir, names }: Cache, used: ReadonlySet<string>): Promise<void> {
  const unused = [...names].filter((name) => !used.has(name) && isOld(join(dir, name), month));
  const manifests = readdirSync(dir).filter((name) => /^out-.*\.json$/.test(name));
  const gone = manifests.filter((name) => !existsSync(manifestTarget(join(dir, name))));
  await Promise.all([...unused, ...gone].map((name) => rm(join(dir, name), { force: true })));
}

function manifestTarget(path: string): string {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as StoredManifest).outDir;
  } catch {
    return '';
  }
}

function isOld(path: string, age: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > age;
}
