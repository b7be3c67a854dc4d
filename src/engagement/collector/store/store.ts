import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { TEXT } from './open-database.ts';
import { type CountedEvent, EVENT_COLUMNS, SiteData, VISIT_COLUMNS } from './site-data.ts';
import { Texts } from './texts.ts';

/** Longest time an accepted event waits to be on the disk, in milliseconds. */
const LONGEST_WAIT_MS = 20;

/** Visits this much older than the newest are not looked at again after a restart. */
const RESUMED_SECONDS = 3600;

/** An event as text, its visitor already a number. */
export interface EventToRecord {
  readonly at: number;
  readonly name: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly props: Readonly<Record<string, string>>;
  readonly scrollDepth: number;
  readonly engagementMs: number;
  readonly interactive: boolean;
  readonly visitor: number;
  readonly previous: number | undefined;
  /** Read only when the event begins a visit. */
  readonly origin: () => object;
}

/** How a store is opened. */
export interface StoreOptions {
  /** Called each time everything was read from the file. */
  readonly reload?: () => void;
  readonly readOnly?: boolean;
}

/**
 * The file and its copy in memory. Events are written in groups: one transaction, one flush to the disk, then everyone who waits
 * is answered. If the disk refuses, the whole group fails and the memory is read back from the file.
 */
export class Store {
  readonly texts: Texts;
  readonly sites = new Map<string, SiteData>();
  readonly #db: DatabaseSync;
  readonly #siteIds = new Map<string, number>();
  readonly #addEvent: StatementSync;
  readonly #putVisit: StatementSync;
  readonly #version: StatementSync;
  readonly #dirty = new Map<SiteData, Set<number>>();
  readonly #reload: () => void;
  #waiters: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  #open = false;
  #nextVisit = 1;
  #dataVersion: unknown;
  #lastFlushMs = 1;

  constructor(
    db: DatabaseSync,
    domains: readonly string[],
    { reload = () => {}, readOnly = false }: StoreOptions = {},
  ) {
    this.#db = db;
    this.#reload = reload;
    this.texts = new Texts(db);
    const addSite = readOnly ? undefined : db.prepare('INSERT OR IGNORE INTO site (domain) VALUES (?)');
    for (const domain of domains) addSite?.run(domain);
    for (const { id, domain } of db.prepare('SELECT id, domain FROM site').all()) {
      if (domains.includes(domain as string)) this.#siteIds.set(domain as string, id as number);
    }
    this.#addEvent = db.prepare(`INSERT INTO event (site, ${EVENT_COLUMNS.join(', ')}) VALUES (${'?, '.repeat(9)}?)`);
    this.#putVisit = db.prepare(
      `INSERT OR REPLACE INTO visit (site, ${VISIT_COLUMNS.map((name) => `"${name}"`).join(', ')}) VALUES (${'?, '.repeat(13)}?)`,
    );
    this.#version = db.prepare('PRAGMA data_version');
    this.load();
  }

  /** Begins a transaction if none is open. Everything that writes calls it first. */
  begin(): void {
    if (this.#open) return;
    this.#db.exec('BEGIN IMMEDIATE');
    this.#open = true;
    // Retention in another process may have deleted texts and visits that are remembered here.
    if (this.#version.get()?.data_version !== this.#dataVersion) this.load();
    setTimeout(() => this.flush(), Math.min(LONGEST_WAIT_MS, Math.max(1, this.#lastFlushMs)));
  }

  /** Counts an event of a known site; false if it is an engagement without a visit. Durable once `committed()` resolves. */
  record(domain: string, event: EventToRecord): boolean {
    const site = this.sites.get(domain);
    const siteId = this.#siteIds.get(domain);
    if (site === undefined || siteId === undefined) return false;
    this.begin();
    const counted = this.#count(event);
    const visit = site.place(
      counted,
      () => this.#newVisitId(),
      () => this.texts.idOf(JSON.stringify(event.origin())),
    );
    if (visit === undefined) return false;
    site.add(counted, visit);
    const { at, name, host, page, visitor, props, scroll, engaged } = counted;
    this.#addEvent.run(
      siteId,
      at,
      name,
      host,
      page,
      visitor,
      site.visits.of.id[visit] as number,
      props,
      scroll,
      engaged,
    );
    this.#markDirty(site, visit);
    return true;
  }

  /** Resolves when everything recorded so far is on the disk. */
  committed(): Promise<void> {
    if (!this.#open) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  /** Writes the open group now. */
  flush(): void {
    if (!this.#open) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    this.#open = false;
    const started = performance.now();
    try {
      this.#writeVisits();
      this.#db.exec('COMMIT');
      for (const { resolve } of waiters) resolve();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.load();
      for (const { reject } of waiters) reject(error);
    }
    this.#lastFlushMs = performance.now() - started;
  }

  /** Reads the file again if another process changed it (retention, a restore). */
  refresh(): void {
    if (this.#open) return;
    if (this.#version.get()?.data_version !== this.#dataVersion) this.load();
  }

  /** Reads everything from the file. */
  load(): void {
    this.#dirty.clear();
    this.texts.forget();
    this.#dataVersion = this.#version.get()?.data_version;
    this.#nextVisit = Number(this.#db.prepare('SELECT coalesce(max(id), 0) AS id FROM visit').get()?.id) + 1;
    for (const [domain, id] of this.#siteIds) this.sites.set(domain, loadSite(this.#db, id));
    this.#reload();
  }

  /** Forgets, in every site, the visits that are over. */
  forgetEnded(now: number): void {
    for (const site of this.sites.values()) site.forgetEnded(now);
  }

  #count(event: EventToRecord): CountedEvent {
    const blank = Object.keys(event.props).length === 0;
    return {
      at: event.at,
      name: this.texts.idOf(event.name),
      host: this.texts.idOf(event.hostname),
      page: this.texts.idOf(event.pathname),
      props: blank ? TEXT.noProps : this.texts.idOf(canonicalJson(event.props)),
      scroll: event.scrollDepth,
      engaged: event.engagementMs,
      interactive: event.interactive,
      visitor: event.visitor,
      previous: event.previous,
    };
  }

  #newVisitId(): number {
    this.#nextVisit += 1;
    return this.#nextVisit - 1;
  }

  #markDirty(site: SiteData, visit: number): void {
    const dirty = this.#dirty.get(site);
    if (dirty === undefined) this.#dirty.set(site, new Set([visit]));
    else dirty.add(visit);
  }

  #writeVisits(): void {
    for (const [domain, site] of this.sites) {
      const siteId = this.#siteIds.get(domain) as number;
      for (const visit of this.#dirty.get(site) ?? []) {
        this.#putVisit.run(siteId, ...VISIT_COLUMNS.map((name) => site.visits.of[name][visit] as number));
      }
    }
    this.#dirty.clear();
  }
}

/** The same props always give the same text, whatever their order. */
function canonicalJson(props: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(props).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function loadSite(db: DatabaseSync, id: number): SiteData {
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
