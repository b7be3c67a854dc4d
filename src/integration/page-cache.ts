import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '#cards/cache.ts';
import { readsOf } from './page-reads.ts';

/** The pages of the last build and the zips of its kits, each with what it read: `.cache/pages/<area>/`. */

interface Kept {
  /** Name of the file that holds the page: the digest of its bytes. */
  file: string;
  /** Digest of the values of its reads. */
  inputs: string;
  /** Indexes into the names of the reads. */
  reads: number[];
}

interface Stored {
  /** Digest of what every page depends on. */
  key: string;
  reads: string[];
  pages: Record<string, Kept>;
}

/** Digest of what a read gives now. */
export type ReadDigest = (read: string) => Promise<string>;

export class PageCache {
  readonly #dir: string;
  readonly #key: string;
  readonly #digest: ReadDigest;
  readonly #before: Stored;
  readonly #pages: Record<string, Kept> = {};
  readonly #names = new Map<string, number>();

  private constructor(dir: string, key: string, digest: ReadDigest, before: Stored) {
    this.#dir = dir;
    this.#key = key;
    this.#digest = digest;
    this.#before = before;
  }

  /** Opens a cache; pages made with another key are not used. */
  static async open(dir: string, key: string, digest: ReadDigest): Promise<PageCache> {
    await mkdir(dir, { recursive: true });
    const stored = await readFile(join(dir, 'pages.json'), 'utf8')
      .then((text) => JSON.parse(text) as Stored)
      .catch(() => undefined);
    return new PageCache(dir, key, digest, stored?.key === key ? stored : { key, reads: [], pages: {} });
  }

  /** The page as it was last rendered, where everything it read is still the same and its bytes are whole. */
  async reuse(page: string): Promise<Buffer | undefined> {
    const kept = this.#before.pages[page];
    if (!kept) return undefined;
    const reads = kept.reads.map((index) => this.#before.reads[index] ?? '');
    if ((await this.#inputs(reads)) !== kept.inputs) return undefined;
    const body = await readFile(join(this.#dir, kept.file)).catch(() => undefined);
    if (!body || sha256(body) !== kept.file) return undefined;
    this.#pages[page] = { ...kept, reads: reads.map((read) => this.#index(read)) };
    return body;
  }

  /**
   * Of the reads of the last build whose name begins so: those of pages that can be used again, and those of pages that
   * must be rendered. Pages that look at files of this build cannot be told yet.
   */
  async foresee(beginning: string): Promise<{ settled: Set<string>; open: Set<string> }> {
    const [settled, open] = [new Set<string>(), new Set<string>()];
    for (const kept of Object.values(this.#before.pages)) {
      const reads = kept.reads.map((index) => this.#before.reads[index] ?? '');
      const told = reads.filter((read) => read.startsWith(beginning));
      if (told.length === 0) continue;
      const isOpen = reads.some((read) => read.startsWith('out ')) || (await this.#inputs(reads)) !== kept.inputs;
      for (const read of told) (isOpen ? open : settled).add(read);
    }
    return { settled, open };
  }

  /** Keeps a page that was rendered now. */
  async keep(page: string, body: Uint8Array, reads: readonly string[]): Promise<void> {
    const file = sha256(body);
    const sorted = [...reads].sort();
    await writeWhole(join(this.#dir, file), body);
    this.#pages[page] = { file, inputs: await this.#inputs(sorted), reads: sorted.map((read) => this.#index(read)) };
  }

  /** A page, or another file made of the content: as it was where what it read is the same, else made now. */
  async produce(page: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = await this.reuse(page);
    if (known) return known;
    const { result, reads } = await readsOf(make);
    await this.keep(page, result, reads);
    return result;
  }

  /** Writes down the pages of this build, and forgets the others. */
  async close(): Promise<void> {
    const stored: Stored = { key: this.#key, reads: [...this.#names.keys()], pages: this.#pages };
    await writeWhole(join(this.#dir, 'pages.json'), JSON.stringify(stored));
    const used = new Set(['pages.json', ...Object.values(this.#pages).map(({ file }) => file)]);
    const unused = (await readdir(this.#dir)).filter((name) => !used.has(name));
    await Promise.all(unused.map((name) => rm(join(this.#dir, name), { force: true })));
  }

  async #inputs(reads: readonly string[]): Promise<string> {
    const hash = createHash('sha256');
    for (const read of reads)
      hash
        .update(read)
        .update('\0')
        .update(await this.#digest(read))
        .update('\0');
    return hash.digest('base64url');
  }

  #index(read: string): number {
    const known = this.#names.get(read) ?? this.#names.size;
    this.#names.set(read, known);
    return known;
  }
}

/** Digest of some bytes or text, fit for a file name. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('base64url');
}
