import type { IncomingMessage, ServerResponse } from 'node:http';
import { backup as backUp, type DatabaseSync } from 'node:sqlite';
import { answerEvents, type EventContext } from './answer-events.ts';
import { answerGoals, type GoalsContext } from './answer-goals.ts';
import { answerStats, type StatsContext } from './answer-stats.ts';
import { sendJson } from './http-body.ts';
import { type HistoricEvent, importHistory } from './import-history.ts';
import { LOOPBACK, trustedPeers } from './intake/client-address.ts';
import { answerQuery, type QueryAnswer } from './query/answer-query.ts';
import type { Goal } from './query/goals.ts';
import { parseQuery } from './query/parse-query.ts';
import { RateLimit } from './rate-limit.ts';
import { deleteBefore } from './store/delete-before.ts';
import { KeptGoals } from './store/kept-goals.ts';
import { openDatabase } from './store/open-database.ts';
import { Store } from './store/store.ts';
import { Visitors } from './store/visitors.ts';
import { UserAgentReader } from './visit/read-user-agent.ts';
import { spamReferrers } from './visit/spam-referrers.ts';

/** How a collector is set up. Only the file, the sites and the keys are needed. */
export interface CollectorOptions {
  /** The file; `:memory:` keeps nothing. */
  readonly dbPath: string;
  /** Domains that are counted; events of others are dropped. */
  readonly sites: readonly string[];
  /** Keys that may ask for statistics. */
  readonly apiKeys: readonly string[];
  /** Goals of every site, beside those configured over HTTP. */
  readonly goals?: readonly Goal[];
  /** IANA name; days, weeks and months are this zone's. */
  readonly timezone?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Addresses or CIDR blocks of the proxies whose headers say who the visitor is; this machine if absent. */
  readonly trustProxy?: readonly string[];
  /** Events a minute per site; more are dropped. */
  readonly eventsPerMinute?: number;
  /** Events kept at most, about 80 bytes of memory each; more are dropped until older ones are deleted. */
  readonly mostEvents?: number;
  /** Called when no more events are taken, and again when they are. */
  readonly filled?: (full: boolean) => void;
  /** Questions an hour per key; more get 429. */
  readonly questionsPerHour?: number;
  /** More hosts of spam referrers. */
  readonly spamHosts?: readonly string[];
  /** Whether POST /api/import is answered. */
  readonly importApi?: boolean;
}

/** A running collector. */
export interface Collector {
  /** Answers the request if it is one of the collector's; false if it isn't, for the next handler. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Answers a question asked in-process; throws a QueryError where there is no answer. */
  readonly ask: (domain: string, body: Readonly<Record<string, unknown>>) => QueryAnswer;
  /** Adds events with their own moments, durable when it resolves. See HistoricEvent. */
  readonly importEvents: (domain: string, events: readonly HistoricEvent[]) => Promise<number>;
  /** Gets ready for the first event, which otherwise waits half a second for its user agent to be read. */
  readonly warmUp: () => Promise<void>;
  /** Writes a copy of the file while going on. */
  readonly backup: (path: string) => Promise<void>;
  /** Deletes what is older than this many days. */
  readonly retain: (days: number) => number;
  /** Writes what is waiting and closes the file. */
  readonly close: () => Promise<void>;
}

const EVENTS_PER_MINUTE = 1_000_000;
const MOST_EVENTS = 50_000_000;
const QUESTIONS_PER_HOUR = 3600;
const TIDY_EVERY_MS = 60_000;
const DAY_SECONDS = 86_400;

/** Opens the file and starts counting. Throws if the file can't be used or an address to trust is wrong. */
export function createCollector(options: CollectorOptions): Collector {
  const now = options.now ?? Date.now;
  const seconds = () => Math.floor(now() / 1000);
  const trusted = trustedPeers(options.trustProxy ?? LOOPBACK);
  const db = openDatabase(options.dbPath);
  let loaded: Visitors | undefined;
  const store = new Store(db, options.sites, {
    reload: () => loaded?.load(),
    mostEvents: options.mostEvents ?? MOST_EVENTS,
    ...(options.filled ? { filled: options.filled } : {}),
  });
  const visitors = new Visitors(db);
  loaded = visitors;
  const userAgents = new UserAgentReader();
  const goals = new KeptGoals(db);
  const ask = asker(options, store, visitors, goals, seconds);
  const importEvents = async (domain: string, events: readonly HistoricEvent[]) => {
    const count = importHistory({ store, visitors, now: seconds() }, domain, events);
    await store.committed();
    return count;
  };
  const events: EventContext = {
    store,
    visitors,
    userAgents,
    trusted,
    isSpam: spamReferrers(options.spamHosts),
    limit: new RateLimit(options.eventsPerMinute ?? EVENTS_PER_MINUTE, 60_000),
    now,
  };
  const tidying = setInterval(() => tidy(store, visitors, seconds()), TIDY_EVERY_MS);
  tidying.unref();
  return {
    handle: handler(
      events,
      { ...statsContext(options, store, ask, now), goals, flush: () => store.flush() },
      options.importApi ? importEvents : undefined,
      db,
    ),
    ask,
    importEvents,
    warmUp: async () => {
      await userAgents.read('Mozilla/5.0');
    },
    backup: async (path) => {
      store.flush();
      await backUp(db, path);
    },
    retain: (days) => forgetBefore(db, store, seconds() - days * DAY_SECONDS),
    close: async () => {
      clearInterval(tidying);
      await store.close();
      await userAgents.close();
      db.close();
    },
  };
}

/** Forgets visits, salts and hashes that are over. A file that can't be written just then is tidied the next time. */
function tidy(store: Store, visitors: Visitors, now: number): void {
  store.forgetEnded(now);
  try {
    store.attempt(() => visitors.forgetOver(now, () => store.begin()));
  } catch {}
}

/** Answers questions in-process. */
function asker(
  options: CollectorOptions,
  store: Store,
  visitors: Visitors,
  kept: KeptGoals,
  seconds: () => number,
): Collector['ask'] {
  const { timezone: zone = 'Europe/Rome' } = options;
  const goalsOf = (domain: string): Goal[] => {
    const all = [...(options.goals ?? []), ...kept.of(domain).map(({ goal }) => goal)];
    return [...new Map(all.map((goal) => [goal.name, goal])).values()];
  };
  return (domain, body) => {
    const query = parseQuery(body);
    store.refresh();
    const site = store.sites.get(domain);
    if (site === undefined) throw new RangeError(`The site "${domain}" is not one of those counted.`);
    const goals = goalsOf(domain);
    return answerQuery({ domain, site, texts: store.texts, goals, zone, visitors: visitors.count }, query, seconds());
  };
}

function statsContext(options: CollectorOptions, store: Store, ask: Collector['ask'], now: () => number): StatsContext {
  const hourlyLimit = options.questionsPerHour ?? QUESTIONS_PER_HOUR;
  return {
    keys: options.apiKeys,
    hasSite: (domain) => store.sites.has(domain),
    ask,
    limit: new RateLimit(hourlyLimit, 3_600_000),
    hourlyLimit,
    now,
  };
}

/** Answers each of the collector's addresses. */
function handler(
  events: EventContext,
  stats: StatsContext & GoalsContext,
  importEvents: Collector['importEvents'] | undefined,
  db: DatabaseSync,
): Collector['handle'] {
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/api/event') return answerEvents(events, request, response);
    if (path === '/api/v2/query') return answerStats(stats, request, response);
    if (path?.startsWith('/api/v1/sites/goals')) return answerGoals(stats, request, response);
    if (path === '/api/import' && importEvents) return answerStats({ ...stats, importEvents }, request, response);
    if (path !== '/api/health') return false;
    sendJson(response, db.isOpen ? 200 : 503, { clickhouse: 'ok', postgres: 'ok', sites_cache: 'ok' });
    return true;
  };
}

function forgetBefore(db: DatabaseSync, store: Store, moment: number): number {
  store.flush();
  const deleted = deleteBefore(db, moment);
  store.load();
  return deleted;
}
