import { readdirSync, readFileSync } from 'node:fs';

/** Peak memory of this process in MB, with what its children hold now (the browser's processes). */
export function memoryOf(pid: number): number {
  const own = process.resourceUsage().maxRSS / 1024;
  return Math.round(own + childrenOf(pid).reduce((sum, child) => sum + share(child), 0));
}

/** Processes below this one; none where there is no /proc. */
function childrenOf(pid: number): number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const status = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch {
    return [];
  }
  const found = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return found.flatMap((child) => [child, ...childrenOf(child)]);
}

/** Proportional set size of a process, MB. */
function share(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'));
    return Number(pss?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
