import { momentPrecision, momentStart, ROME } from '#model/moment.ts';

/** Numbers, percentages, times and dates as an Italian reader writes them. */

const number = new Intl.NumberFormat('it-IT', { useGrouping: true, maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, month: 'long', year: 'numeric' });

/** `1.234`, `12,5`. */
export function numberWords(value: number): string {
  return number.format(value);
}

/** `1 visita`, `1.234 visite`. */
export function countWords(value: number, one: string, many: string): string {
  return `${numberWords(value)} ${value === 1 ? one : many}`;
}

/** `85%`, `60.000 operatori`, `30`. */
export function valueWords(value: number, unit: string): string {
  if (unit === '%') return `${numberWords(value)}%`;
  return unit ? `${numberWords(value)} ${unit}` : numberWords(value);
}

/** `10 giugno 2025`, `1º giugno 2025`. */
export function dayWords(instant: Date): string {
  return day.format(instant).replace(/^1 /, '1º ');
}

const elisions = { al: 'all’', dal: 'dall’', del: 'dell’', il: 'l’' } as const;

/** A preposition or article before the words of a day, elided where they begin with a vowel: `al 15 giugno`, `all’8 giugno`. */
function elided(word: keyof typeof elisions, words: string): string {
  return /^(8|11)\s/.test(words) ? `${elisions[word]}${words}` : `${word} ${words}`;
}

/** The same before the day of an instant. */
export function withDay(word: keyof typeof elisions, instant: Date): string {
  return elided(word, dayWords(instant));
}

const relations = { at: ['nel', 'a', 'il'], since: ['dal', 'da', 'dal'], to: ['al', 'a', 'al'] } as const;

/**
 * When something is, since when, to when, until when, no more precisely than it is known: `a giugno 2026`, `dal 2024`,
 * `fino all’8 giugno 2025`. The moment itself may be written in other `words`.
 */
export function timeWords(
  relation: keyof typeof relations | 'until',
  moment: string,
  words = momentWords(moment),
): string {
  if (relation === 'until') return `fino ${timeWords('to', moment, words)}`;
  const [beforeYear, beforeMonth, beforeDay] = relations[relation];
  const precision = momentPrecision(moment);
  if (precision === 'year') return `${beforeYear} ${words}`;
  if (precision !== 'month') return elided(beforeDay, words);
  return `${beforeMonth}${beforeMonth === 'a' && /^a/.test(words) ? 'd' : ''} ${words}`;
}

/** A deadline: `entro il 2025`, `entro giugno 2025`, `entro l’8 giugno 2025`. */
export function deadlineWords(moment: string): string {
  const precision = momentPrecision(moment);
  if (precision === 'year') return `entro il ${moment}`;
  return `entro ${precision === 'month' ? momentWords(moment) : withDay('il', momentStart(moment))}`;
}

/** `Dal 1º giugno 2025 al 30 giugno 2025`. */
export function daysWords(from: string, to: string): string {
  const start = withDay('dal', momentStart(from));
  return `D${start.slice(1)} ${withDay('al', momentStart(to))}`;
}

/** A moment no more precise than it is known: `2025`, `giugno 2025`, `10 giugno 2025`. */
export function momentWords(moment: string): string {
  const precision = momentPrecision(moment);
  if (precision === 'year') return moment;
  return precision === 'month' ? month.format(momentStart(moment)) : dayWords(momentStart(moment));
}

/** `45 s`, `2 min 5 s`. */
export function secondsWords(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `a, b e c`. */
export function listWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} e ${items.at(-1)}`;
}
