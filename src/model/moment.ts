import { z } from 'astro/zod';
import { field } from './field.ts';

/** Every date of the programme is read on the clocks of this time zone. */
export const ROME = 'Europe/Rome';

/** How much of a moment is known. */
export type Precision = 'year' | 'month' | 'day' | 'minute';

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

interface Parts {
  year: number;
  month: number | undefined;
  day: number | undefined;
  hour: number | undefined;
  minute: number;
  second: number;
  offset: string | undefined;
}

/**
 * A moment as the sources give it: year, month, day or minute (`2025`, `2025-06`, `2025-06-10`, `2025-06-10T09:30`).
 * Without an offset the minute is read on the clocks of Rome.
 */
export const momentSchema = z.string().superRefine((text, ctx) => {
  const reason = momentProblem(text);
  if (reason) ctx.addIssue({ code: 'custom', message: reason, input: text });
});

/** A moment known at least to the day. */
export const dayOrMinuteSchema = z.string().superRefine((text, ctx) => {
  const reason =
    momentProblem(text) ??
    (['day', 'minute'].includes(momentPrecision(text)) ? undefined : 'serve il giorno (esempio: 2025-06-10)');
  if (reason) ctx.addIssue({ code: 'custom', message: reason, input: text });
});

/** A moment of which the sources may give only the year or the month. */
export function momentField(label: string, hint?: string) {
  return field(
    momentSchema,
    label,
    hint ?? 'Anno, mese, giorno o giorno e ora: 2025, 2025-06, 2025-06-10, 2025-06-10T09:30',
    {
      widget: 'moment',
    },
  );
}

function parse(text: string): Parts | undefined {
  const m = shape.exec(text);
  if (!m) return undefined;
  const n = (s: string | undefined) => (s === undefined ? undefined : Number(s));
  return {
    year: Number(m[1]),
    month: n(m[2]),
    day: n(m[3]),
    hour: n(m[4]),
    minute: n(m[5]) ?? 0,
    second: n(m[6]) ?? 0,
    offset: m[7],
  };
}

/** Why a text is not a moment, in Italian; undefined when it is one. */
export function momentProblem(text: string): string | undefined {
  const p = parse(text);
  if (!p) return `"${text}" non è una data: scrivi 2025, 2025-06, 2025-06-10 oppure 2025-06-10T09:30`;
  if (p.year < 1900 || p.year > 2200) return `l'anno ${p.year} non è plausibile`;
  if (p.month !== undefined && (p.month < 1 || p.month > 12)) return `il mese ${p.month} non esiste`;
  if (p.day !== undefined && (p.day < 1 || p.day > daysInMonth(p.year, p.month ?? 1))) {
    return `il giorno ${p.day} non esiste in quel mese`;
  }
  if (p.hour === undefined) return undefined;
  const isHour = p.hour < 24 && p.minute < 60 && p.second < 60;
  if (!isHour || (p.offset && Number.isNaN(Date.parse(text.replace(' ', 'T'))))) {
    return `l'ora ${text.slice(11)} non esiste`;
  }
  const wall = wallUtc(p);
  if (!p.offset && !candidates(wall).length) {
    return `l'ora ${text.slice(11, 16)} non esiste in quel giorno: alle 2 gli orologi passano alle 3 (ora legale)`;
  }
  return undefined;
}

/** How much of a valid moment is known. */
export function momentPrecision(text: string): Precision {
  if (text.length > 10) return 'minute';
  return text.length > 7 ? 'day' : text.length > 4 ? 'month' : 'year';
}

/** First instant of a valid moment (midnight in Rome where the hour is not given). */
export function momentStart(text: string): Date {
  const p = parse(text);
  if (!p) throw new RangeError(`not a moment: ${text}`);
  if (p.offset) return new Date(text.replace(' ', 'T'));
  return romeInstant(wallUtc(p));
}

/** First instant after a valid moment: the next minute, day, month or year in Rome. */
export function momentEnd(text: string): Date {
  const p = parse(text);
  if (!p) throw new RangeError(`not a moment: ${text}`);
  if (p.hour !== undefined) return new Date(momentStart(text).getTime() + 60_000);
  if (p.day !== undefined) return romeInstant(Date.UTC(p.year, (p.month ?? 1) - 1, p.day + 1));
  if (p.month !== undefined) return romeInstant(Date.UTC(p.year, p.month, 1));
  return romeInstant(Date.UTC(p.year + 1, 0, 1));
}

/** The calendar day in Rome of an instant, as `2025-06-10`. */
export function romeDay(instant: Date): string {
  return new Date(instant.getTime() + romeOffset(instant.getTime())).toISOString().slice(0, 10);
}

/** Day and minute in Rome of an instant, as `2025-06-10T09:30`. */
export function romeMinute(instant: Date): string {
  return new Date(instant.getTime() + romeOffset(instant.getTime())).toISOString().slice(0, 16);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wallUtc(p: Parts): number {
  return Date.UTC(p.year, (p.month ?? 1) - 1, p.day ?? 1, p.hour ?? 0, p.minute, p.second);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ROME,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Clocks change at a whole hour of UTC: an offset, once known, is that of its hour. */
const offsets = new Map<number, number>();

/** Milliseconds that the clocks of Rome are ahead of UTC at an instant. */
function romeOffset(instant: number): number {
  const hour = Math.floor(instant / 3_600_000);
  const known = offsets.get(hour) ?? readOffset(hour * 3_600_000);
  offsets.set(hour, known);
  return known;
}

function readOffset(instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** The instants at which the clocks of Rome show a wall time: none in the lost hour of March, two in the hour repeated in October. */
function candidates(wall: number): number[] {
  const found = new Set<number>();
  for (const guess of [wall - 7_200_000, wall - 3_600_000]) {
    const instant = wall - romeOffset(guess);
    if (instant + romeOffset(instant) === wall) found.add(instant);
  }
  return [...found].sort((a, b) => a - b);
}

function romeInstant(wall: number): Date {
  const [first] = candidates(wall);
  return new Date(first ?? wall - 3_600_000);
}
