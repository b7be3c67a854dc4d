import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { hashOf } from './hash-of.ts';
import { isEntryPath, isMediaPath, RefusedError, resolvePath } from './resolve-path.ts';

/** One entry as the CMS receives it. */
export interface EntryFile {
  data: string;
  file: { path: string; id: string; label?: string };
}

/** Every file of words under a folder with an extension, in path order. */
export async function listEntries(root: string, folder: string, extension: string): Promise<EntryFile[]> {
  if (!/^(?:content|campaigns)(?:\/[a-z0-9-]+)*$/.test(folder)) {
    throw new RefusedError(422, `La cartella "${folder.slice(0, 120)}" non è tra quelle della redazione.`);
  }
  const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((entry) => entry.isFile() && extname(entry.name) === `.${extension}`)
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isEntryPath)
    .sort();
  return Promise.all(paths.map((path) => getEntry(root, path)));
}

/** One file with its hash; refuses what is missing or not an entry. */
export async function getEntry(root: string, path: string): Promise<EntryFile> {
  const at = await resolvePath(root, path);
  if (!isEntryPath(path)) throw new RefusedError(422, `"${path}" non è un testo della redazione.`);
  const bytes = await readFile(at).catch(() => {
    throw new RefusedError(404, `Il file ${path} non c'è più.`);
  });
  try {
    const data = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { data, file: { path, id: hashOf(data) } };
  } catch {
    throw new RefusedError(422, `Il file ${path} non è scritto in UTF-8: salvalo di nuovo scegliendo UTF-8.`);
  }
}

/** One file of the media library, without its bytes. */
export interface MediaEntry {
  id: string;
  name: string;
  path: string;
  size: number;
}

/** The files of a media folder, in name order. */
export async function listMedia(root: string, folder: string): Promise<MediaEntry[]> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const paths = names
    .map((name) => `${folder}/${name}`)
    .filter(isMediaPath)
    .sort();
  return Promise.all(paths.map((path) => mediaEntry(root, path)));
}

/** One file of the media library; refuses what is missing or not one. */
export async function mediaEntry(root: string, path: string): Promise<MediaEntry> {
  const at = await resolvePath(root, path);
  if (!isMediaPath(path)) throw new RefusedError(422, `"${path}" non è un file della libreria.`);
  const { size, mtimeMs } = await stat(at).catch(() => {
    throw new RefusedError(404, `Il file ${path} non è nella libreria.`);
  });
  return { id: `${path}:${size}:${Math.round(mtimeMs)}`, name: path.split('/').at(-1) ?? path, path, size };
}
