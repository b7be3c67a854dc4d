import type { Asset, Content } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import type { PosterFile } from './print-size.ts';

/** One poster of an asset. */
export interface ListedPoster {
  asset: Asset;
  file: PosterFile;
}

/** The posters a build prints: for the public, none of a material or of a touchpoint that is not out yet. */
export function listPosters(content: Content, area: Area, today: Date): ListedPoster[] {
  return content.assets.flatMap((asset) =>
    asset.files.flatMap((file) =>
      file.type === 'poster' && isPosterOut(content, asset, file, area, today) ? [{ asset, file }] : [],
    ),
  );
}

/** Whether a poster of a material is there for who looks. */
export function isPosterOut(content: Content, asset: Asset, file: PosterFile, area: Area, today: Date): boolean {
  if (area === 'staff') return true;
  if (asset.published && momentStart(asset.published) > today) return false;
  const touchpoint = content.find('touchpoints', file.touchpoint);
  return touchpoint === undefined || isVisible(touchpoint, area, today);
}

/** The posters that carry a touchpoint's code: they belong in its kit. */
export function postersOf(content: Content, touchpoint: string, area: Area, today: Date): ListedPoster[] {
  return listPosters(content, area, today).filter(({ file }) => file.touchpoint === touchpoint);
}
