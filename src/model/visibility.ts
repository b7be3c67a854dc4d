import type { Touchpoint } from './content.ts';
import { momentStart } from './moment.ts';

/** Who reads: the public, or the staff behind the administration's sign-on. */
export type Area = 'public' | 'staff';

/** Whether a touchpoint may be seen: staff see all; the public only what is approved or published and whose moment has come. */
export function isVisible(touchpoint: Pick<Touchpoint, 'state' | 'publishAt'>, area: Area, now: Date): boolean {
  if (area === 'staff') return true;
  return ['approved', 'published'].includes(touchpoint.state) && momentStart(touchpoint.publishAt) <= now;
}

export type Progress = 'upcoming' | 'current' | 'ended';
export const progressNames: Readonly<Record<Progress, string>> = {
  upcoming: 'Previsto',
  current: 'In corso',
  ended: 'Concluso',
};

/** Where something that lasts from `start` (inclusive) to `end` (exclusive) stands at a date. */
export function progressAt(start: Date, end: Date, now: Date): Progress {
  if (now < start) return 'upcoming';
  return now < end ? 'current' : 'ended';
}
