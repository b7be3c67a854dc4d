import { cardPath, pageCardSubject } from '#links/card-path.ts';
import { itemPath } from '#links/page-path.ts';
import { posterPreviewPath } from '#links/poster-path.ts';
import type { Asset, Content } from '#model/content.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import { isPosterOut } from '#posters/list-posters.ts';

/** The picture of a material: its poster's first page, its touchpoint's card, or its own page's card; with its size in px. */
export function assetPreview(
  content: Content,
  asset: Asset,
  area: Area,
  now: Date,
): { src: string; width: number; height: number } | undefined {
  const [file] = asset.files;
  if (file?.type === 'poster' && isPosterOut(content, asset, file, area, now)) {
    const short = file.layout === 'a5' ? 148 : file.layout === 'a4' ? 210 : 297;
    const long = file.layout === 'a5' ? 210 : file.layout === 'a4' ? 297 : 420;
    return { src: posterPreviewPath(asset.id, file.layout), width: short * 4, height: long * 4 };
  }
  if (file?.type === 'cards') {
    const touchpoint = content.find('touchpoints', file.touchpoint);
    const seen = touchpoint && isVisible(touchpoint, area, now);
    const subject = seen ? touchpoint.id : pageCardSubject(itemPath('asset', asset.campaign, asset.id));
    return { src: cardPath(subject, 'og'), width: 1200, height: 630 };
  }
  return undefined;
}
