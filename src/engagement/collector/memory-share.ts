/** Bytes that a whole kind of work may hold at once. */
export interface MemoryBudget {
  readonly most: number;
  held: number;
}

/** What one request holds of a budget, taken as its bytes arrive: a request that sends nothing holds nothing. */
export class MemoryShare {
  /** Whether the budget had no room for some of it. */
  refused = false;
  readonly #budget: MemoryBudget;
  #held = 0;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** Takes some bytes more; false if there is no room for them. */
  take(bytes: number): boolean {
    this.refused ||= this.#budget.held + bytes > this.#budget.most;
    if (this.refused) return false;
    this.#budget.held += bytes;
    this.#held += bytes;
    return true;
  }

  /** Gives back all that was taken. */
  release(): void {
    this.#budget.held -= this.#held;
    this.#held = 0;
  }
}
