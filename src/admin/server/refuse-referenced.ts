import { checkContent, listUploads } from '#sources/check-content.ts';
import { loadContent, parseContent } from '#sources/load-content.ts';
import { RefusedError, resolvePath } from './resolve-path.ts';

/** Stops a deletion that would leave others pointing at nothing; names the files that still need what goes. */
export async function refuseReferenced(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await resolvePath(root, path);
  const now = await loadContent(root);
  const uploads = await listUploads(root);
  const gone = new Set(paths);
  const files = now.files.filter(({ path }) => !gone.has(path));
  const left = new Set([...uploads].filter((path) => !gone.has(`content${path}`)));
  const told = (file: string, message: string) => `${file}\0${message}`;
  const known = new Set(checkContent(now, uploads).map(({ file, message }) => told(file, message)));
  const users = checkContent(parseContent(files), left)
    .filter(({ file, message }) => !gone.has(file) && !known.has(told(file, message)))
    .map(({ file }) => file);
  const media = paths.filter((path) => path.startsWith('content/uploads/')).map((path) => path.slice('content'.length));
  const written = files.filter(({ text }) => media.some((path) => text.includes(path))).map(({ path }) => path);
  const named = [...new Set([...users, ...written])].sort();
  if (named.length === 0) return;
  const shown = named.slice(0, 8).join(', ') + (named.length > 8 ? ` e altri ${named.length - 8}` : '');
  throw new RefusedError(
    422,
    `Non si può eliminare ${paths.join(', ')}: serve ancora a ${shown}. Togli prima da lì i riferimenti, poi elimina.`,
  );
}
