import type { Problem } from '#model/problem.ts';
import type { PosterContext } from './compose-poster.ts';
import { type ListedPoster, listPosters } from './list-posters.ts';
import { checkPoster } from './render-poster.ts';

/** Every poster that could not be printed, in every area: texts too long for their paper, two posters on one path. */
export function checkPosters(context: PosterContext): Problem[] {
  const posters = listPosters(context.content, 'staff', context.today);
  return [...posters.flatMap((poster) => checkOne(context, poster)), ...doubles(posters)];
}

/** An id that leads nowhere is told by the check of the references, where it stands. */
function checkOne(context: PosterContext, poster: ListedPoster): Problem[] {
  try {
    return checkPoster({ ...context, ...poster });
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function doubles(posters: readonly ListedPoster[]): Problem[] {
  return posters.flatMap(({ asset, file }, index) => {
    const first = posters.findIndex((other) => other.asset === asset && other.file.layout === file.layout);
    if (first === index) return [];
    return [
      {
        file: asset.file,
        field: `files[${asset.files.indexOf(file)}].layout`,
        code: 'LOCANDINA_DOPPIA',
        message: `il materiale ha già una locandina ${file.layout.toUpperCase()}: scegli un altro formato oppure crea un altro materiale.`,
      },
    ];
  });
}
