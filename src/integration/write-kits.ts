import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logo } from '#cards/card.ts';
import { formats } from '#cards/formats.ts';
import { isInPartnerSet } from '#cards/partner-set.ts';
import { renderAllCards } from '#cards/render-all-cards.ts';
import type { SharedCache } from '#cards/shared-cache.ts';
import { cardPath } from '#links/card-path.ts';
import { kitZipPath, partnerCardPath } from '#links/kit-path.ts';
import { posterPath } from '#links/poster-path.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import { kitFormats } from '#posts/compose-kit.ts';
import { kitPartners } from '#posts/kit-partners.ts';
import { kitContext } from './kit-context.ts';
import { type GetPoster, kitPosters, printKitPoster } from './kit-posters.ts';
import { packKit } from './pack-kit.ts';
import type { PageCache } from './page-cache.ts';
import { contentOfPage, noteRead } from './page-reads.ts';

interface Kits {
  content: Content;
  area: Area;
  site: string;
  today: Date;
  outDir: string;
  /** Where the partners' cards are kept between builds. */
  cacheDir: string;
  logos: ReadonlyMap<string, Logo>;
  /** Where other machines' cards are. */
  shared: SharedCache | undefined;
  /** The zips of the last build. */
  pages: PageCache;
}

/** Writes the zip of every kit this area may see, after the cards; then the partners' cards and zips. */
export async function writeKits(kits: Kits): Promise<{ written: number; problems: Problem[] }> {
  const { content, area, today } = kits;
  const visible = content.touchpoints.filter((touchpoint) => isVisible(touchpoint, area, today));
  for (const touchpoint of visible) await writeZip(kits, touchpoint);
  let written = visible.length;
  const problems: Problem[] = [];
  const partners = new Set(content.campaigns.flatMap(({ id }) => kitPartners(content, id)));
  for (const partner of partners) {
    const theirs = visible.filter(
      ({ id, campaign }) =>
        kitPartners(content, campaign).includes(partner) &&
        isInPartnerSet(content, { type: 'touchpoint', id }, partner),
    );
    problems.push(...(await drawPartnerCards(kits, theirs, partner)));
    for (const touchpoint of theirs) await writeZip(kits, touchpoint, partner);
    written += theirs.length;
  }
  return { written, problems };
}

/** Draws the cards that bear a partner's name; those of an earlier build are found again. */
async function drawPartnerCards(kits: Kits, touchpoints: readonly Touchpoint[], partner: string): Promise<Problem[]> {
  const { content, outDir, site } = kits;
  const ids = new Set(touchpoints.map(({ id }) => id));
  const folder = join(kits.cacheDir, partner);
  const { problems } = await renderAllCards({
    ...kits,
    partner,
    outDir: folder,
    cacheDir: join(folder, 'cache'),
    only: ({ subject }) => subject.type === 'touchpoint' && ids.has(subject.id),
    qr: (id) => shortUrl(id, site),
  });
  if (problems.length) return problems;
  for (const touchpoint of touchpoints) {
    for (const format of kitFormats(content, touchpoint)) {
      const { type } = formats[format];
      const target = join(outDir, partnerCardPath(touchpoint.id, partner, format, type));
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(folder, cardPath(touchpoint.id, format, type)), target);
    }
  }
  return [];
}

/** The zip of a kit from the files of the build, where those or its words have changed; a partner's posters are printed with its name. */
async function writeZip(kits: Kits, touchpoint: Touchpoint, partner?: string): Promise<void> {
  const path = kitZipPath(touchpoint, partner);
  const file = join(kits.outDir, path);
  const zip = await kits.pages.produce(`kit ${path}`, () => packZip(kits, touchpoint, partner));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zip);
}

async function packZip(kits: Kits, { id }: Touchpoint, partner?: string): Promise<Uint8Array> {
  const { area, site, today, outDir, logos } = kits;
  const content = contentOfPage(kits.content);
  const touchpoint = content.get('touchpoints', id);
  const context = kitContext(content, site, today, partner);
  const read = (path: string) => {
    noteRead(`out ${path}`);
    return readFile(join(outDir, path)).catch(() => undefined);
  };
  noteRead('logos');
  const print: GetPoster =
    partner === undefined
      ? ({ asset, file }, variant) => read(posterPath(asset.id, file.layout, variant))
      : printKitPoster({ content, site, today, logos, partner }, join(kits.cacheDir, partner, 'posters'));
  const posters = await kitPosters({ content, area, today }, touchpoint, print);
  return packKit(context, touchpoint, (_, path) => read(path), posters);
}
