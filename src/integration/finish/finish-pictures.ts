import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { qrSvg } from '#links/qr.ts';
import { qrTarget } from '#links/qr-path.ts';
import { cached, digestOf } from '#posters/poster-cache.ts';

/** Widest a card is shown in a list, twice over for dense screens. */
const WIDTH = 760;

/** How much is lost of a picture, and how hard the encoder tries. */
const webp = { quality: 82, effort: 4 };

/** Makes a site's pictures and codes light; what an earlier build made of the same bytes is found again in `cacheDir`. */
export class Pictures {
  readonly #outDir: string;
  readonly #cacheDir: string;
  readonly #made = new Map<string, Promise<boolean>>();

  constructor(outDir: string, cacheDir: string) {
    this.#outDir = outDir;
    this.#cacheDir = cacheDir;
  }

  /** Shows in the place of each picture that a page marks with `data-webp` a lighter WebP, where it could be made; `data-webp="440"` says how wide. */
  async lighten(html: string): Promise<string> {
    let result = html;
    for (const [tag = ''] of html.matchAll(/<img [^>]*?data-webp[^>]*>/g)) {
      const [, source = '', stem = '', ending = ''] = /src="((\/[^"]+)\.(png|jpg|webp))"/.exec(tag) ?? [];
      const width = /data-webp="(\d+)"/.exec(tag)?.[1];
      const light = `${stem}${width ? `-${width}` : ''}.webp`;
      const wanted = stem !== '' && (ending !== 'webp' || width !== undefined);
      const made = wanted && (await this.#toWebp(source, light, Number(width ?? WIDTH)));
      const shown = made ? tag.replace(source, light) : tag;
      const bare = shown.replace(/\sdata-webp(?:="[^"]*")?/, '');
      // A function: the dollars of an alternative text are its own.
      result = result.replace(tag, () => bare);
    }
    return result;
  }

  #toWebp(source: string, light: string, width: number): Promise<boolean> {
    const known = this.#made.get(light);
    if (known) return known;
    const job = (async () => {
      const picture = await readFile(join(this.#outDir, source)).catch(() => undefined);
      if (!picture) return false;
      const key = digestOf(JSON.stringify([sharp.versions, width, webp]), picture);
      const { data } = await cached(join(this.#cacheDir, `${key}.webp`), () =>
        sharp(picture).resize({ width, withoutEnlargement: true }).webp(webp).toBuffer(),
      );
      await writeFile(join(this.#outDir, light), data);
      return true;
    })();
    this.#made.set(light, job);
    return job;
  }

  /** Writes the QR code that a printed page shows. */
  async writeQr(html: string, site: string): Promise<void> {
    const path = /src="(\/qr\/[^"]+\.svg)"/.exec(html)?.[1];
    const target = path && qrTarget(path);
    if (!path || !target) return;
    const file = join(this.#outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, qrSvg(new URL(target, site).href, 'QR della pagina'));
  }
}
