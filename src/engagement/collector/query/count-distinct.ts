import { PairTable } from './pair-table.ts';

/** The first groups each have a bit per id, as long as that is not more than this; the others share one table. */
const MOST_BYTES = 128_000_000;

/** Counts the different ids of each group, exactly. */
export class DistinctCounter {
  readonly #bytes: number;
  readonly #groupsWithBits: number;
  readonly #bits: Uint8Array[] = [];
  readonly #counts: number[] = [];
  readonly #table = new PairTable();

  /** `ids`: one more than the highest id. */
  constructor(ids: number) {
    this.#bytes = (ids >>> 3) + 1;
    this.#groupsWithBits = Math.floor(MOST_BYTES / this.#bytes);
  }

  /** Counts the id that a column has in each of some rows, in the group of each. */
  add(groups: Uint32Array, rows: Uint32Array, column: Uint32Array): void {
    const bitsOf = this.#bits;
    for (let index = 0; index < rows.length; index += 1) {
      const group = groups[index] as number;
      const id = column[rows[index] as number] as number;
      const bits = bitsOf[group];
      // Most events are of someone who was seen before: nothing more is asked of them.
      if (bits === undefined || ((bits[id >>> 3] as number) & (1 << (id & 7))) === 0) this.addOne(group, id);
    }
  }

  /** Counts an id in a group. */
  addOne(group: number, id: number): void {
    if (group >= this.#groupsWithBits) {
      if (this.#table.place(group, id) < 0) this.#counts[group] = this.count(group) + 1;
      return;
    }
    const bits = this.#bits[group] ?? this.#begin(group);
    const byte = bits[id >>> 3] as number;
    const bit = 1 << (id & 7);
    if ((byte & bit) !== 0) return;
    bits[id >>> 3] = byte | bit;
    this.#counts[group] = (this.#counts[group] as number) + 1;
  }

  count(group: number): number {
    return this.#counts[group] ?? 0;
  }

  /** Groups come in order, so the lists have no holes. */
  #begin(group: number): Uint8Array {
    for (let made = this.#bits.length; made <= group; made += 1) {
      this.#bits.push(new Uint8Array(this.#bytes));
      this.#counts[made] = 0;
    }
    return this.#bits[group] as Uint8Array;
  }
}
