import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Texts kept in memory both ways; the rest is on the disk, so that invented pages can't fill the memory. */
const REMEMBERED = 50_000;

/** The dictionary of the database: every text has one number. */
export class Texts {
  readonly #byValue = new Map<string, number>();
  readonly #byId = new Map<number, string>();
  readonly #find: StatementSync;
  readonly #read: StatementSync;
  readonly #add: StatementSync;

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('SELECT id FROM text WHERE value = ?');
    this.#read = db.prepare('SELECT value FROM text WHERE id = ?');
    this.#add = db.prepare('INSERT INTO text (value) VALUES (?)');
  }

  /** The number of a text, or undefined if it was never written. */
  find(value: string): number | undefined {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const id = this.#find.get(value)?.id as number | undefined;
    if (id !== undefined) this.#remember(id, value);
    return id;
  }

  /** The number of a text, written down if it is new. */
  idOf(value: string): number {
    const found = this.find(value);
    if (found !== undefined) return found;
    const id = Number(this.#add.run(value).lastInsertRowid);
    this.#remember(id, value);
    return id;
  }

  /** The text of a number; blank for a number never given. */
  valueOf(id: number): string {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const value = this.#read.get(id)?.value as string | undefined;
    if (value !== undefined) this.#remember(id, value);
    return value ?? '';
  }

  /** Forgets what is in memory: numbers given inside a transaction that was rolled back are void. */
  forget(): void {
    this.#byValue.clear();
    this.#byId.clear();
  }

  #remember(id: number, value: string): void {
    if (this.#byId.size >= REMEMBERED) {
      const [oldest = 0] = this.#byId.keys();
      this.#byValue.delete(this.#byId.get(oldest) ?? '');
      this.#byId.delete(oldest);
    }
    this.#byValue.set(value, id);
    this.#byId.set(id, value);
  }
}
