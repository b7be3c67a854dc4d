import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '#model/problem.ts';

/** One editor's file as it is on disk. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  path: string;
  text: string;
}

/** No text an editor writes comes near this: a larger file is a mistake or an attack. */
const MAX_BYTES = 1_000_000;
const ROOTS = ['content', 'campaigns'];
const TEXT = /\.(mdx|ya?ml|md)$/;
const ELSEWHERE = /^(content\/uploads|campaigns\/[^/]+\/(logos|results|posted))(\/|$)/;

/** Every text file under `content/` and `campaigns/`, in path order; what can't be read is a problem. */
export async function readFiles(root: string): Promise<{ files: SourceFile[]; problems: Problem[] }> {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const folder of ROOTS) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const full = join(entry.parentPath, entry.name);
      const path = relative(root, full).split(sep).join('/');
      if (entry.isDirectory() || entry.name.startsWith('.') || ELSEWHERE.test(path)) continue;
      const problem = await readInto(files, full, path, entry.isSymbolicLink());
      if (problem) problems.push(problem);
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems };
}

async function readInto(files: SourceFile[], full: string, path: string, link: boolean): Promise<Problem | undefined> {
  if (link) {
    return {
      file: path,
      code: 'COLLEGAMENTO',
      message: 'il file è un collegamento a un altro file: sostituiscilo con una copia.',
    };
  }
  if (!TEXT.test(path)) {
    return {
      file: path,
      code: 'FILE_FUORI_POSTO',
      message: 'qui vanno solo file .mdx e .yaml: sposta immagini e documenti in content/uploads.',
    };
  }
  const size = await stat(full).then((found) => found.size, ifGone);
  if (size === undefined) return undefined;
  if (size > MAX_BYTES) {
    const megabytes = (size / 1e6).toFixed(1).replace('.', ',');
    return {
      file: path,
      code: 'FILE_TROPPO_GRANDE',
      message: `il file pesa ${megabytes} MB; il massimo è 1 MB. Accorcialo o dividilo.`,
    };
  }
  const bytes = await readFile(full).catch(ifGone);
  if (!bytes) return undefined;
  try {
    files.push({ path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
    return undefined;
  } catch {
    return {
      file: path,
      code: 'CODIFICA',
      message: 'il file non è scritto in UTF-8: salvalo di nuovo scegliendo UTF-8.',
    };
  }
}

/** A file that the CMS took away while its folder was being read is not there; any other failure is one. */
function ifGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
