import type { MomentRange } from './date-range.ts';
import { QueryError } from './query.ts';
import { DAY_SECONDS, dateAt, dayLabel, dayNumber, isoAt, ZoneOffsets } from './zone.ts';

export type TimeDimension = 'time:hour' | 'time:day' | 'time:week' | 'time:month';

/** How time is cut: the bucket of a moment as a whole number in order of time, and the text of a bucket. */
export interface TimeBuckets {
  readonly bucketOf: (at: number) => number;
  readonly label: (bucket: number) => string;
  readonly labels: () => string[];
}

const HOUR = 3600;
/** 1970-01-01 was a Thursday: three days into the week. */
const EPOCH_WEEKDAY = 3;
/** Labels at most in an answer, and days they are looked for in: the hours of twenty-eight years. */
const MOST_LABELS = 250_000;

/** The unit that `time` stands for: hours up to two days, days up to forty, weeks up to a year, then months. */
export function unitOf(range: MomentRange): TimeDimension {
  const hours = Math.trunc((range.last - range.first) / HOUR);
  if (hours <= 48) return 'time:hour';
  const days = Math.trunc((range.last - range.first) / DAY_SECONDS);
  if (days <= 40) return 'time:day';
  return Math.trunc(days / 7) <= 52 ? 'time:week' : 'time:month';
}

/** Cuts a range by a unit, in the clock of a zone. A week that began before the range is labelled with the range's first day. */
export function timeBuckets(dimension: TimeDimension, range: MomentRange, zone: string): TimeBuckets {
  const offsets = new ZoneOffsets(zone, range.first - 8 * DAY_SECONDS);
  const firstDay = dayNumber(dateAt(range.first, zone));
  const lastDay = dayNumber(dateAt(range.last, zone));
  const dayOf = (at: number) => Math.floor(offsets.toLocal(at) / DAY_SECONDS);

  if (dimension === 'time:hour') {
    const label = (hour: number) => new Date(hour * HOUR * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const hourOf = (at: number) => Math.floor(offsets.toLocal(at) / HOUR);
    const first = hourOf(range.first);
    const count = Math.floor((range.last - (range.first - (offsets.toLocal(range.first) % HOUR))) / HOUR);
    return { bucketOf: hourOf, label, labels: () => consecutive(first, first + count).map(label) };
  }
  if (dimension === 'time:day') {
    return { bucketOf: dayOf, label: dayLabel, labels: () => consecutive(firstDay, lastDay).map(dayLabel) };
  }
  if (dimension === 'time:week') {
    const weekOf = (day: number) => Math.max(mondayOf(day), firstDay);
    const labels = () => [...new Set(consecutive(firstDay, lastDay).map(weekOf))].map(dayLabel);
    return { bucketOf: (at) => weekOf(dayOf(at)), label: dayLabel, labels };
  }
  const monthOf = (day: number) => {
    const date = new Date(day * DAY_SECONDS * 1000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const label = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10);
  const memo = new Map<number, number>();
  const bucketOf = (at: number) => {
    const day = dayOf(at);
    const known = memo.get(day);
    if (known !== undefined) return known;
    memo.set(day, monthOf(day));
    return monthOf(day);
  };
  return { bucketOf, label, labels: () => consecutive(monthOf(firstDay), monthOf(lastDay)).map(label) };
}

/** The whole numbers from one to another; throws a QueryError where there are too many to list. */
function consecutive(from: number, to: number): number[] {
  const length = Math.max(0, to - from + 1);
  if (length > MOST_LABELS) {
    throw new QueryError(`Invalid include.time_labels: at most ${MOST_LABELS} labels can be listed.`);
  }
  return Array.from({ length }, (_, step) => from + step);
}

function mondayOf(day: number): number {
  return day - ((((day + EPOCH_WEEKDAY) % 7) + 7) % 7);
}

/** The range as the answer repeats it. */
export function isoRange(range: MomentRange, zone: string): [string, string] {
  return [isoAt(range.first, zone), isoAt(range.last, zone)];
}
