import { Temporal } from 'temporal-polyfill';

/** A day as a count from 1970-01-01, the easiest to compute with. */
export type DayNumber = number;

export const DAY_SECONDS = 86_400;

/** The offsets of a time zone from a moment on, so that moments become local time by one addition; found out as far as asked. */
export class ZoneOffsets {
  readonly #from: number[] = [];
  readonly #offset: number[] = [];
  #next: Temporal.ZonedDateTime | null;
  #nextAt: number;

  constructor(zone: string, first: number) {
    this.#next = atSecond(first, zone);
    this.#nextAt = first;
  }

  /** Seconds of the local clock, counted as if it were UTC. */
  toLocal(at: number): number {
    while (at >= this.#nextAt) this.#advance();
    let index = this.#from.length - 1;
    while (index > 0 && at < (this.#from[index] as number)) index -= 1;
    return at + (this.#offset[index] ?? 0);
  }

  #advance(): void {
    if (this.#next === null) return;
    this.#from.push(this.#nextAt);
    this.#offset.push(this.#next.offsetNanoseconds / 1e9);
    this.#next = this.#next.getTimeZoneTransition('next');
    this.#nextAt = this.#next === null ? Number.POSITIVE_INFINITY : this.#next.epochMilliseconds / 1000;
  }
}

function atSecond(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
}

/** The local date of a moment. */
export function dateAt(at: number, zone: string): Temporal.PlainDate {
  return atSecond(at, zone).toPlainDate();
}

/** A moment in ISO 8601 with the offset of the zone, `Z` for UTC. */
export function isoAt(at: number, zone: string): string {
  const text = atSecond(at, zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
  return zone === 'UTC' || zone === 'Etc/UTC' ? text.replace('+00:00', 'Z') : text;
}

/** The first second of a date: where midnight doesn't exist, the first that does; where it comes twice, the second. */
export function startOfDate(date: Temporal.PlainDate, zone: string): number {
  return date.toPlainDateTime('00:00:00').toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds / 1000;
}

/** The last second of a date; where it comes twice, the first. */
export function endOfDate(date: Temporal.PlainDate, zone: string): number {
  return date.toPlainDateTime('23:59:59').toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds / 1000;
}

export function dayNumber(date: Temporal.PlainDate): DayNumber {
  return Date.UTC(date.year, date.month - 1, date.day) / 1000 / DAY_SECONDS;
}

/** A day as `2026-01-31`. */
export function dayLabel(day: DayNumber): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}
