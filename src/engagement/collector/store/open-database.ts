import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Texts that the code knows by number. */
export const TEXT = { blank: 1, pageview: 2, engagement: 3, noProps: 4 } as const;

/**
 * Everything is numbers; each text is written once, in `text`. Times are Unix seconds. `visit` holds what changes while someone is
 * reading, `event` only grows. `visitor.hash` and `salt` live two days: afterwards a visitor is a number that leads nowhere.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS text (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
  INSERT OR IGNORE INTO text VALUES (1, ''), (2, 'pageview'), (3, 'engagement'), (4, '{}');
  CREATE TABLE IF NOT EXISTS site (id INTEGER PRIMARY KEY, domain TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS salt (day INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS visitor (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, day INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS visit (
    id INTEGER PRIMARY KEY, site INTEGER NOT NULL, visitor INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    active INTEGER NOT NULL, bounce INTEGER NOT NULL, pageviews INTEGER NOT NULL, events INTEGER NOT NULL,
    entry_page INTEGER NOT NULL, entry_host INTEGER NOT NULL, exit_page INTEGER NOT NULL, exit_host INTEGER NOT NULL,
    origin INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS event (
    id INTEGER PRIMARY KEY, site INTEGER NOT NULL, at INTEGER NOT NULL, name INTEGER NOT NULL, host INTEGER NOT NULL,
    page INTEGER NOT NULL, visitor INTEGER NOT NULL, visit INTEGER NOT NULL, props INTEGER NOT NULL, scroll INTEGER NOT NULL,
    engaged INTEGER NOT NULL
  );
  PRAGMA user_version = 1;
`;

/**
 * Opens (and if needed creates) the one file. Deleted rows are overwritten; readers in other processes are never blocked. With a
 * write-ahead log, GroupCommit flushes it; where the file system allows none, each commit flushes. `:memory:` works too.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path, { timeout: 5000 });
  const { journal_mode: journal } = db.prepare('PRAGMA journal_mode = WAL').get() ?? {};
  db.exec(`PRAGMA synchronous = ${journal === 'wal' ? 'NORMAL' : 'FULL'}; PRAGMA secure_delete = ON;
    PRAGMA cache_size = -32000;`);
  db.exec(SCHEMA);
  return db;
}

/** Opens an existing file for reading only; throws if it isn't there. */
export function openDatabaseReadOnly(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: 5000 });
}
