import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FaceId, faceIds, parseTypeface, type Typefaces } from './typeface.ts';

/** The font files of the cards, read from their packages. WOFF, because satori reads no WOFF2. */

const require = createRequire(import.meta.url);
const packages = { titillium: 'titillium-web', ubuntu: 'ubuntu' } as const;

export interface FontFile {
  face: FaceId;
  data: Buffer;
}

let files: FontFile[] | undefined;
let typefaces: Typefaces | undefined;

/** Every font file, latin first and then latin extended. */
export function fontFiles(): readonly FontFile[] {
  files ??= faceIds.flatMap((face) => fontPaths(face).map((path) => ({ face, data: readFileSync(path) })));
  return files;
}

/** The typefaces, parsed once. */
export function loadTypefaces(): Typefaces {
  typefaces ??= Object.fromEntries(
    faceIds.map((face) => [
      face,
      parseTypeface(
        face,
        fontFiles()
          .filter((file) => file.face === face)
          .map((file) => file.data),
      ),
    ]),
  ) as Typefaces;
  return typefaces;
}

function fontPaths(face: FaceId): string[] {
  const [family, weight] = face.split('-') as [keyof typeof packages, string];
  const name = packages[family];
  const found = (subset: string) =>
    require.resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`);
  return weight === '900' ? [found('latin')] : [found('latin'), found('latin-ext')];
}
