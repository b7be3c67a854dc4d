import { momentPrecision } from '#model/moment.ts';

/** Dates of an event as the card writes them: in words for the details, and short for the calendar sheet. */

export const months =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');

interface Day {
  year: string;
  month: string;
  day: number | undefined;
}

/** "26–29 novembre 2024", "30 novembre – 2 dicembre 2024", "ottobre 2025 – giugno 2026", "2025". */
export function tellDates(start: string, end?: string): string {
  const [from, to] = [read(start), read(end ?? start)];
  if (same(from, to)) return words(from);
  if (from.year === to.year && from.month === '') return tellDeadlineDate(end ?? start);
  if (from.year !== to.year || from.day === undefined || to.day === undefined) {
    const first = from.year === to.year ? from.month : words(from);
    return `${first} – ${words(to)}`;
  }
  if (from.month !== to.month) return `${from.day} ${from.month} – ${words(to)}`;
  return `${from.day}–${words(to)}`;
}

/** "entro il 2025", "entro giugno 2025", "entro l’8 giugno 2025". */
export function tellDeadlineDate(moment: string): string {
  const date = read(moment);
  if (date.month !== '' && date.day === undefined) return `entro ${words(date)}`;
  return `entro ${date.day === 8 || date.day === 11 ? 'l’' : 'il '}${words(date)}`;
}

/** The words inside the calendar: day or range and month, or the two ends of a range of months. */
export function calendarWords(start: string, end?: string): [string] | [string, string] {
  const [from, to] = [read(start), read(end ?? start)];
  if (from.month === '' || to.month === '') return from.year === to.year ? [from.year] : [`${from.year} –`, to.year];
  if (from.day === undefined || to.day === undefined) {
    return same(from, to)
      ? [short(from), from.year]
      : [`${short(from)} ${from.year.slice(2)} –`, `${short(to)} ${to.year.slice(2)}`];
  }
  if (same(from, to)) return [String(from.day), from.month];
  if (from.month === to.month && from.year === to.year) return [`${from.day}–${to.day}`, from.month];
  return [`${from.day} ${short(from)} –`, `${to.day} ${short(to)}`];
}

function read(moment: string): Day {
  const precision = momentPrecision(moment);
  const month = precision === 'year' ? '' : (months[Number(moment.slice(5, 7)) - 1] ?? '');
  const day = precision === 'day' || precision === 'minute' ? Number(moment.slice(8, 10)) : undefined;
  return { year: moment.slice(0, 4), month, day };
}

function same(one: Day, other: Day): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

function words({ year, month, day }: Day): string {
  return [day, month, year].filter(Boolean).join(' ');
}

function short({ month }: Day): string {
  return month.slice(0, 3);
}
