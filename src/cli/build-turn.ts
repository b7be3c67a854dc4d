import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdLock } from '#posts/hold-lock.ts';

export type Turn = { taken: true; release: () => void } | { taken: false; holder: string };

/** Takes the turn to build, or says which process has it: a project builds one site at a time, because they share its caches. */
export function takeBuildTurn(): Turn {
  const lock = holdLock(resolve('.cache', 'build-turn.sqlite'), 0);
  const name = resolve('.cache', 'build.pid');
  // Who has just taken the very first turn may not have said its name yet.
  if (!lock) return { taken: false, holder: existsSync(name) ? readFileSync(name, 'utf8') : '?' };
  writeFileSync(name, String(process.pid));
  return { taken: true, release: lock.release };
}
