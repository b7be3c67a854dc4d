import type { WriteStream } from 'node:tty';

/** A bar on one line of a terminal, with what is done, the total and the time left; silent elsewhere. */
export function showProgress(stream: Pick<WriteStream, 'isTTY' | 'write'>, unit: string) {
  const started = performance.now();
  let last = 0;
  return {
    show(done: number, total: number): void {
      const now = performance.now();
      if (!stream.isTTY || total === 0 || (done < total && now - last < 100)) return;
      last = now;
      stream.write(`\r${progressLine(done, total, now - started, unit)}\u001B[K`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}

const cells = 30;

/** "█████░░░░░ 120/300 card, ancora 12 s". */
export function progressLine(done: number, total: number, elapsed: number, unit: string): string {
  const full = Math.round((cells * done) / total);
  const bar = '█'.repeat(full) + '░'.repeat(cells - full);
  const left = done > 0 && done < total ? `, ancora ${Math.ceil((elapsed / done / 1000) * (total - done))} s` : '';
  return `${bar} ${done}/${total} ${unit}${left}`;
}
