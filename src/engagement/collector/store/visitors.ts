import { hash, randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { getDomain } from 'tldts';

const DAY = 86_400;
const SALT_BYTES = 16;
const REMEMBERED_HOSTS = 1000;

/** Who sent an event, as far as the hash needs it. Never stored. */
export interface Sender {
  readonly address: string;
  readonly userAgent: string;
  readonly domain: string;
  readonly hostname: string;
}

/** Who an event is of: a number for today and, where the visit may be of yesterday, the number it had then. */
export interface Identity {
  readonly visitor: number;
  readonly previous: number | undefined;
}

/**
 * Turns senders into numbers: a hash with a salt of the day, forgotten after two days together with the hash itself.
 * The same reader on two days is two visitors, except that a visit going on at midnight stays one.
 */
export class Visitors {
  readonly #db: DatabaseSync;
  readonly #add: StatementSync;
  readonly #ids = new Map<number, number>();
  #next = 1;
  #day = -1;
  #salt = '';
  #previousSalt: string | undefined;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#add = db.prepare('INSERT INTO visitor (id, hash, day) VALUES (?, ?, ?)');
    this.load();
  }

  /** Reads back what the file knows. */
  load(): void {
    this.#ids.clear();
    this.#day = -1;
    for (const { id, hash } of this.#db.prepare('SELECT id, hash FROM visitor').iterate()) {
      this.#ids.set(hash as number, id as number);
    }
    this.#next = countVisitors(this.#db);
  }

  /** One more than the highest number given. */
  get count(): number {
    return this.#next;
  }

  /**
   * The visitor a sender is today and, the first time today, who it was by yesterday's salt if it came yesterday: from then on its
   * visit is today's. `at` is now, in seconds.
   */
  identify(sender: Sender, at: number): Identity {
    const { hashed, visitor, previous } = this.#look(sender, at);
    return { visitor: visitor ?? this.#newVisitor(hashed), previous };
  }

  /** The visitor a sender already is, today or else by yesterday's salt; undefined for anybody new, of whom nothing is kept. */
  recognise(sender: Sender, at: number): Identity | undefined {
    const { visitor, previous } = this.#look(sender, at);
    const known = visitor ?? previous;
    return known === undefined ? undefined : { visitor: known, previous: undefined };
  }

  /** Forgets what is over where a new day began and nobody came in it; `begin` makes ready to write. */
  forgetOver(at: number, begin: () => void): void {
    const day = Math.floor(at / DAY);
    if (day <= this.#day) return;
    begin();
    this.#rotate(day);
  }

  #look(sender: Sender, at: number): { hashed: number; visitor: number | undefined; previous: number | undefined } {
    this.#rotate(Math.floor(at / DAY));
    const text = identity(sender);
    const hashed = hashOf(this.#salt, text);
    const visitor = this.#ids.get(hashed);
    const wanted = visitor === undefined && this.#previousSalt !== undefined;
    const previous = wanted ? this.#ids.get(hashOf(this.#previousSalt as string, text)) : undefined;
    return { hashed, visitor, previous };
  }

  #newVisitor(hashed: number): number {
    const id = this.#next;
    this.#next += 1;
    this.#ids.set(hashed, id);
    this.#add.run(id, hashed, this.#day);
    return id;
  }

  /** Brings the salts to a day: makes the new one, forgets those of before yesterday and the hashes made with them. */
  #rotate(day: number): void {
    if (day <= this.#day) return;
    this.#day = day;
    this.#db.prepare('DELETE FROM salt WHERE day < ?').run(day - 1);
    this.#db.prepare('INSERT OR IGNORE INTO salt VALUES (?, ?)').run(day, randomBytes(SALT_BYTES));
    const read = this.#db.prepare('SELECT bytes FROM salt WHERE day = ?');
    this.#salt = hexOf(read.get(day)?.bytes as Uint8Array);
    const before = read.get(day - 1)?.bytes as Uint8Array | undefined;
    this.#previousSalt = before === undefined ? undefined : hexOf(before);
    for (const { hash } of this.#db.prepare('SELECT hash FROM visitor WHERE day < ?').iterate(day - 1)) {
      this.#ids.delete(hash as number);
    }
    this.#db.prepare('DELETE FROM visitor WHERE day < ?').run(day - 1);
  }
}

/** One more than the highest number of a visitor in a file. */
export function countVisitors(db: DatabaseSync): number {
  const highest = db
    .prepare(
      'SELECT max(coalesce((SELECT max(id) FROM visitor), 0), coalesce((SELECT max(visitor) FROM event), 0)) AS id',
    )
    .get();
  return Number(highest?.id) + 1;
}

/** Plausible's ingredients: user agent, address, site and the registrable domain, so that subdomains share their visitors. */
function identity({ userAgent, address, domain, hostname }: Sender): string {
  return `${userAgent}${address}${domain}${rootOf(hostname)}`;
}

const roots = new Map<string, string>();

/** The registrable domain of a host; the last hosts seen are remembered. */
function rootOf(hostname: string): string {
  const known = roots.get(hostname);
  if (known !== undefined) return known;
  const root = hostname === '(none)' ? hostname : (getDomain(hostname, { allowPrivateDomains: true }) ?? hostname);
  if (roots.size >= REMEMBERED_HOSTS) roots.clear();
  roots.set(hostname, root);
  return root;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** 52 bits of the salted hash: a whole number that JavaScript and SQLite both hold exactly. The salt's length never varies. */
function hashOf(salt: string, text: string): number {
  const digest = hash('sha256', salt + text, 'buffer');
  return digest.readUInt32BE(0) * 2 ** 20 + (digest.readUInt32BE(4) >>> 12);
}
