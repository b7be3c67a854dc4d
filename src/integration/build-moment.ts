import { momentEnd, momentPrecision, momentProblem, momentStart, romeDay } from '#model/moment.ts';

/**
 * The last instant at or before `now` from which on everything a site says stays the same: the start of the day in Rome,
 * or a minute that the content names, its first instant or the one after it. Two builds between two such instants are equal.
 */
export function buildMoment(content: object, now: Date): Date {
  const day = romeDay(now);
  let latest = momentStart(day).getTime();
  for (const text of minutesOf(content)) {
    for (const instant of [momentStart(text).getTime(), momentEnd(text).getTime()])
      if (instant <= now.getTime() && instant > latest) latest = instant;
  }
  return new Date(latest);
}

/** Every minute written anywhere in the content. */
function* minutesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value) && !momentProblem(value) && momentPrecision(value) === 'minute')
      yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* minutesOf(inner);
  }
}
