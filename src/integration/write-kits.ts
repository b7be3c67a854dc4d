import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logo } from '#cards/card.ts';
import { formats } from '#cards/formats.ts';
import { kitZipPath, partnerCardPath } from '#links/kit-path.ts';
import { posterPath } from '#links/poster-path.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import { kitFormats } from '#posts/compose-kit.ts';
import { kitContext } from './kit-context.ts';
import { kitPosters, printKitPoster } from './kit-posters.ts';
import { drawKitCard, kitPartners, packKit } from './pack-kit.ts';

interface Kits {
  content: Content;
  area: Area;
  site: string;
  today: Date;
  outDir: string;
  logos: ReadonlyMap<string, Logo>;
}

/** Writes the zip of every kit this area may see, after the cards; the partners' own with their cards. */
export async function writeKits(kits: Kits): Promise<{ written: number }> {
  const { content, area, site, today, outDir } = kits;
  let written = 0;
  for (const touchpoint of content.touchpoints) {
    if (!isVisible(touchpoint, area, today)) continue;
    const own = kitContext(content, site, today);
    const read = (path: string) => readFile(join(outDir, path)).catch(() => undefined);
    const posters = await kitPosters(kits, touchpoint, ({ asset, file }, variant) =>
      read(posterPath(asset.id, file.layout, variant)),
    );
    const zip = await packKit(own, touchpoint, (_, path) => read(path), posters);
    await write(join(outDir, kitZipPath(touchpoint)), zip);
    for (const partner of kitPartners({ content }, touchpoint.campaign))
      await writePartnerKit(kits, touchpoint, partner);
    written += 1;
  }
  return { written };
}

async function writePartnerKit(kits: Kits, touchpoint: Touchpoint, partner: string) {
  const { content, site, today, outDir, logos } = kits;
  const context = kitContext(content, site, today, partner);
  for (const format of kitFormats(content, touchpoint)) {
    const image = await drawKitCard(context, today, logos, touchpoint, format);
    const path = partnerCardPath(touchpoint.id, partner, format, formats[format].type);
    if (image) await write(join(outDir, path), image);
  }
  const posters = await kitPosters(kits, touchpoint, printKitPoster({ content, site, today, logos, partner }));
  const read = (_: unknown, path: string) => readFile(join(outDir, path)).catch(() => undefined);
  const zip = await packKit(context, touchpoint, read, posters);
  await write(join(outDir, kitZipPath(touchpoint, partner)), zip);
}

async function write(path: string, data: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}
