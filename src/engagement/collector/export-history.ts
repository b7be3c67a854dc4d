import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_SECONDS, dayLabel, ZoneOffsets } from './query/zone.ts';
import { openDatabaseReadOnly, TEXT } from './store/open-database.ts';
import type { SiteData } from './store/site-data.ts';
import { Store } from './store/store.ts';
import type { Texts } from './store/texts.ts';
import type { OriginKey, VisitOrigin } from './visit/visit-origin.ts';

/** What to export and where to. */
export interface HistoryExport {
  readonly dbPath: string;
  readonly site: string;
  readonly timezone: string;
  readonly folder: string;
}

type Cell = string | number;

/** A day's row being added up; visitors are counted once. */
interface DayRow {
  readonly keys: readonly Cell[];
  readonly visitors: Set<number>;
  visits: number;
  duration: number;
  bounces: number;
  pageviews: number;
  events: number;
}

/** The origin's columns that key each table of visits, with the name of the key's columns. */
const VISIT_TABLES: Readonly<
  Record<string, { readonly columns: readonly string[]; readonly keys: readonly OriginKey[] }>
> = {
  imported_visitors: { columns: [], keys: [] },
  imported_sources: {
    columns: ['source', 'referrer', 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'],
    keys: ['source', 'referrer', 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'],
  },
  imported_locations: { columns: ['country', 'region', 'city'], keys: ['country', 'region', 'city'] },
  imported_devices: { columns: ['device'], keys: ['device'] },
  imported_browsers: { columns: ['browser', 'browser_version'], keys: ['browser', 'browser_version'] },
  imported_operating_systems: {
    columns: ['operating_system', 'operating_system_version'],
    keys: ['os', 'os_version'],
  },
};

/**
 * Writes a site's history as the CSV files that Plausible imports, one a table, totals a day; returns the paths.
 * Custom props are not in that format, apart from the address of links and the path of missing pages.
 */
export function exportHistory({ dbPath, site, timezone, folder }: HistoryExport): string[] {
  const db = openDatabaseReadOnly(dbPath);
  try {
    const store = new Store(db, [site], { readOnly: true });
    const data = store.sites.get(site);
    if (data === undefined) throw new RangeError(`The database ${dbPath} holds nothing of "${site}".`);
    mkdirSync(folder, { recursive: true });
    const days = daysOf(data, timezone);
    const period = days.span.map((day) => dayLabel(day).replaceAll('-', '')).join('_');
    return [...visitTables(data, store.texts, days.of), ...eventTables(data, store.texts, days.of)].map(
      ([table, lines]) => {
        const path = join(folder, `${table}_${period}.csv`);
        writeFileSync(path, `${lines.map(csvLine).join('\n')}\n`);
        return path;
      },
    );
  } finally {
    db.close();
  }
}

interface Days {
  readonly of: (at: number) => number;
  readonly span: readonly [number, number];
}

function daysOf({ events }: SiteData, timezone: string): Days {
  let first = events.of.at[0] ?? 0;
  let last = first;
  for (let row = 0; row < events.length; row += 1) {
    first = Math.min(first, events.of.at[row] as number);
    last = Math.max(last, events.of.at[row] as number);
  }
  const offsets = new ZoneOffsets(timezone, first - DAY_SECONDS);
  const of = (at: number) => Math.floor(offsets.toLocal(at) / DAY_SECONDS);
  return { of, span: [of(first), of(last)] };
}

class DayRows {
  readonly #rows = new Map<string, DayRow>();

  row(day: number, keys: readonly Cell[]): DayRow {
    const all = [dayLabel(day), ...keys];
    const key = JSON.stringify(all);
    const found = this.#rows.get(key) ?? {
      keys: all,
      visitors: new Set(),
      visits: 0,
      duration: 0,
      bounces: 0,
      pageviews: 0,
      events: 0,
    };
    this.#rows.set(key, found);
    return found;
  }

  lines(header: readonly string[], cells: (row: DayRow) => Cell[]): Cell[][] {
    const rows = [...this.#rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    return [[...header], ...rows.map(([, row]) => [...row.keys, ...cells(row)])];
  }
}

function visitTables({ visits }: SiteData, texts: Texts, dayOf: (at: number) => number): [string, Cell[][]][] {
  const names = [...Object.keys(VISIT_TABLES), 'imported_entry_pages', 'imported_exit_pages'];
  const tables = new Map(names.map((name) => [name, new DayRows()]));
  const origins = new Map<number, VisitOrigin>();
  const { of } = visits;
  for (let visit = 0; visit < visits.length; visit += 1) {
    const originId = of.origin[visit] as number;
    const origin = origins.get(originId) ?? (JSON.parse(texts.valueOf(originId)) as VisitOrigin);
    origins.set(originId, origin);
    const keysOf = (name: string): Cell[] => {
      if (name === 'imported_entry_pages') return [texts.valueOf(of.entry_page[visit] as number)];
      if (name === 'imported_exit_pages') return [texts.valueOf(of.exit_page[visit] as number)];
      return VISIT_TABLES[name]?.keys.map((key) => origin[key]) ?? [];
    };
    for (const [name, rows] of tables) {
      const row = rows.row(dayOf(of.start[visit] as number), keysOf(name));
      row.visitors.add(of.visitor[visit] as number);
      row.visits += 1;
      row.duration += (of.end[visit] as number) - (of.start[visit] as number);
      row.bounces += of.bounce[visit] as number;
      row.pageviews += of.pageviews[visit] as number;
    }
  }
  return [...tables].map(([name, rows]) => [name, visitLines(name, rows)]);
}

function visitLines(name: string, rows: DayRows): Cell[][] {
  if (name === 'imported_entry_pages') {
    return rows.lines(
      ['date', 'entry_page', 'visitors', 'entrances', 'visit_duration', 'bounces', 'pageviews'],
      (row) => [row.visitors.size, row.visits, row.duration, row.bounces, row.pageviews],
    );
  }
  if (name === 'imported_exit_pages') {
    return rows.lines(['date', 'exit_page', 'visitors', 'visit_duration', 'exits', 'bounces', 'pageviews'], (row) => [
      row.visitors.size,
      row.duration,
      row.visits,
      row.bounces,
      row.pageviews,
    ]);
  }
  const header = [
    'date',
    ...(VISIT_TABLES[name]?.columns ?? []),
    'visitors',
    'visits',
    'visit_duration',
    'bounces',
    'pageviews',
  ];
  return rows.lines(header, (row) => [row.visitors.size, row.visits, row.duration, row.bounces, row.pageviews]);
}

function eventTables({ events, visits }: SiteData, texts: Texts, dayOf: (at: number) => number): [string, Cell[][]][] {
  const pages = new DayRows();
  const custom = new DayRows();
  const { of } = events;
  const visitsOfRow = new Map<DayRow, Set<number>>();
  for (let event = 0; event < events.length; event += 1) {
    const name = of.name[event] as number;
    if (name === TEXT.engagement) continue;
    const day = dayOf(of.at[event] as number);
    const row =
      name === TEXT.pageview
        ? pages.row(day, pageKeys(of, event, texts))
        : custom.row(day, customKeys(of, event, texts));
    row.visitors.add(of.visitor[event] as number);
    row.events += 1;
    const seen = visitsOfRow.get(row) ?? new Set<number>();
    visitsOfRow.set(row, seen.add(visits.of.id[of.visit[event] as number] as number));
  }
  return [
    [
      'imported_pages',
      pages.lines(['date', 'hostname', 'page', 'visits', 'visitors', 'pageviews'], (row) => [
        visitsOfRow.get(row)?.size ?? 0,
        row.visitors.size,
        row.events,
      ]),
    ],
    [
      'imported_custom_events',
      custom.lines(['date', 'name', 'link_url', 'path', 'visitors', 'events'], (row) => [
        row.visitors.size,
        row.events,
      ]),
    ],
  ];
}

type EventArrays = SiteData['events']['of'];

function pageKeys(of: EventArrays, event: number, texts: Texts): Cell[] {
  return [texts.valueOf(of.host[event] as number), texts.valueOf(of.page[event] as number)];
}

function customKeys(of: EventArrays, event: number, texts: Texts): Cell[] {
  const props = JSON.parse(texts.valueOf(of.props[event] as number)) as Record<string, string>;
  return [texts.valueOf(of.name[event] as number), props.url ?? '', props.path ?? ''];
}

function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`)).join(',');
}
