import { join } from 'node:path';
import { writeWhole } from '#cards/cache.ts';
import { type PosterVariant, posterPath, posterPreviewPath, posterVariants } from '#links/poster-path.ts';
import type { Problem } from '#model/problem.ts';
import type { Area } from '#model/visibility.ts';
import type { PosterContext } from './compose-poster.ts';
import { type ListedPoster, listPosters } from './list-posters.ts';
import { cached, posterKey } from './poster-cache.ts';
import { layOutPoster, previewWidth, printPoster } from './render-poster.ts';

export interface AllPosters extends PosterContext {
  area: Area;
  outDir: string;
  cacheDir: string;
  /** Only these; all of them where absent. */
  only?: (poster: ListedPoster) => boolean;
  onProgress?: (done: number, total: number) => void;
}

export interface PostersWritten {
  /** PDFs written to `outDir`. */
  written: number;
  /** How many of them were drawn anew. */
  drawn: number;
  problems: Problem[];
}

/** Writes every poster of a build: its PDF in every variant and a WebP of each page. What did not change is not drawn again. */
export async function renderAllPosters(all: AllPosters): Promise<PostersWritten> {
  const wanted = listPosters(all.content, all.area, all.today).filter((poster) => all.only?.(poster) ?? true);
  const jobs = wanted.flatMap((poster) => posterVariants.map((variant) => ({ poster, variant })));
  const result: PostersWritten = { written: 0, drawn: 0, problems: [] };
  for (const [index, { poster, variant }] of jobs.entries()) {
    const one = await writePoster(all, poster, variant);
    if (one.problems.length > 0 && variant === 'plain') result.problems.push(...one.problems);
    result.written += one.problems.length > 0 ? 0 : 1;
    result.drawn += one.drawn ? 1 : 0;
    all.onProgress?.(index + 1, jobs.length);
  }
  return result;
}

async function writePoster(all: AllPosters, { asset, file }: ListedPoster, variant: PosterVariant) {
  const laid = layOutPoster({ ...all, asset, file, variant });
  if (laid.problems.length > 0) return { problems: laid.problems, drawn: false };
  const key = join(all.cacheDir, await posterKey(laid.job, { previewWidth }));
  let printing: ReturnType<typeof printPoster> | undefined;
  const print = () => {
    printing ??= printPoster(laid.job);
    return printing;
  };
  const pdf = await cached(`${key}.pdf`, async () => (await print()).pdf);
  await writeWhole(join(all.outDir, posterPath(asset.id, file.layout, variant)), pdf.data);
  if (variant === 'plain') {
    for (const [index] of laid.job.sheets.entries()) {
      const make = async () => (await (await print()).preview(previewWidth))[index] as Buffer;
      const preview = await cached(`${key}-${index + 1}.webp`, make);
      await writeWhole(join(all.outDir, posterPreviewPath(asset.id, file.layout, index + 1)), preview.data);
    }
  }
  return { problems: [], drawn: !pdf.hit };
}
