/** Cells a table has at most; where more would be needed, pairs are looked up one by one. */
const MOST_CELLS = 1 << 22;
/** More than any number that is paired. */
const BEYOND = 2 ** 26;

/** Numbers for pairs of small numbers, in order of appearance: a table with a line for each first and a column for each second. */
export class PairCodes {
  #table = new Int32Array(64).fill(-1);
  #lines = 8;
  #columns = 8;
  #sparse: Map<number, number> | undefined;
  readonly #first: number[] = [];
  readonly #second: number[] = [];

  of(first: number, second: number): number {
    if (first >= this.#lines || second >= this.#columns) this.#enlarge(first, second);
    if (this.#sparse !== undefined) return this.#sparse.get(first * BEYOND + second) ?? this.#add(first, second);
    const known = this.#table[first * this.#columns + second] as number;
    return known >= 0 ? known : this.#add(first, second);
  }

  get size(): number {
    return this.#first.length;
  }

  pair(code: number): readonly [number, number] {
    return [this.#first[code] as number, this.#second[code] as number];
  }

  #add(first: number, second: number): number {
    this.#second.push(second);
    const code = this.#first.push(first) - 1;
    this.#write(code);
    return code;
  }

  #write(code: number): void {
    const [first, second] = this.pair(code);
    if (this.#sparse === undefined) this.#table[first * this.#columns + second] = code;
    else this.#sparse.set(first * BEYOND + second, code);
  }

  #enlarge(first: number, second: number): void {
    while (first >= this.#lines) this.#lines *= 2;
    while (second >= this.#columns) this.#columns *= 2;
    if (this.#lines * this.#columns > MOST_CELLS) {
      this.#sparse = new Map();
      this.#table = new Int32Array(0);
      this.#lines = BEYOND;
      this.#columns = BEYOND;
    } else this.#table = new Int32Array(this.#lines * this.#columns).fill(-1);
    for (let code = 0; code < this.#first.length; code += 1) this.#write(code);
  }
}
