import type { WriteStream } from 'node:tty';

/** A bar on one line of a terminal, with what is done, the total and the time left; silent elsewhere. */
export function showProgress(stream: Pick<WriteStream, 'isTTY' | 'write'>, unit: string) {
  const started = performance.now();
  let last = 0;
  let known: number | undefined;
  return {
    show(done: number, total: number): void {
      const now = performance.now();
      // What is done at the first call was there already: it says nothing on how long the rest takes.
      known ??= done;
      if (!stream.isTTY || total === 0 || (done < total && now - last < 100)) return;
      last = now;
      stream.write(`\r${progressLine({ done, known, total }, now - started, unit)}\u001B[K`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}

const cells = 30;

/** "█████░░░░░ 120/300 card, ancora 12 s": `known` were done before the clock started. */
export function progressLine(
  { done, known, total }: { done: number; known: number; total: number },
  elapsed: number,
  unit: string,
): string {
  const full = Math.round((cells * done) / total);
  const bar = '█'.repeat(full) + '░'.repeat(cells - full);
  const drawn = done - known;
  const left = drawn > 0 && done < total ? `, ancora ${Math.ceil((elapsed / drawn / 1000) * (total - done))} s` : '';
  return `${bar} ${done}/${total} ${unit}${left}`;
}
