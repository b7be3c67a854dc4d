import { posterPath, posterVariantNames, posterVariants } from '#links/poster-path.ts';
import type { ListedPoster } from '#posters/list-posters.ts';

/** One printable file. */
export interface PosterLink {
  href: string;
  title: string;
  label: string;
}

/** Posters in every way they are printed. */
export function posterLinks(posters: readonly ListedPoster[]): PosterLink[] {
  return posters.flatMap(({ asset, file }) =>
    posterVariants.map((variant) => ({
      href: posterPath(asset.id, file.layout, variant),
      title: `${asset.title}, ${file.layout.toUpperCase()}`,
      label: posterVariantNames[variant],
    })),
  );
}
