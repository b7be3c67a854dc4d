import { Worker } from 'node:worker_threads';
import { isbot } from 'isbot';
import { type ClientDevice, UNKNOWN_DEVICE } from './describe-device.ts';

export type { ClientDevice } from './describe-device.ts';

/** What a user agent says. A bot's events are not counted. */
export interface UserAgentReading extends ClientDevice {
  readonly bot: boolean;
}

type Resolve = (reading: UserAgentReading) => void;

/** Characters of a user agent that are looked at, readings remembered, and readings that may wait for the thread. */
const LONGEST = 500;
const REMEMBERED = 5000;
const MOST_WAITING = 1000;

/**
 * Reads user agents in a thread that is started by the first one (about half a second, once). Readings are remembered in memory
 * only and never written. When too many are waiting (a flood of invented ones), or the thread died, the quick test for bots
 * decides and the device stays unknown.
 */
export class UserAgentReader {
  readonly #remembered = new Map<string, UserAgentReading>();
  readonly #pending = new Map<string, Promise<UserAgentReading>>();
  #waiting: { readonly userAgent: string; readonly resolve: Resolve }[] = [];
  #worker: Worker | undefined;
  #dead = false;

  /** What a user agent says; nobody's says nothing. */
  read(full: string | undefined): UserAgentReading | Promise<UserAgentReading> {
    if (full === undefined) return { bot: false, ...UNKNOWN_DEVICE };
    const userAgent = full.slice(0, LONGEST);
    const known = this.#remembered.get(userAgent) ?? this.#pending.get(userAgent);
    if (known !== undefined) return known;
    if (this.#dead || this.#waiting.length >= MOST_WAITING) return quickReading(userAgent);
    const reading = new Promise<UserAgentReading>((resolve) => {
      this.#waiting.push({ userAgent, resolve });
    });
    this.#pending.set(userAgent, reading);
    this.#worker ??= this.#start();
    this.#worker.postMessage(userAgent);
    return reading;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    this.#dead = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./user-agent-worker.ts', import.meta.url));
    worker.on('message', (reading: UserAgentReading) => this.#settle(reading));
    worker.on('error', () => {
      this.#dead = true;
      const left = this.#waiting;
      this.#waiting = [];
      this.#pending.clear();
      for (const { userAgent, resolve } of left) resolve(quickReading(userAgent));
    });
    worker.unref();
    return worker;
  }

  #settle(reading: UserAgentReading): void {
    const done = this.#waiting.shift();
    if (done === undefined) return;
    this.#pending.delete(done.userAgent);
    if (this.#remembered.size >= REMEMBERED) this.#remembered.delete(this.#remembered.keys().next().value ?? '');
    this.#remembered.set(done.userAgent, reading);
    done.resolve(reading);
  }
}

function quickReading(userAgent: string): UserAgentReading {
  return { bot: isbot(userAgent), ...UNKNOWN_DEVICE };
}
