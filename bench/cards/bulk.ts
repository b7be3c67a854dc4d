import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole region at once: so many cards in one run, then the same run with nothing changed. */
export interface Bulk {
  cards: number;
  drawn: number;
  seconds: number;
  perSecond: number;
  peakMemory: number;
  unchangedSeconds: number;
  /** Processor seconds: what it takes when nobody else is on the machine. */
  unchangedCpu: number;
  unchangedDrawn: number;
}

export async function runBulk(cards: number): Promise<Bulk> {
  const folder = mkdtempSync(join(tmpdir(), 'filo-bulk-'));
  try {
    const host = new URL('./bulk-host.ts', import.meta.url).pathname;
    const run = () =>
      new Promise<{ cards: number; drawn: number; seconds: number; cpu: number; memory: number }>((done, fail) => {
        const child = fork(host, [String(cards), folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        child.once('message', (message) => done(message as never));
        child.once('exit', (code) => code && fail(new Error(`the bulk run stopped with code ${code}`)));
      });
    const first = await run();
    const again = await run();
    return {
      cards: first.cards,
      drawn: first.drawn,
      seconds: first.seconds,
      perSecond: Math.round(first.drawn / first.seconds),
      peakMemory: first.memory,
      unchangedSeconds: again.seconds,
      unchangedCpu: again.cpu,
      unchangedDrawn: again.drawn,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
