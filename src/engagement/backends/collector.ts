import { existsSync } from 'node:fs';
import { askPages } from '../ask-pages.ts';
import { answerQuery } from '../collector/query/answer-query.ts';
import { parseQuery } from '../collector/query/parse-query.ts';
import { openDatabaseReadOnly } from '../collector/store/open-database.ts';
import { Store } from '../collector/store/store.ts';
import { countVisitors } from '../collector/store/visitors.ts';
import type { StatsBackend } from '../stats-backend.ts';

/** The embedded collector's file, read where it is: no server needs to run, no key is needed, and one that runs is not disturbed. */
export interface CollectorFile {
  readonly dbPath: string;
  /** Domain as the collector counts it. */
  readonly site: string;
  /** IANA name; Europe/Rome if absent. */
  readonly timezone?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Opens the file for reading. A file that isn't there, or isn't one, is an answer: nothing may have been counted yet. */
export function collectorBackend(file: CollectorFile): StatsBackend {
  const { dbPath } = file;
  if (!existsSync(dbPath))
    return refusing(`The database ${dbPath} does not exist: nothing was collected there. Is COLLECTOR_DB right?`);
  try {
    return openFile(file);
  } catch (error) {
    return refusing(`The database ${dbPath} can't be read: ${(error as Error).message}. Is COLLECTOR_DB right?`);
  }
}

function refusing(reason: string): StatsBackend {
  return { name: 'collector', query: async () => ({ ok: false, reason }), close: () => {} };
}

function openFile({ dbPath, site, timezone = 'Europe/Rome', now = Date.now }: CollectorFile): StatsBackend {
  const db = openDatabaseReadOnly(dbPath);
  const store = new Store(db, [site], { readOnly: true });
  const ask = (body: Readonly<Record<string, unknown>>) => {
    store.refresh();
    const data = store.sites.get(site);
    if (data === undefined)
      throw new RangeError(`The database ${dbPath} holds nothing of "${site}". Is PLAUSIBLE_SITE right?`);
    const asked = {
      domain: site,
      site: data,
      texts: store.texts,
      goals: [],
      zone: timezone,
      visitors: countVisitors(db),
    };
    return answerQuery(asked, parseQuery(body), Math.floor(now() / 1000));
  };
  return { name: 'collector', query: (query) => askPages(ask, site, query), close: () => db.close() };
}
