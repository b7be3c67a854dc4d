import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/**
 * Pagefind writes the values of its filters in another order at every run, and names the files after their bytes. This puts
 * them in one order, so that the same pages always give the same index. Format of pagefind 1.5: a signature, then CBOR.
 */

const SIGNATURE = 'pagefind_dcd'.length;
/** Where the filters stand in the list that a `.pf_meta` file is. */
const FILTERS = 3;

interface Entry {
  languages: Record<string, { hash: string }>;
}

/** Puts the index in `folder` in order. */
export async function settleSearchIndex(folder: string): Promise<void> {
  const file = join(folder, 'pagefind-entry.json');
  const entry = JSON.parse(await readFile(file, 'utf8')) as Entry;
  const names = await settleFilters(join(folder, 'filter'));
  for (const language of Object.values(entry.languages)) language.hash = await settleMeta(folder, language.hash, names);
  await writeFile(file, JSON.stringify(entry));
}

/** Sorts the values of each filter; gives the new name of each file by the one it had, both as long. */
async function settleFilters(folder: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of await readdir(folder).catch(() => [])) {
    const old = file.slice(0, file.indexOf('.'));
    const data = gunzipSync(await readFile(join(folder, file)));
    const [, values] = itemsOf(data, SIGNATURE);
    const settled = values ? sortItems(data, values.start) : data;
    const name = nameOf(old, settled);
    names.set(old, name);
    await rm(join(folder, file));
    await writeFile(join(folder, file.replace(old, name)), gzipSync(settled));
  }
  return names;
}

async function settleMeta(folder: string, old: string, names: ReadonlyMap<string, string>): Promise<string> {
  const path = (hash: string) => join(folder, `pagefind.${hash}.pf_meta`);
  let data: Buffer = gunzipSync(await readFile(path(old)));
  for (const [from, to] of names) data.write(to, data.indexOf(from), 'utf8');
  const filters = itemsOf(data, SIGNATURE)[FILTERS];
  if (filters) data = sortItems(data, filters.start);
  const name = nameOf(old, data);
  await writeFile(path(old), gzipSync(data));
  await rename(path(old), path(name));
  return name;
}

/** `it_` and as many digits of the digest as the old name had. */
function nameOf(old: string, data: Buffer): string {
  const [language = '', digits = ''] = old.split('_');
  return `${language}_${createHash('sha256').update(data).digest('hex').slice(0, digits.length)}`;
}

interface Span {
  start: number;
  end: number;
}

/** The same bytes with the items of the list at `at` in the order of their bytes. */
function sortItems(data: Buffer, at: number): Buffer {
  const items = itemsOf(data, at);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return data;
  const sorted = items.map(({ start, end }) => data.subarray(start, end)).sort(Buffer.compare);
  return Buffer.concat([data.subarray(0, first.start), ...sorted, data.subarray(last.end)]);
}

/** Where the items of the CBOR list at `at` stand. */
function itemsOf(data: Buffer, at: number): Span[] {
  const { count, start } = headOf(data, at);
  const items: Span[] = [];
  for (let next = start; items.length < count; next = items.at(-1)?.end ?? next)
    items.push({ start: next, end: endOf(data, next) });
  return items;
}

/** The major type of a CBOR item, its count or length, and where what follows its head starts. RFC 8949, §3. */
function headOf(data: Buffer, at: number): { type: number; count: number; start: number } {
  const first = data.readUInt8(at);
  const [type, info] = [first >> 5, first & 31];
  if (info < 24) return { type, count: info, start: at + 1 };
  const bytes = 2 ** (info - 24);
  return {
    type,
    count: bytes === 8 ? Number(data.readBigUInt64BE(at + 1)) : data.readUIntBE(at + 1, bytes),
    start: at + 1 + bytes,
  };
}

function endOf(data: Buffer, at: number): number {
  const { type, count, start } = headOf(data, at);
  if (type === 2 || type === 3) return start + count;
  if (type < 4 || type === 7) return start;
  let next = start;
  for (let left = type === 6 ? 1 : type === 5 ? 2 * count : count; left > 0; left -= 1) next = endOf(data, next);
  return next;
}
