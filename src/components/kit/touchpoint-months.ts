import type { Touchpoint } from '#model/content.ts';
import { momentStart, romeDay } from '#model/moment.ts';
import { type GridMonth, monthWeeks } from '../month-weeks.ts';

/** The months in which something goes out, in order, each as a grid. */
export function touchpointMonths(touchpoints: readonly Touchpoint[]): GridMonth<Touchpoint>[] {
  return monthWeeks(Map.groupBy(touchpoints, ({ publishAt }) => romeDay(momentStart(publishAt))));
}
