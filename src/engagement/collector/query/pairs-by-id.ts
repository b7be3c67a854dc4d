import { PairTable } from './pair-table.ts';

/** A chain longer than this isn't walked: what comes after is in a table. */
const LONGEST_CHAIN = 32;

/**
 * Pairs of a group and an id, each with a byte of its own. The pairs of an id are a chain: an id that stands for a visit has few, and
 * those of visits near in time stand near in memory.
 */
export class PairsById {
  readonly #heads: Uint32Array;
  readonly #table = new PairTable();
  #groups = new Uint32Array(1 << 14);
  #next = new Uint32Array(1 << 14);
  #bytes = new Uint8Array(1 << 14);
  /** Places in chains are counted from 1: 0 ends a chain. */
  #size = 1;

  /** `ids`: one more than the highest id. */
  constructor(ids: number) {
    this.#heads = new Uint32Array(ids);
  }

  /** The place of a pair, made if there was none; below zero for those in the table. */
  place(group: number, id: number): number {
    const groups = this.#groups;
    let steps = 0;
    for (let place = this.#heads[id] as number; place !== 0; place = this.#next[place] as number) {
      if (groups[place] === group) return place;
      steps += 1;
    }
    if (steps < LONGEST_CHAIN) return this.#append(group, id);
    const found = this.#table.place(group, id);
    return found < 0 ? found : ~found;
  }

  /** The byte at a place; 0 until it is written. */
  byteAt(place: number): number {
    return (place < 0 ? this.#table.values[~place] : this.#bytes[place]) as number;
  }

  setByte(place: number, value: number): void {
    if (place < 0) this.#table.values[~place] = value;
    else this.#bytes[place] = value;
  }

  #append(group: number, id: number): number {
    if (this.#size === this.#groups.length) this.#grow();
    const place = this.#size;
    this.#groups[place] = group;
    this.#next[place] = this.#heads[id] as number;
    this.#heads[id] = place;
    this.#size += 1;
    return place;
  }

  #grow(): void {
    const [groups, next, bytes] = [this.#groups, this.#next, this.#bytes];
    this.#groups = new Uint32Array(groups.length * 2);
    this.#next = new Uint32Array(groups.length * 2);
    this.#bytes = new Uint8Array(groups.length * 2);
    this.#groups.set(groups);
    this.#next.set(next);
    this.#bytes.set(bytes);
  }
}
