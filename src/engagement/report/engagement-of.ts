import type { Content } from '#model/content.ts';
import type { EngagementSnapshot, MeasuredHistory } from '#model/engagement.ts';
import { romeDay } from '#model/moment.ts';

/** What is known of the engagement of a campaign, and where it comes from. */
export interface Engagement {
  /** The latest numbers; undefined where nobody counted. */
  current: EngagementSnapshot | undefined;
  /** Values of the engagement KPIs of the campaign and of those it adds up. */
  history: MeasuredHistory;
  /** Whether the numbers were asked just now of running statistics. */
  live: boolean;
}

/** What the committed results say of a campaign up to a date: the latest, and among those of the same day the longest. */
export function committedEngagement(content: Content, campaign: string, now: Date): Engagement {
  const today = romeDay(now);
  const results = (content.results ?? []).filter(({ to }) => to <= today);
  const ordered = results.toSorted((a, b) => a.to.localeCompare(b.to) || b.from.localeCompare(a.from));
  const scope = content.programme(campaign).map(({ id }) => id);
  return {
    current: ordered.findLast((snapshot) => snapshot.campaign === campaign),
    history: new Map(scope.map((id) => [id, ordered.filter((snapshot) => snapshot.campaign === id)])),
    live: false,
  };
}
