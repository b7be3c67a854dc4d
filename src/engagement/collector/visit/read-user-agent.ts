import { Worker } from 'node:worker_threads';
import { isbot } from 'isbot';
import { type ClientDevice, UNKNOWN_DEVICE } from './describe-device.ts';

export type { ClientDevice } from './describe-device.ts';

/** What a user agent says. A bot's events are not counted. */
export interface UserAgentReading extends ClientDevice {
  readonly bot: boolean;
}

export interface UserAgentReader {
  readonly read: (userAgent: string | undefined) => UserAgentReading | Promise<UserAgentReading>;
  readonly close: () => Promise<void>;
}

/** Characters of a user agent that are looked at, readings remembered, and readings that may wait for the thread. */
const LONGEST = 500;
const REMEMBERED = 5000;
const MOST_WAITING = 1000;

/**
 * Starts the thread that reads user agents and waits until it can. Readings are remembered in memory only and never written.
 * When too many are waiting (a flood of invented ones) the quick test for bots decides and the device stays unknown.
 */
export async function startUserAgentReader(): Promise<UserAgentReader> {
  const worker = new Worker(new URL('./user-agent-worker.ts', import.meta.url));
  const remembered = new Map<string, UserAgentReading>();
  const waiting: { userAgent: string; resolve: (reading: UserAgentReading) => void }[] = [];
  const pending = new Map<string, Promise<UserAgentReading>>();

  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  worker.on('message', (reading: UserAgentReading) => {
    const done = waiting.shift();
    if (done === undefined) return;
    pending.delete(done.userAgent);
    remember(remembered, done.userAgent, reading);
    done.resolve(reading);
  });
  worker.on('error', () => {
    for (const { userAgent, resolve } of waiting.splice(0)) resolve(quickReading(userAgent));
    pending.clear();
  });
  worker.unref();

  return {
    read(full) {
      if (full === undefined) return { bot: false, ...UNKNOWN_DEVICE };
      const userAgent = full.slice(0, LONGEST);
      const known = remembered.get(userAgent) ?? pending.get(userAgent);
      if (known !== undefined) return known;
      if (waiting.length >= MOST_WAITING) return quickReading(userAgent);
      const reading = new Promise<UserAgentReading>((resolve) => {
        waiting.push({ userAgent, resolve });
        worker.postMessage(userAgent);
      });
      pending.set(userAgent, reading);
      return reading;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function quickReading(userAgent: string): UserAgentReading {
  return { bot: isbot(userAgent), ...UNKNOWN_DEVICE };
}

function remember(remembered: Map<string, UserAgentReading>, userAgent: string, reading: UserAgentReading): void {
  if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(userAgent, reading);
}
