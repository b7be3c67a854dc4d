import { extname } from 'node:path';
import { cleanImage } from './clean-image.ts';
import { cleanSvg } from './clean-svg.ts';
import { mediaTypes, RefusedError } from './resolve-path.ts';

const images = ['jpg', 'jpeg', 'png', 'webp', 'gif'];
const signatures: Readonly<Record<string, string>> = { pdf: '25504446', mp4: '66747970', vtt: '574542565454' };
const zipped = ['docx', 'pptx', 'xlsx', 'odt', 'odp', 'ods'];

/** An uploaded file and where it goes in the project. */
export interface Asset {
  path: string;
  bytes: Uint8Array;
}

/** The bytes to keep of an uploaded file; refuses what is too large, of another type than it says, or unreadable. */
export async function prepareMedia(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const extension = extname(path).slice(1).toLowerCase();
  const limit = mediaTypes[extension];
  if (limit === undefined) {
    throw new RefusedError(
      415,
      `I file .${extension} non si possono caricare. Tipi ammessi: ${Object.keys(mediaTypes).join(', ')}.`,
    );
  }
  if (bytes.length > limit) {
    throw new RefusedError(
      413,
      `Il file pesa ${megabytes(bytes.length)} MB: i .${extension} arrivano al massimo a ${megabytes(limit)} MB.`,
    );
  }
  if (extension === 'svg') return svg(bytes);
  if (images.includes(extension)) {
    return cleanImage(bytes, extension).catch((error: unknown) => {
      throw new RefusedError(
        422,
        `L'immagine non si legge come .${extension}: ${reason(error)}. Salvala di nuovo e riprova.`,
      );
    });
  }
  if (!looksRight(extension, bytes)) {
    throw new RefusedError(
      422,
      `Il contenuto del file non è quello di un .${extension}: controlla di aver scelto il file giusto.`,
    );
  }
  return bytes;
}

function svg(bytes: Uint8Array): Uint8Array {
  const cleaned = cleanSvg(new TextDecoder().decode(bytes));
  if (cleaned === undefined)
    throw new RefusedError(422, "L'immagine SVG non si legge: esportala di nuovo come SVG semplice.");
  return new TextEncoder().encode(cleaned);
}

function looksRight(extension: string, bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (zipped.includes(extension)) return start.startsWith('504b0304');
  if (extension === 'mp4') return start.slice(8, 16) === signatures.mp4;
  return start.replace(/^efbbbf/, '').startsWith(signatures[extension] ?? '');
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const found = /^the file is (\S+), not/.exec(message)?.[1];
  return found && found !== 'undefined' ? `è un ${found}` : 'è danneggiata o troppo grande';
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace('.', ',').replace(',0', '');
}
