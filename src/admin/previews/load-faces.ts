import titillium400 from '@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff';
import titillium600 from '@fontsource/titillium-web/files/titillium-web-latin-600-normal.woff';
import titillium700 from '@fontsource/titillium-web/files/titillium-web-latin-700-normal.woff';
import titillium900 from '@fontsource/titillium-web/files/titillium-web-latin-900-normal.woff';
import titillium400ext from '@fontsource/titillium-web/files/titillium-web-latin-ext-400-normal.woff';
import titillium600ext from '@fontsource/titillium-web/files/titillium-web-latin-ext-600-normal.woff';
import titillium700ext from '@fontsource/titillium-web/files/titillium-web-latin-ext-700-normal.woff';
import ubuntu400 from '@fontsource/ubuntu/files/ubuntu-latin-400-normal.woff';
import ubuntu700 from '@fontsource/ubuntu/files/ubuntu-latin-700-normal.woff';
import ubuntu400ext from '@fontsource/ubuntu/files/ubuntu-latin-ext-400-normal.woff';
import ubuntu700ext from '@fontsource/ubuntu/files/ubuntu-latin-ext-700-normal.woff';
import { type FaceId, parseTypeface, type Typefaces } from '#cards/typeface.ts';

/** The font files of the cards, the same the build reads. */
const files: Readonly<Record<FaceId, readonly string[]>> = {
  'titillium-400': [titillium400, titillium400ext],
  'titillium-600': [titillium600, titillium600ext],
  'titillium-700': [titillium700, titillium700ext],
  'titillium-900': [titillium900],
  'ubuntu-400': [ubuntu400, ubuntu400ext],
  'ubuntu-700': [ubuntu700, ubuntu700ext],
};

let faces: Promise<Typefaces> | undefined;

/** The typefaces of the cards, fetched once from our own server; by the page or by a worker of its. */
export function loadFaces(): Promise<Typefaces> {
  faces ??= Promise.all(
    Object.entries(files).map(async ([face, urls]) => {
      const bytes = await Promise.all(
        urls.map(async (url) => new Uint8Array(await (await fetch(new URL(url, location.href))).arrayBuffer())),
      );
      return [face, parseTypeface(face as FaceId, bytes)];
    }),
  ).then(
    (parsed) => Object.fromEntries(parsed) as Typefaces,
    (error: unknown) => {
      faces = undefined;
      throw error;
    },
  );
  return faces;
}
