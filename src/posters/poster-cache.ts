import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeWhole } from '#cards/cache.ts';
import { loadPrintFonts } from './load-print-fonts.ts';
import type { PrintJob } from './print-sheets.ts';

/** Finished files kept by the hash of everything that makes them: the sheets, our own sources, fonts, libraries. */

const require = createRequire(import.meta.url);
const sources = ['poster.typ', 'print-size.ts', 'print-sheets.ts', 'finish-pdf.ts', 'typst.ts', 'preview-pages.ts'];
const libraries = ['@myriaddreamin/typst-ts-web-compiler', '@myriaddreamin/typst-ts-renderer', 'sharp'];

let press: Promise<string> | undefined;

/** The key of a job; the same only where the files would be the same, byte by byte. */
export async function posterKey(job: PrintJob, options: object = {}): Promise<string> {
  press ??= hashPress();
  return createHash('sha256')
    .update(await press)
    .update(JSON.stringify([job, options]))
    .digest('hex')
    .slice(0, 40);
}

async function hashPress(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(new URL(source, import.meta.url)));
  for (const library of libraries) hash.update(`${library}@${versionOf(library)}`);
  for (const font of await loadPrintFonts()) hash.update(font);
  return hash.digest('hex');
}

/** A name for what is made of these texts and bytes, and of nothing else. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 40);
}

/** The version of an installed package. Packages do not all export their package.json: it is looked for from their entry upwards. */
export function versionOf(library: string): string {
  for (let folder = dirname(require.resolve(library)); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      if (name === library && version) return version;
    } catch {}
  }
  throw new Error(`no package.json says the version of ${library}`);
}

/** A file of the cache, or what `make` gives, kept for the next time. */
export async function cached(
  path: string,
  make: () => Promise<Uint8Array>,
): Promise<{ data: Uint8Array; hit: boolean }> {
  const known = await readFile(path).catch(() => undefined);
  if (known && known.length > 0) return { data: known, hit: true };
  const data = await make();
  await writeWhole(path, data);
  return { data, hit: false };
}
