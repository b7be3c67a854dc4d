/** A table in memory, one growing array of whole numbers per column: five million rows are scanned in milliseconds. */
export class Columns<Name extends string> {
  length = 0;
  readonly names: readonly Name[];
  readonly of: Record<Name, Uint32Array>;
  #room = 1024;

  constructor(names: readonly Name[]) {
    this.names = names;
    this.of = Object.fromEntries(names.map((name) => [name, new Uint32Array(this.#room)])) as Record<Name, Uint32Array>;
  }

  /** Makes room for this many rows in one go. */
  reserve(rows: number): void {
    if (rows > this.#room) this.#resize(rows);
  }

  /** Adds a row, values in the order of the names, and returns its index. */
  push(values: readonly number[]): number {
    if (this.length === this.#room) this.#resize(Math.ceil(this.#room * 1.5));
    for (let column = 0; column < this.names.length; column += 1) {
      this.of[this.names[column] as Name][this.length] = values[column] as number;
    }
    this.length += 1;
    return this.length - 1;
  }

  #resize(room: number): void {
    this.#room = room;
    for (const name of this.names) {
      const larger = new Uint32Array(this.#room);
      larger.set(this.of[name]);
      this.of[name] = larger;
    }
  }
}
