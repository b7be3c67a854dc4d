import type { Campaign } from '#model/content.ts';
import { momentEnd, momentStart } from '#model/moment.ts';
import { type Progress, progressAt } from '#model/visibility.ts';

const order: readonly Progress[] = ['current', 'upcoming', 'ended'];

/** Campaigns as they concern who reads today: those going on, those to come, those that have ended; otherwise as they were. */
export function byProgress(campaigns: readonly Campaign[], now: Date): Campaign[] {
  const rank = ({ start, end }: Campaign) => order.indexOf(progressAt(momentStart(start), momentEnd(end), now));
  return campaigns.toSorted((a, b) => rank(a) - rank(b));
}
