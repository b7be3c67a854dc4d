import { join } from 'node:path';
import { type PosterVariant, posterPath, posterVariants } from '#links/poster-path.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import type { Area } from '#model/visibility.ts';
import type { PosterContext } from '#posters/compose-poster.ts';
import { type ListedPoster, postersOf } from '#posters/list-posters.ts';
import { cached, posterKey } from '#posters/poster-cache.ts';
import { layOutPoster, printPoster } from '#posters/render-poster.ts';

/** Prints a poster, or reads it where it is printed already; undefined where it cannot be. */
export type GetPoster = (poster: ListedPoster, variant: PosterVariant) => Promise<Uint8Array | undefined>;

/** The posters that carry a touchpoint's code, by their name in its zip. */
export async function kitPosters(
  { content, area, today }: { content: Content; area: Area; today: Date },
  touchpoint: Touchpoint,
  getPoster: GetPoster,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const poster of postersOf(content, touchpoint.id, area, today)) {
    for (const variant of posterVariants) {
      const pdf = await getPoster(poster, variant);
      const [asset, name] = posterPath(poster.asset.id, poster.file.layout, variant).split('/').slice(-2);
      if (pdf) files.set(`${asset}-${name}`, pdf);
    }
  }
  return files;
}

/** Prints the posters of a kit as they are now, with the partner's name where there is one; `cacheDir` keeps them for the next time. */
export function printKitPoster(context: PosterContext, cacheDir?: string): GetPoster {
  return async (poster, variant) => {
    const { job, problems } = layOutPoster({ ...context, ...poster, variant });
    if (problems.length > 0) return undefined;
    const print = async () => (await printPoster(job)).pdf;
    if (cacheDir === undefined) return print();
    return (await cached(join(cacheDir, `${await posterKey(job)}.pdf`), print)).data;
  };
}
