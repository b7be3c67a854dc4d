import type { DatabaseSync } from 'node:sqlite';
import { EVENT_COLUMNS, SiteData, VISIT_COLUMNS } from './site-data.ts';

/** Visits this much older than the newest are not looked at again after a restart. */
const RESUMED_SECONDS = 3600;

/** Reads all of a site's events and visits from the file. */
export function loadSite(db: DatabaseSync, id: number): SiteData {
  const site = new SiteData();
  const visits = db.prepare(
    `SELECT ${VISIT_COLUMNS.map((name) => `"${name}"`).join(', ')} FROM visit WHERE site = ? ORDER BY id`,
  );
  visits.setReturnArrays(true);
  const span = db
    .prepare(
      `SELECT coalesce(min(id), 0) AS low, coalesce(max(id), 0) AS high, coalesce(max(active), 0) AS latest
      FROM visit WHERE site = ?`,
    )
    .get(id);
  const stillGoing = (span?.latest as number) - RESUMED_SECONDS;
  const activeColumn = VISIT_COLUMNS.indexOf('active');
  const lowest = span?.low as number;
  const indexOf = new Uint32Array((span?.high as number) - lowest + 1);
  site.visits.reserve(countOf(db, 'visit', id));
  site.events.reserve(countOf(db, 'event', id));
  for (const row of visits.iterate(id)) {
    const values = row as unknown as number[];
    const index = site.visits.push(values);
    indexOf[(values[0] as number) - lowest] = index;
    if ((values[activeColumn] as number) >= stillGoing) site.resume(index);
  }
  const events = db.prepare(`SELECT ${EVENT_COLUMNS.join(', ')} FROM event WHERE site = ? ORDER BY id`);
  events.setReturnArrays(true);
  const visitColumn = EVENT_COLUMNS.indexOf('visit');
  for (const row of events.iterate(id)) {
    const values = row as unknown as number[];
    values[visitColumn] = indexOf[(values[visitColumn] as number) - lowest] as number;
    site.noteMoment(values[0] as number);
    site.events.push(values);
  }
  return site;
}

function countOf(db: DatabaseSync, table: 'visit' | 'event', site: number): number {
  return Number(db.prepare(`SELECT count(*) AS rows FROM ${table} WHERE site = ?`).get(site)?.rows);
}
