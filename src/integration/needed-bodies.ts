/**
 * A build compiles only the bodies that its pages may ask for: those of the pages to be rendered again, as they read them last
 * time, and those no page has read yet. A page that asks for another stops the build, which is made again with all of them.
 */

interface Bodies {
  /** As `pages la-pagina`; undefined for all of them. */
  needed: Promise<ReadonlySet<string>> | undefined;
  /** A page asked for a body that was left out. */
  missed: boolean;
}

// The pages run in a bundle, with a copy of this module of their own.
const place = Symbol.for('filo-diretto.needed-bodies');
const shared = globalThis as { [place]?: Bodies };
shared[place] ??= { needed: undefined, missed: false };
const bodies = shared[place];

/** From now on only these are compiled, unless a page has missed one before. */
export function planBodies(needed: Promise<ReadonlySet<string>>): void {
  // Whoever waits for it is told of a failure.
  needed.catch(() => undefined);
  bodies.needed = bodies.missed ? undefined : needed;
}

/** Whether the body of an entity is to be compiled. */
export async function isBodyNeeded(kind: string, id: string): Promise<boolean> {
  const needed = await bodies.needed;
  return needed === undefined || needed.has(`${kind} ${id}`);
}

/**
 * What a page that finds a body left out does.
 * @throws always: what is rendered without it would be wrong.
 */
export function missBody(kind: string, id: string): never {
  bodies.missed = true;
  throw new Error(`The body of ${kind} ${id} was not compiled: the build must be made again with every body.`);
}

/** Whether a build failed only because a body was left out: made again, it has them all. */
export function wasBodyMissed(): boolean {
  return bodies.missed && bodies.needed !== undefined;
}
