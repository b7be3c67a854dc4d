import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '#model/content.ts';
import { readValue } from '#model/content-reads.ts';
import { gitUpdates, lastUpdate } from './last-updates.ts';
import { type ReadDigest, sha256 } from './page-cache.ts';

/** The variables of the environment that may change what a page says; a test finds those the code reads. */
export const pageVariables = [
  'FILO_AREA',
  'FILO_SITE',
  'FILO_TODAY',
  'FILO_DEMO',
  'PLAUSIBLE_SITE',
  'PLAUSIBLE_EVENTS',
  'NODE_ENV',
  'TZ',
];

/** One digest of what every page depends on: our code, the packages, Node, the environment. */
export async function codeDigest(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const name of pageVariables) hash.update(`${name}=${env[name] ?? ''}\0`);
  const files = await list(root, ['src/**/*.*', 'astro.config.mjs', 'package.json', 'tsconfig.json', '.env*']);
  return hash
    .update(await digestFiles(root, files))
    .update(installedPackages(root))
    .digest('base64url');
}

async function list(root: string, patterns: string[]): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: root })) files.push(file);
  return files.sort();
}

/** One digest of the names and the bytes of some files; one that is not there counts too. */
async function digestFiles(root: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(`${file}\0`).update((await readFile(join(root, file)).catch(() => undefined)) ?? '\0');
  return hash.digest('base64url');
}

/** What npm wrote of the packages it installed, wherever above the project they are. */
function installedPackages(root: string): Buffer {
  for (let folder = root; ; folder = dirname(folder)) {
    const lock = join(folder, 'node_modules', '.package-lock.json');
    if (existsSync(lock)) return readFileSync(lock);
    if (folder === dirname(folder)) return Buffer.from('');
  }
}

/** What the reads of pages give now; each is looked at once. */
export function digestReads(root: string, outDir: string, content: Content): ReadDigest {
  const known = new Map<string, Promise<string>>();
  let git: Promise<Map<string, Date>> | undefined;
  const value = async (read: string): Promise<string> => {
    const [name, ...rest] = read.split(' ');
    const argument = rest.join(' ');
    if (name === 'body') return readBody(content, argument);
    if (name === 'size') return String((await stat(join(root, argument)).catch(() => undefined))?.size);
    if (name === 'out') return digestFiles(outDir, [argument]);
    if (name === 'logos') return digestFiles(root, await list(root, ['campaigns/*/logos/**/*.*']));
    if (name !== 'updated') return readValue(content, read) ?? 'unknown';
    git ??= gitUpdates(root);
    const updates = await git;
    const dates = await Promise.all(argument.split('|').map((file) => lastUpdate(root, file, updates)));
    return dates.map((date) => date?.toISOString()).join();
  };
  return (read) => {
    const digest = known.get(read) ?? value(read).then(sha256);
    known.set(read, digest);
    return digest;
  };
}

function readBody(content: Content, argument: string): string {
  const [kind = '', id = ''] = argument.split(' ');
  return content.find(kind as 'pages', id)?.body ?? '';
}
