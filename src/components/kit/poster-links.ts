import { posterPath, posterVariantNames, posterVariants } from '#links/poster-path.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import type { Area } from '#model/visibility.ts';
import { isPosterOut } from '#posters/list-posters.ts';

/** One printable file. */
export interface PosterLink {
  href: string;
  title: string;
  label: string;
}

/** The posters of what a touchpoint tells or leads to, in every way they are printed. */
export function posterLinks(
  content: Content,
  { campaign, message, landing }: Touchpoint,
  area: Area,
  now: Date,
): PosterLink[] {
  const about = [{ type: 'message', id: message }, landing];
  return content.of('assets', campaign).flatMap((asset) =>
    asset.files.flatMap((file) => {
      if (file.type !== 'poster' || asset.supersededBy) return [];
      if (!isPosterOut(content, asset, file, area, now)) return [];
      if (
        !about.some(
          ({ type, id }) => (type === file.of.type && id === file.of.id) || (type === 'asset' && id === asset.id),
        )
      )
        return [];
      return posterVariants.map((variant) => ({
        href: posterPath(asset.id, file.layout, variant),
        title: `${asset.title}, ${file.layout.toUpperCase()}`,
        label: posterVariantNames[variant],
      }));
    }),
  );
}
