/** The first groups each have a place per id, as long as that is not more than this; the others share one table. */
const MOST_BYTES = 128_000_000;

/** Pairs of a group and an id, each with a number; open addressing, so that millions cost milliseconds. */
class PairTable {
  #keys = new Float64Array(1 << 12).fill(-1);
  #values = new Uint32Array(1 << 12);
  #size = 0;

  /** Where a pair stands, taken for it if it is new; `isNew` says which. */
  place(group: number, id: number): { isNew: boolean; slot: number } {
    if (this.#size * 2 > this.#keys.length) this.#grow();
    const key = group * 2 ** 32 + id;
    const mask = this.#keys.length - 1;
    let slot = hash(group, id) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    const isNew = this.#keys[slot] === -1;
    if (isNew) {
      this.#keys[slot] = key;
      this.#size += 1;
    }
    return { isNew, slot };
  }

  /** Raises the number of a pair to a value; returns by how much it rose and whether the pair is new. */
  raise(group: number, id: number, value: number): { isNew: boolean; by: number } {
    const { isNew, slot } = this.place(group, id);
    const before = this.#values[slot] as number;
    if (value > before) this.#values[slot] = value;
    return { isNew, by: Math.max(0, value - before) };
  }

  #grow(): void {
    const oldKeys = this.#keys;
    const oldValues = this.#values;
    this.#keys = new Float64Array(oldKeys.length * 2).fill(-1);
    this.#values = new Uint32Array(oldKeys.length * 2);
    this.#size = 0;
    for (let slot = 0; slot < oldKeys.length; slot += 1) {
      const key = oldKeys[slot] as number;
      if (key === -1) continue;
      const group = Math.floor(key / 2 ** 32);
      this.#values[this.place(group, key - group * 2 ** 32).slot] = oldValues[slot] as number;
    }
  }
}

function hash(group: number, id: number): number {
  const mixed = Math.imul(id ^ Math.imul(group, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The highest value (0–254) of each pair of a group and an id: a byte per id for the first groups, the table for the others. */
export class HighestValues {
  readonly #ids: number;
  readonly #groupsWithBytes: number;
  readonly #bytes: Uint8Array[] = [];
  readonly #table = new PairTable();

  /** `ids`: one more than the highest id. */
  constructor(ids: number) {
    this.#ids = ids;
    this.#groupsWithBytes = Math.floor(MOST_BYTES / ids);
  }

  /** Raises a pair to a value; returns by how much it rose and whether the pair is new. */
  raise(group: number, id: number, value: number): { isNew: boolean; by: number } {
    if (group >= this.#groupsWithBytes) return this.#table.raise(group, id, value);
    this.#bytes[group] ??= new Uint8Array(this.#ids);
    const bytes = this.#bytes[group];
    const before = bytes[id] as number;
    if (before > value) return { isNew: false, by: 0 };
    bytes[id] = value + 1;
    return before === 0 ? { isNew: true, by: value } : { isNew: false, by: value + 1 - before };
  }
}

/** Counts the different ids of each group, exactly. */
export class DistinctCounter {
  readonly counts: number[] = [];
  readonly #bytes: number;
  readonly #groupsWithBits: number;
  readonly #bits: Uint8Array[] = [];
  readonly #table = new PairTable();
  #lastGroup = -1;
  #lastId = -1;

  /** `ids`: one more than the highest id. */
  constructor(ids: number) {
    this.#bytes = (ids >>> 3) + 1;
    this.#groupsWithBits = Math.floor(MOST_BYTES / this.#bytes);
  }

  add(group: number, id: number): void {
    if (group === this.#lastGroup && id === this.#lastId) return;
    this.#lastGroup = group;
    this.#lastId = id;
    if (this.#isNew(group, id)) this.counts[group] = (this.counts[group] ?? 0) + 1;
  }

  #isNew(group: number, id: number): boolean {
    if (group >= this.#groupsWithBits) return this.#table.place(group, id).isNew;
    this.#bits[group] ??= new Uint8Array(this.#bytes);
    const bits = this.#bits[group];
    const index = id >>> 3;
    const bit = 1 << (id & 7);
    const byte = bits[index] as number;
    if ((byte & bit) !== 0) return false;
    bits[index] = byte | bit;
    return true;
  }
}
