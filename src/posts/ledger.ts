import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Attempt, type PostedFile, postedFileSchema } from '#model/posted.ts';

/** File of a touchpoint's ledger, from the project. */
export function ledgerPath(campaign: string, touchpoint: string): string {
  return `campaigns/${campaign}/posted/${touchpoint}.json`;
}

/**
 * What is known of a touchpoint's posts; empty where the file does not exist.
 * @throws Error where the file is there but can't be read: a lost ledger could mean a second post.
 */
export async function readLedger(root: string, campaign: string, touchpoint: string): Promise<PostedFile> {
  const path = ledgerPath(campaign, touchpoint);
  let text: string;
  try {
    text = await readFile(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { touchpoint, posts: [], attempts: [] };
    throw error;
  }
  try {
    const file = postedFileSchema.parse(JSON.parse(text));
    if (file.touchpoint === touchpoint) return file;
  } catch {
    // Told below, with what to do.
  }
  throw new Error(`${path} can't be read as the ledger of "${touchpoint}": restore it from git before posting again.`);
}

/** Writes a ledger so that it is either the old one or the new one, on the disk itself, before it returns. */
export async function writeLedger(root: string, campaign: string, file: PostedFile): Promise<void> {
  const path = join(root, ledgerPath(campaign, file.touchpoint));
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.tmp`;
  const handle = await open(draft, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** A ledger where a network's post is out: whatever was attempted before is settled. */
export function withPost(file: PostedFile, network: string, at: string, url?: string): PostedFile {
  return {
    ...file,
    posts: [...file.posts.filter((post) => post.network !== network), { network, ...(url && { url }), at }],
    attempts: file.attempts.filter((attempt) => attempt.network !== network),
  };
}

/** A ledger where a network's attempt stands as given. */
export function withAttempt(file: PostedFile, attempt: Attempt): PostedFile {
  const others = file.attempts.filter(({ network }) => network !== attempt.network);
  return { ...file, attempts: [...others, attempt] };
}

/** Without this a crash of the machine could lose the new name of a file. Windows can't open folders, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
