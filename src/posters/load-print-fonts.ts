import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { convert } from 'fontverter';

/** The faces of the house as TrueType, which is what Typst embeds; read from their packages, where they are WOFF. */

const require = createRequire(import.meta.url);

const faces = [
  ['titillium-web', 400],
  ['titillium-web', 600],
  ['titillium-web', 700],
  ['titillium-web', 900],
  ['ubuntu', 400],
  ['ubuntu', 700],
] as const;
const subsets = ['latin', 'latin-ext'] as const;

let loading: Promise<readonly Uint8Array[]> | undefined;

/** Titillium Web 400, 600, 700, 900 and Ubuntu 400, 700 with Latin and extended Latin; converted once per process. */
export function loadPrintFonts(): Promise<readonly Uint8Array[]> {
  loading ??= Promise.all(
    faces.flatMap(([family, weight]) => subsets.map((subset) => trueType(family, subset, weight))),
  );
  return loading;
}

async function trueType(family: string, subset: string, weight: number): Promise<Uint8Array> {
  const woff = require.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`);
  return new Uint8Array(await convert(await readFile(woff), 'truetype'));
}
