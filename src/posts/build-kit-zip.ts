import type { Kit } from './kit.ts';
import { writeKitText } from './write-kit-text.ts';
import { zipFiles } from './zip-files.ts';

/** What a kit's zip holds besides its words. */
export interface KitFiles {
  /** A card's bytes by its address; undefined where it was not drawn. */
  image(url: string): Promise<Uint8Array | undefined>;
  qrSvg: string;
  qrPng: Uint8Array;
  /** Posters and other files, by name. */
  others?: ReadonlyMap<string, Uint8Array>;
}

/** The zip of a kit: cards, QR codes, posters, and everything there is to copy in one text file and in JSON. */
export async function buildKitZip(kit: Kit, files: KitFiles): Promise<Uint8Array<ArrayBuffer>> {
  const utf8 = new TextEncoder();
  const content = new Map<string, Uint8Array>([
    ['leggimi.txt', utf8.encode(`\uFEFF${writeKitText(kit, [...(files.others?.keys() ?? [])])}`)],
    ['kit.json', utf8.encode(`${JSON.stringify(kit, null, 2)}\n`)],
    ['qr.svg', utf8.encode(files.qrSvg)],
    ['qr.png', files.qrPng],
    ...(files.others ?? []),
  ]);
  for (const { file, url } of kit.images) {
    const bytes = await files.image(url);
    if (bytes) content.set(file, bytes);
  }
  return zipFiles(content);
}
