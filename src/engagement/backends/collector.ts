import { existsSync } from 'node:fs';
import { askStats } from '../collector/ask-stats.ts';
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

/** Opens the file for reading. A file that isn't there is an answer, since nothing may have been counted yet. */
export function collectorBackend({
  dbPath,
  site,
  timezone = 'Europe/Rome',
  now = Date.now,
}: CollectorFile): StatsBackend {
  if (!existsSync(dbPath)) {
    const reason = `The database ${dbPath} does not exist: nothing was collected there. Is COLLECTOR_DB right?`;
    return { name: 'collector', query: async () => ({ ok: false, reason }), close: () => {} };
  }
  const db = openDatabaseReadOnly(dbPath);
  const store = new Store(db, [site], { readOnly: true });
  const ask = (body: Readonly<Record<string, unknown>>) => {
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
  return {
    name: 'collector',
    query: async (query) => {
      store.refresh();
      return askStats(ask, site, query);
    },
    close: () => db.close(),
  };
}
