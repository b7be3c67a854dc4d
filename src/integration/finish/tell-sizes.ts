import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSize } from '#links/file-size.ts';

/** Writes the size of each generated file where a page left room for it with `data-size`; nothing where the file is not there. */
export async function tellSizes(html: string, outDir: string): Promise<string> {
  let result = html;
  for (const [mark = '', path = ''] of html.matchAll(/<span [^>]*data-size="(\/[^"]+)"[^>]*><\/span>/g)) {
    const bytes = await stat(join(outDir, path)).then(
      ({ size }) => size,
      () => undefined,
    );
    result = result.replace(mark, bytes === undefined ? '' : `, ${fileSize(bytes)}`);
  }
  return result;
}
