import { Temporal } from 'temporal-polyfill';
import { dateAt, endOfDate, startOfDate } from './zone.ts';

/** Moments in seconds, both included. */
export interface MomentRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The moments a date range means. `now` is in seconds; `earliest` is the site's first event, from which `all` starts.
 * `7d`, `6mo` and their like end yesterday and last month, as in Plausible.
 */
export function resolveRange(
  range: string | readonly [string, string],
  zone: string,
  now: number,
  earliest: number | undefined,
): MomentRange {
  const today = dateAt(now, zone);
  const dates = (first: Temporal.PlainDate, last: Temporal.PlainDate) => ({
    first: startOfDate(first, zone),
    last: endOfDate(last, zone),
  });
  if (typeof range !== 'string') {
    if (range[0].length === 10) return dates(Temporal.PlainDate.from(range[0]), Temporal.PlainDate.from(range[1]));
    return { first: Math.floor(Date.parse(range[0]) / 1000), last: Math.floor(Date.parse(range[1]) / 1000) };
  }
  if (range === '24h') return { first: now - 24 * 3600, last: now };
  if (range === 'day') return dates(today, today);
  if (range === 'month') return dates(today.with({ day: 1 }), today.with({ day: today.daysInMonth }));
  if (range === 'year') return dates(today.with({ month: 1, day: 1 }), today.with({ month: 12, day: 31 }));
  if (range === 'all') return dates(earliest === undefined ? today : dateAt(earliest, zone), today);
  const count = Number.parseInt(range, 10);
  if (range.endsWith('mo')) {
    const lastMonth = today.subtract({ months: 1 });
    return dates(today.subtract({ months: count }).with({ day: 1 }), lastMonth.with({ day: lastMonth.daysInMonth }));
  }
  return dates(today.subtract({ days: count }), today.subtract({ days: 1 }));
}
