import { createHash } from 'node:crypto';
import type { MdxWorld } from './check-mdx.ts';

/** What a sound body asks of the rest of the content: where the answers are still good, it need not be read again. */
interface Questions {
  ids: [relation: Parameters<MdxWorld['unknownId']>[0], id: string][];
  paths: string[];
}

/** The bodies that were found sound, by their digest. */
export type SoundBodies = Record<string, Questions>;

/** Remembers the bodies that a check finds sound, for the next check by the same code. */
export class BodyMemory {
  readonly #before: SoundBodies;
  /** Those of this check. */
  readonly sound: SoundBodies = {};

  constructor(before: SoundBodies = {}) {
    this.#before = before;
  }

  /** The problems of a body, asked of `check` only where it was not found sound before or what it mentions has changed. */
  check<P>(body: string, world: MdxWorld, check: (world: MdxWorld) => P[]): P[] {
    const name = createHash('sha256').update(body).digest('base64url');
    const known = this.#before[name];
    if (known && isSound(known, world)) {
      this.sound[name] = known;
      return [];
    }
    const asked: Questions = { ids: [], paths: [] };
    const problems = check({
      unknownId: (relation, id) => {
        asked.ids.push([relation, id]);
        return world.unknownId(relation, id);
      },
      pathExists: (path) => {
        asked.paths.push(path);
        return world.pathExists(path);
      },
    });
    if (problems.length === 0) this.sound[name] = asked;
    return problems;
  }
}

function isSound({ ids, paths }: Questions, world: MdxWorld): boolean {
  return ids.every(([relation, id]) => !world.unknownId(relation, id)) && paths.every((path) => world.pathExists(path));
}
