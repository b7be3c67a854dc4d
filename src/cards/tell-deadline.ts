import { momentEnd } from '#model/moment.ts';
import { months } from './tell-dates.ts';

/** The two words of a stopwatch from a deadline in words: "dicembre 2025", "31.12.2024", "entro il 2030". */

/** The year, large, and what comes before it; past its date the small word is "concluso". */
export function tellDeadline(value: string, today: Date): string[] {
  const parts = readDeadline(value);
  if (!parts) return [value];
  const { year, month, day } = parts;
  const moment = [year, month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'));
  if (momentEnd(moment.join('-')) <= today) return [String(year), 'concluso'];
  if (month === undefined) return [String(year), 'entro il'];
  const name = months[month - 1] as string;
  return [String(year), day === undefined ? name : `${day}.${month}`];
}

function readDeadline(value: string): { year: number; month?: number; day?: number } | undefined {
  const digits = /(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(value);
  if (digits) return { day: Number(digits[1]), month: Number(digits[2]), year: Number(digits[3]) };
  const words = /(?:(\d{1,2})\s+)?(\p{L}+)\s+(\d{4})/u.exec(value);
  const month = months.indexOf((words?.[2] ?? '').toLowerCase()) + 1;
  if (words && month > 0) {
    return { year: Number(words[3]), month, ...(words[1] === undefined ? {} : { day: Number(words[1]) }) };
  }
  const year = /\b(\d{4})\b/.exec(value);
  return year ? { year: Number(year[1]) } : undefined;
}
