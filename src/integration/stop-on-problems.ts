import { formatProblem } from '#model/problem.ts';
import type { BodyMemory } from '#sources/body-memory.ts';
import type { Loaded } from '#sources/load-content.ts';
import { checkEverything } from './check-everything.ts';
import type { Settings } from './settings.ts';

/**
 * Refuses to build content that has problems, or demonstration figures.
 * @throws Error listing every problem in Italian.
 */
export async function stopOnProblems(
  root: string,
  settings: Settings,
  loaded?: Loaded,
  memory?: BodyMemory,
): Promise<void> {
  if (settings.demo)
    throw new Error('FILO_DEMO is set: demonstration figures never enter a build. Unset it and build again.');
  const { problems } = await checkEverything(root, settings, loaded, memory);
  if (problems.length === 0) return;
  const list = problems.map((p) => `  ${formatProblem(p)}`).join('\n');
  throw new Error(
    `Il sito non si costruisce: ${problems.length === 1 ? 'un problema' : `${problems.length} problemi`} nei contenuti.\n${list}`,
  );
}
