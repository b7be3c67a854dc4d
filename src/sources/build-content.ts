import { type Loaded, loadContent } from './load-content.ts';

/** A build reads the content once, for the check, for its pages and for what stands beside them. */

// Astro runs the collections with a copy of this module of their own.
const place = Symbol.for('filo-diretto.build-content');
const shared = globalThis as { [place]?: { root: string; loaded: Promise<Loaded> } | undefined };

/** Reads the content for a build; `contentOfBuild` gives it from then on. */
export function readForBuild(root: string): Promise<Loaded> {
  const loaded = loadContent(root);
  // Whoever asks for the content is told of a failure; until somebody does, it must not end the program.
  loaded.catch(() => undefined);
  shared[place] = { root, loaded };
  return loaded;
}

/** The content of the build that is going on in a project; undefined where none is. */
export function contentOfBuild(root: string): Promise<Loaded> | undefined {
  return shared[place]?.root === root ? shared[place].loaded : undefined;
}
