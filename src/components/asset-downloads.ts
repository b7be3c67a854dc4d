import { cardPath } from '#links/card-path.ts';
import { fileSize } from '#links/file-size.ts';
import { kitPath } from '#links/page-path.ts';
import { posterPath, posterVariantNames, posterVariants } from '#links/poster-path.ts';
import type { Asset, Content } from '#model/content.ts';
import { commonFormatIds, type FormatId, formatNames } from '#model/format.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import { sizeOf } from '#pages/_content.ts';
import { isPosterOut } from '#posters/list-posters.ts';

/** Something of a material that can be taken. */
export interface Download {
  href: string;
  label: string;
  /** `pdf`, `png`, the ending of an uploaded file; `kit` and `link` are pages. */
  format: string;
  /** Which card it is: that is what the report tells apart. */
  card?: FormatId;
  /** Of an uploaded file that is on this machine; that of a generated one is known only after the build. */
  size?: string | undefined;
}

/** The files of a material that readers of an area may take at a date, the handiest first. */
export async function assetDownloads(content: Content, asset: Asset, area: Area, now: Date): Promise<Download[]> {
  const downloads: Download[] = [];
  for (const file of asset.files) {
    if (file.type === 'poster') {
      if (!isPosterOut(content, asset, file, area, now)) continue;
      for (const variant of posterVariants)
        downloads.push({
          href: posterPath(asset.id, file.layout, variant),
          label: `${file.layout.toUpperCase()}, ${posterVariantNames[variant]}`,
          format: 'pdf',
        });
    } else if (file.type === 'cards') {
      const touchpoint = content.find('touchpoints', file.touchpoint);
      if (!touchpoint || !isVisible(touchpoint, area, now)) continue;
      downloads.push({ href: kitPath(touchpoint), label: 'Tutti i formati, con testi e link', format: 'kit' });
      for (const id of commonFormatIds)
        downloads.push({ href: cardPath(touchpoint.id, id), label: formatNames[id], format: 'png', card: id });
    } else if (file.type === 'upload') {
      const bytes = await sizeOf(`content${file.path}`);
      downloads.push({
        href: file.path,
        label: file.label ?? file.path.slice(file.path.lastIndexOf('/') + 1),
        format: file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase(),
        size: bytes === undefined ? undefined : fileSize(bytes),
      });
    } else {
      downloads.push({ href: file.url, label: file.label ?? new URL(file.url).hostname, format: 'link' });
    }
  }
  return downloads;
}
