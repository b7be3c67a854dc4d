import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { GroupCommit } from './group-commit.ts';
import { loadSite } from './load-site.ts';
import { TEXT } from './open-database.ts';
import { type CountedEvent, EVENT_COLUMNS, type SiteData, VISIT_COLUMNS } from './site-data.ts';
import { Texts } from './texts.ts';

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
  /** Events kept at most, in all sites: all of them are in memory. */
  readonly mostEvents?: number;
  /** Called when no more events are taken, and again when they are. */
  readonly filled?: (full: boolean) => void;
}

/**
 * The file and its copy in memory. Events are written in groups (see GroupCommit). If the disk refuses, the whole group fails and
 * the memory is read back from the file.
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
  readonly #group: GroupCommit;
  readonly #mostEvents: number;
  readonly #filled: (full: boolean) => void;
  #events = 0;
  #full = false;
  #nextVisit = 1;
  #dataVersion: unknown;

  constructor(
    db: DatabaseSync,
    domains: readonly string[],
    {
      reload = () => {},
      readOnly = false,
      mostEvents = Number.POSITIVE_INFINITY,
      filled = () => {},
    }: StoreOptions = {},
  ) {
    this.#db = db;
    this.#reload = reload;
    this.#mostEvents = mostEvents;
    this.#filled = filled;
    this.#group = new GroupCommit(db, { write: () => this.#writeVisits(), lost: () => this.load() });
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

  /** Whether as many events are kept as may be; older ones must be deleted before new ones are taken. */
  get full(): boolean {
    return this.#full;
  }

  /** Begins a transaction if none is open. Everything that writes calls it first. */
  begin(): void {
    // Retention in another process may have deleted texts and visits that are remembered here.
    if (this.#group.begin() && this.#changedElsewhere()) this.load();
  }

  /**
   * Does something that writes. Where it fails halfway, the open group is undone and the memory is what the file says again; the
   * error is thrown on.
   */
  attempt<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      this.#group.abandon(error);
      throw error;
    }
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
    this.#countEvents(this.#events + 1);
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
    return this.#group.committed();
  }

  /** Writes the open group now. */
  flush(): void {
    this.#group.flush();
  }

  /** Writes the open group and lets go of the file. */
  close(): Promise<void> {
    return this.#group.close();
  }

  /** Reads the file again if another process changed it (retention, a restore). */
  refresh(): void {
    if (!this.#group.open && this.#changedElsewhere()) this.load();
  }

  /** Reads everything from the file. */
  load(): void {
    this.#dirty.clear();
    this.texts.forget();
    this.#dataVersion = this.#version.get()?.data_version;
    this.#nextVisit = Number(this.#db.prepare('SELECT coalesce(max(id), 0) AS id FROM visit').get()?.id) + 1;
    for (const [domain, id] of this.#siteIds) this.sites.set(domain, loadSite(this.#db, id));
    this.#countEvents([...this.sites.values()].reduce((sum, site) => sum + site.events.length, 0));
    this.#reload();
  }

  /** Forgets, in every site, the visits that are over. */
  forgetEnded(now: number): void {
    for (const site of this.sites.values()) site.forgetEnded(now);
  }

  #changedElsewhere(): boolean {
    return this.#version.get()?.data_version !== this.#dataVersion;
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

  #countEvents(events: number): void {
    this.#events = events;
    const full = events >= this.#mostEvents;
    if (full !== this.#full) this.#filled(full);
    this.#full = full;
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
