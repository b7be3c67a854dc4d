import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { qrSvg } from '#links/qr.ts';
import { qrTarget } from '#links/qr-path.ts';

/** Widest a card is shown in a list, twice over for dense screens. */
const WIDTH = 760;

/** Shows in the place of each picture that a page marks with `data-webp` a lighter WebP, where it could be made; `data-webp="440"` says how wide. */
export async function lightenPictures(html: string, outDir: string): Promise<string> {
  let result = html;
  for (const [tag = ''] of html.matchAll(/<img [^>]*?data-webp[^>]*>/g)) {
    const [, source = '', stem = '', ending = ''] = /src="((\/[^"]+)\.(png|jpg|webp))"/.exec(tag) ?? [];
    const width = /data-webp="(\d+)"/.exec(tag)?.[1];
    const light = `${stem}${width ? `-${width}` : ''}.webp`;
    const wanted = stem !== '' && (ending !== 'webp' || width !== undefined);
    const made = wanted && (await toWebp(join(outDir, source), join(outDir, light), Number(width ?? WIDTH)));
    const shown = made ? tag.replace(source, light) : tag;
    result = result.replace(tag, shown.replace(/\sdata-webp(?:="[^"]*")?/, ''));
  }
  return result;
}

const made = new Map<string, Promise<boolean>>();

function toWebp(from: string, to: string, width: number): Promise<boolean> {
  const known = made.get(to);
  if (known) return known;
  const job = stat(from).then(
    async () => {
      await sharp(from).resize({ width, withoutEnlargement: true }).webp({ quality: 82, effort: 4 }).toFile(to);
      return true;
    },
    () => false,
  );
  made.set(to, job);
  return job;
}

/** Writes the QR code that a printed page shows. */
export async function writeQr(html: string, outDir: string, site: string): Promise<void> {
  const path = /src="(\/qr\/[^"]+\.svg)"/.exec(html)?.[1];
  const target = path && qrTarget(path);
  if (!path || !target) return;
  const file = join(outDir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, qrSvg(new URL(target, site).href, 'QR della pagina'));
}
