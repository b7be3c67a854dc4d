import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

type Row = Record<string, SQLOutputValue>;

/** Names of the errors the PDS looks at, by SQLite's extended result code (sqlite.org/rescode.html). */
const errorNames: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  261: 'SQLITE_BUSY_RECOVERY',
  517: 'SQLITE_BUSY_SNAPSHOT',
  773: 'SQLITE_BUSY_TIMEOUT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** The part of better-sqlite3's interface that Kysely and the PDS use, over `node:sqlite`. */
export default class Database {
  readonly #database: DatabaseSync;

  constructor(location: string, { timeout = 5000 }: { timeout?: number } = {}) {
    this.#database = named(() => new DatabaseSync(location, { timeout }));
  }

  pragma(source: string): void {
    named(() => this.#database.exec(`PRAGMA ${source}`));
  }

  prepare(source: string): Statement {
    return new Statement(named(() => this.#database.prepare(source)));
  }

  close(): void {
    this.#database.close();
  }
}

/** A prepared statement that takes its values as one array and gives blobs as Buffers. */
class Statement {
  /** Whether it gives rows back. */
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(values: readonly SQLInputValue[]): object[] {
    return named(() => this.#statement.all(...values)).map(withBuffers);
  }

  run(values: readonly SQLInputValue[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return named(() => this.#statement.run(...values));
  }

  *iterate(values: readonly SQLInputValue[]): Generator<object> {
    for (const row of this.#statement.iterate(...values)) yield withBuffers(row);
  }
}

function withBuffers(row: Row): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value) : value]),
  );
}

/** Runs a call and gives its error the name better-sqlite3 would. */
function named<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    throw errcode === undefined
      ? error
      : Object.assign(error as Error, { code: errorNames[errcode] ?? 'SQLITE_ERROR' });
  }
}
