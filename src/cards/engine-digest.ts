import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { fontFiles } from './load-typefaces.ts';

/** One digest of everything but the card itself that decides its pixels: our code, the fonts, the libraries. */

let known: string | undefined;

/** The same for the whole process: computed once. */
export function engineDigest(): string {
  known ??= computeDigest();
  return known;
}

/** What our code runs of other packages; satori draws only the reference. */
const libraries = ['@shuding/opentype.js', 'hyphen/hyphen.js', 'hyphen/patterns/it.js', 'uqr'];

function computeDigest(): string {
  const hash = createHash('sha256');
  const source = fileURLToPath(new URL('..', import.meta.url));
  const code = globSync(['cards/**/*.ts', 'links/qr.ts', 'model/{theme,contrast,format}.ts'], { cwd: source }).sort();
  for (const file of code) hash.update(file).update(readFileSync(join(source, file)));
  for (const { face, data } of fontFiles()) hash.update(face).update(data);
  const require = createRequire(import.meta.url);
  for (const name of libraries) hash.update(name).update(readFileSync(require.resolve(name)));
  hash.update(JSON.stringify([sharp.versions, process.versions.zlib]));
  return hash.digest('hex');
}
