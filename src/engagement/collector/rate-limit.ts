/** Counts in windows of time, one counter a key; keys come from configuration, so they are few. */
export class RateLimit {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #windows = new Map<string, { until: number; count: number }>();

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Counts one more; false if that is too many. `now` is in milliseconds. */
  allows(key: string, now: number): boolean {
    const window = this.#windows.get(key);
    if (window === undefined || now >= window.until) {
      this.#windows.set(key, { until: now + this.#windowMs, count: 1 });
      return this.#most > 0;
    }
    window.count += 1;
    return window.count <= this.#most;
  }
}
