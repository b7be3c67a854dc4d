import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** How long the first event of a group waits for company, in milliseconds, when the disk is idle. */
const GATHER_MS = 1;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What happens around a commit. */
export interface GroupHooks {
  /** Last writes of the group, inside its transaction. */
  readonly write: () => void;
  /** The group was refused and rolled back. */
  readonly lost: () => void;
}

/**
 * Makes events durable in groups: one transaction, one flush of the write-ahead log, then everyone who waits is answered. The
 * flush runs in a thread of its own; while it runs, the next group gathers. So the disk is never idle under load, an event waits
 * for two flushes at most, and nobody else waits for the disk. Where there is no write-ahead log, the commit itself flushes.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #hooks: GroupHooks;
  #log: number | undefined;
  #waiters: Waiter[] = [];
  #open = false;
  #flushing: Promise<void> | undefined;

  constructor(db: DatabaseSync, hooks: GroupHooks) {
    this.#db = db;
    this.#hooks = hooks;
  }

  /** Whether a group is gathering. */
  get open(): boolean {
    return this.#open;
  }

  /** Opens a group; false if one was open already. */
  begin(): boolean {
    if (this.#open) return false;
    this.#db.exec('BEGIN IMMEDIATE');
    this.#open = true;
    if (this.#flushing === undefined) setTimeout(() => this.#next(), GATHER_MS);
    return true;
  }

  /** Resolves when the open group, and what was committed before it, is on the disk. */
  committed(): Promise<void> {
    if (!this.#open) return this.#flushing ?? Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  /** Commits the open group and waits for the disk, without giving way to anything else. */
  flush(): void {
    const waiters = this.#commit();
    settle(waiters, () => {
      if (waiters.length > 0 && this.#log !== undefined) fdatasyncSync(this.#log);
    });
  }

  /** Undoes the open group, as if the disk had refused it. */
  abandon(error: unknown): void {
    if (this.#open) this.#refuse(this.#end(), error);
  }

  /** Commits what is open and lets go of the log. */
  async close(): Promise<void> {
    this.flush();
    await this.#flushing;
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
  }

  #next(): void {
    if (!this.#open || this.#flushing !== undefined) return;
    const waiters = this.#commit();
    const log = this.#log;
    if (log === undefined || waiters.length === 0) {
      settle(waiters, () => {});
      return;
    }
    this.#flushing = new Promise((resolve) => {
      fdatasync(log, (error) => {
        this.#flushing = undefined;
        resolve();
        settle(waiters, () => {
          if (error) throw error;
        });
        this.#next();
      });
    });
  }

  /** Commits the open group; returns those who wait for it. If it is refused they are told at once and none is returned. */
  #commit(): readonly Waiter[] {
    if (!this.#open) return [];
    const waiters = this.#end();
    try {
      this.#hooks.write();
      this.#db.exec('COMMIT');
      this.#log ??= openLog(this.#db);
      return waiters;
    } catch (error) {
      this.#refuse(waiters, error);
      return [];
    }
  }

  /** Closes the group to newcomers; returns those who wait for it. */
  #end(): readonly Waiter[] {
    const waiters = this.#waiters;
    this.#waiters = [];
    this.#open = false;
    return waiters;
  }

  #refuse(waiters: readonly Waiter[], error: unknown): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.#hooks.lost();
    for (const { reject } of waiters) reject(error);
  }
}

function settle(waiters: readonly Waiter[], attempt: () => void): void {
  try {
    attempt();
    for (const { resolve } of waiters) resolve();
  } catch (error) {
    for (const { reject } of waiters) reject(error);
  }
}

/** The write-ahead log beside a database, opened to be flushed; undefined if commits flush by themselves. */
function openLog(db: DatabaseSync): number | undefined {
  const file = db.location();
  const mode = db.prepare('PRAGMA journal_mode').get()?.journal_mode;
  return file === null || mode !== 'wal' ? undefined : openSync(`${file}-wal`, 'r+');
}
