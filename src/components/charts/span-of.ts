import { momentEnd, momentStart, romeDay } from '#model/moment.ts';

/** A stretch of an axis, as fractions of its length: 0 is its start, 1 its end. */
export interface Span {
  from: number;
  to: number;
}

/** A time axis in whole months of Rome. */
export interface TimeAxis {
  start: Date;
  end: Date;
  /** A label and where it stands, as a fraction: every quarter, half-year or year, as they fit. */
  ticks: { label: string; at: number }[];
}

const monthNames = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];

/** The axis that holds all these moments; undefined when there are none. */
export function timeAxis(moments: readonly string[]): TimeAxis | undefined {
  if (moments.length === 0) return undefined;
  const firsts = moments.map((m) => monthIndex(momentStart(m)));
  const lasts = moments.map((m) => monthIndex(new Date(momentEnd(m).getTime() - 1)));
  const first = Math.min(...firsts);
  const after = Math.max(...lasts) + 1;
  const count = after - first;
  const step = count <= 24 ? 3 : count <= 48 ? 6 : 12;
  const axis: TimeAxis = { start: monthStart(first), end: monthStart(after), ticks: [] };
  for (let month = first; month < after; month += step) {
    axis.ticks.push({
      label: tickLabel(month, month === first || step === 12),
      at: fractionOf(axis, monthStart(month)),
    });
  }
  return axis;
}

/** Where a stretch lies on an axis, cut to it. */
export function spanOf(axis: TimeAxis, start: string, end: string): Span {
  const clamp = (x: number) => Math.min(1, Math.max(0, x));
  return { from: clamp(fractionOf(axis, momentStart(start))), to: clamp(fractionOf(axis, momentEnd(end))) };
}

/** Where an instant lies on an axis; under 0 or over 1 outside it. */
export function fractionOf({ start, end }: TimeAxis, at: Date): number {
  return (at.getTime() - start.getTime()) / (end.getTime() - start.getTime());
}

function tickLabel(month: number, withYear: boolean): string {
  const name = monthNames[month % 12] as string;
  return withYear || month % 12 === 0 ? `${name} ${String(Math.floor(month / 12)).slice(2)}` : name;
}

function monthIndex(at: Date): number {
  const day = romeDay(at);
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthStart(index: number): Date {
  return momentStart(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`);
}
