/** Pairs of a group and an id, each with a place for a number; open addressing, so that millions cost milliseconds. */
export class PairTable {
  /** The number at each place; 0 until it is written. */
  values = new Uint8Array(1 << 12);
  #keys = new Float64Array(1 << 12).fill(-1);
  #size = 0;

  /** The place of a pair, taken for it if it is new: a new one is returned as its complement, below zero. */
  place(group: number, id: number): number {
    if (this.#size * 2 > this.#keys.length) this.#grow();
    const key = group * 2 ** 32 + id;
    const mask = this.#keys.length - 1;
    let place = hash(group, id) & mask;
    while (this.#keys[place] !== -1 && this.#keys[place] !== key) place = (place + 1) & mask;
    if (this.#keys[place] === key) return place;
    this.#keys[place] = key;
    this.#size += 1;
    return ~place;
  }

  #grow(): void {
    const oldKeys = this.#keys;
    const oldValues = this.values;
    this.#keys = new Float64Array(oldKeys.length * 2).fill(-1);
    this.values = new Uint8Array(oldKeys.length * 2);
    this.#size = 0;
    for (let place = 0; place < oldKeys.length; place += 1) {
      const key = oldKeys[place] as number;
      if (key === -1) continue;
      const group = Math.floor(key / 2 ** 32);
      this.values[~this.place(group, key - group * 2 ** 32)] = oldValues[place] as number;
    }
  }
}

function hash(group: number, id: number): number {
  const mixed = Math.imul(id ^ Math.imul(group, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
