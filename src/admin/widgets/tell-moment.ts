import { momentPrecision, momentProblem, momentStart, ROME, romeMinute } from '#model/moment.ts';
import { momentWords } from '#plan/italian.ts';

const weekday = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, weekday: 'long' });

/** A moment in words, `martedì 21 gennaio 2025, ore 9.30`; undefined where the text is not a moment yet. */
export function tellMoment(moment: string | undefined): string | undefined {
  if (!moment || momentProblem(moment)) return undefined;
  const precision = momentPrecision(moment);
  if (precision === 'year' || precision === 'month') return momentWords(moment);
  const start = momentStart(moment);
  const day = `${weekday.format(start)} ${momentWords(moment)}`;
  if (precision === 'day') return day;
  const [hour = '', minute = ''] = romeMinute(start).slice(11).split(':');
  return `${day}, ore ${Number(hour)}.${minute}`;
}
