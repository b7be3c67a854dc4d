import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** Another reader of PDF than the one that wrote it. Absent on machines without poppler-utils. */

type Tool = 'pdfinfo' | 'pdffonts' | 'pdftotext';

export const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** What a tool prints of a PDF. */
export function poppler(tool: Tool, options: readonly string[], pdf: Uint8Array): string {
  return withFile(pdf, (file) =>
    execFileSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
}

/** A page drawn at 10 px to the millimetre: raw RGB. */
export async function drawPage(pdf: Uint8Array, page = 1): Promise<{ data: Buffer; width: number; height: number }> {
  const png = withFile(pdf, (file) =>
    execFileSync('pdftoppm', ['-r', '254', '-f', `${page}`, '-l', `${page}`, '-png', file], {
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The boxes of the first page, in mm rounded to the tenth: left, bottom, right, top. */
export function pageBoxes(pdf: Uint8Array): Record<'MediaBox' | 'BleedBox' | 'TrimBox', number[]> {
  const text = poppler('pdfinfo', ['-box'], pdf);
  const box = (name: string) =>
    (new RegExp(`${name}:\\s+([\\d. ]+)`).exec(text)?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((points) => Math.round((Number(points) * 254) / 72) / 10);
  return { MediaBox: box('MediaBox'), BleedBox: box('BleedBox'), TrimBox: box('TrimBox') };
}

function withFile<T>(pdf: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'filo-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
