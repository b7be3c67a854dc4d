import { momentEnd, momentPrecision, momentStart, ROME, romeDay, romeMinute } from '#model/moment.ts';
import { timeWords } from '#plan/italian.ts';

/**
 * Dates in Italian words. Moments keep the precision the sources give: a year stays a year.
 */

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('it-IT', { timeZone: ROME, ...options });
const year = format({ year: 'numeric' });
const month = format({ month: 'long', year: 'numeric' });
const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
const weekday = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortMonth = format({ month: 'short' });
const monthOnly = format({ month: 'long' });
const shortDay = format({ day: 'numeric', month: 'short' });

const keep = (text: string) => text.replaceAll(' ', '\u00a0').replace(/^1\u00a0/, '1º\u00a0');

/** `20 novembre 2026`, on the clocks of Rome. */
export function longDay(instant: Date): string {
  return keep(day.format(instant));
}

/** A moment in words, no more precise than it is: `2025`, `giugno 2025`, `10 giugno 2025`, `10 giugno 2025, ore 9.30`. */
export function momentWords(moment: string): string {
  const at = momentStart(moment);
  switch (momentPrecision(moment)) {
    case 'year':
      return year.format(at);
    case 'month':
      return keep(month.format(at));
    case 'day':
      return keep(day.format(at));
    case 'minute':
      return `${keep(day.format(at))}, ore\u00a0${hour(moment)}`;
  }
}

/** When something is, since, to or until when: `dall’8 giugno 2025`, `fino ad agosto 2026`, `il 10 giugno 2025, ore 9.30`. */
export function whenWords(relation: Parameters<typeof timeWords>[0], moment: string): string {
  return timeWords(relation, moment, momentWords(moment)).replace(/ (?=\d)/, '\u00a0');
}

/** A stretch in words: `26–29 novembre 2024`, `da ottobre 2025 a giugno 2026`, `10 giugno 2025, ore 9.30–13`. */
export function rangeWords(start: string, end: string | undefined): string {
  if (!end || end === start) return momentWords(start);
  const [a, b] = [romeDay(momentStart(start)), romeDay(momentStart(end))];
  const [from, to] = [momentPrecision(start), momentPrecision(end)];
  if (from === 'minute' && to === 'minute' && a === b) return `${momentWords(start)}–${hour(end)}`;
  if (from === 'day' && to === 'day' && a.slice(0, 7) === b.slice(0, 7))
    return `${Number(a.slice(8))}–${keep(day.format(momentStart(end)))}`;
  if (from === 'year' && to === 'month' && end.startsWith(start))
    return `${start}, fino a ${keep(monthOnly.format(momentStart(end)))}`;
  if (from === 'year' && to === 'year') return `${start}–${end}`;
  return `${whenWords('since', start)} ${whenWords('to', end)}`;
}

/** `Gen 25 – Giu 25`, for the labels of charts. */
export function shortRange(start: string, end: string | undefined): string {
  return end && end !== start ? `${shortMoment(start)}\u00a0–\u00a0${shortMoment(end)}` : shortMoment(start);
}

/** `Gen 25`, or the year alone where the month is not known. */
export function shortMoment(moment: string): string {
  const at = momentStart(moment);
  if (momentPrecision(moment) === 'year') return year.format(at);
  const name = shortMonth.format(at);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}\u00a0${year.format(at).slice(2)}`;
}

/** The two words in a calendar sheet: day or days over the month, two days of two months, or two months. */
export function sheetWords(start: string, end: string | undefined): [string, string?] {
  const from = momentStart(start);
  const precision = momentPrecision(start);
  if (precision === 'year') {
    const last = end && String(new Date(momentEnd(end).getTime() - 86_400_000).getFullYear());
    return last && last !== start ? [`${start} –`, last] : [start];
  }
  if (precision === 'month') {
    const low = (m: string) => shortMoment(m).toLowerCase().replace('\u00a0', ' ');
    return end && end !== start ? [`${low(start)} –`, low(end)] : [monthOnly.format(from), year.format(from)];
  }
  const a = romeDay(from);
  const b = end && ['day', 'minute'].includes(momentPrecision(end)) ? romeDay(momentStart(end)) : a;
  if (end && a.slice(0, 7) !== b.slice(0, 7)) return [`${shortDay.format(from)} –`, shortDay.format(momentStart(end))];
  const days = a === b ? String(Number(a.slice(8))) : `${Number(a.slice(8))}–${Number(b.slice(8))}`;
  return [days, month.format(from)];
}

/** `martedì 10 giugno 2025, ore 9.30`; less where less is known. */
export function weekdayWords(moment: string): string {
  const precision = momentPrecision(moment);
  if (precision !== 'day' && precision !== 'minute') return momentWords(moment);
  return keep(weekday.format(momentStart(moment))) + (precision === 'minute' ? `, ore\u00a0${hour(moment)}` : '');
}

function hour(moment: string): string {
  const [h = '', m = ''] = romeMinute(momentStart(moment)).slice(11).split(':');
  return `${Number(h)}${m === '00' ? '' : `.${m}`}`;
}
