import type { EngagementNumbers } from '#model/engagement.ts';
import { EVENT_NAMES } from '../events.ts';
import type {
  StatsBackend,
  StatsDateRange,
  StatsDimension,
  StatsFilter,
  StatsMetric,
  StatsRow,
} from '../stats-backend.ts';

/** One thing to be counted: a period, what it is restricted to, and what it is grouped by (the whole, if nothing). */
export interface Question {
  range: StatsDateRange;
  filters: readonly StatsFilter[];
  dimensions?: readonly StatsDimension[];
}

/** Thrown inside the report where the statistics refuse a question it can't do without; `buildSnapshot` turns it into a value. */
export class StatsRefusal extends Error {}

/** Any of the site's own actions. */
export const anyAction: StatsFilter = ['is', 'event:name', EVENT_NAMES];

export const noNumbers: EngagementNumbers = {
  visitors: 0,
  visits: 0,
  pageviews: 0,
  actions: 0,
  converted: 0,
  conversion: null,
  time: null,
};

/** The rows of a question; throws `StatsRefusal`. */
export async function ask(
  backend: StatsBackend,
  { range, filters, dimensions = [] }: Question,
  metrics: readonly StatsMetric[],
): Promise<readonly StatsRow[]> {
  const answer = await backend.query({ metrics, dateRange: range, filters, dimensions });
  if (!answer.ok) throw new StatsRefusal(answer.reason);
  return answer.rows;
}

/**
 * The numbers of each group, by its dimensions joined with a space (`''` for the whole).
 * Time is the mean length of a visit, or the mean time on the page for groups of pages; null where the statistics refuse it.
 */
export async function askNumbers(backend: StatsBackend, question: Question): Promise<Map<string, EngagementNumbers>> {
  const [visits, actions] = await Promise.all([
    askWithTime(backend, question),
    ask(backend, { ...question, filters: [...question.filters, anyAction] }, ['events', 'visitors']),
  ]);
  const acted = new Map(actions.map((row) => [keyOf(row), row.metrics]));
  const numbers = visits.map((row): [string, EngagementNumbers] => {
    const [visitors, visitCount, pageviews, time] = row.metrics;
    const [events, converted] = acted.get(keyOf(row)) ?? [];
    const whole = { visitors: visitors ?? 0, visits: visitCount ?? 0, pageviews: pageviews ?? 0 };
    return [keyOf(row), withConversion({ ...whole, actions: events ?? 0, converted: converted ?? 0 }, time ?? null)];
  });
  return new Map(numbers);
}

/** The key of a group: its dimensions joined with a space. */
export function keyOf(row: StatsRow): string {
  return row.dimensions.join(' ');
}

/** Adds the conversion: the visitors who acted, percent of all, one decimal; null without visitors. */
export function withConversion(
  counts: Omit<EngagementNumbers, 'conversion' | 'time'>,
  time: number | null,
): EngagementNumbers {
  const { visitors, converted } = counts;
  const share = visitors ? Math.min(100, Math.round((converted / visitors) * 1000) / 10) : null;
  return { ...counts, conversion: share, time: visitors ? time : null };
}

async function askWithTime(backend: StatsBackend, question: Question): Promise<readonly StatsRow[]> {
  const counts = ['visitors', 'visits', 'pageviews'] as const;
  const time = question.dimensions?.includes('event:page') ? 'time_on_page' : 'visit_duration';
  const { range, filters, dimensions = [] } = question;
  const answer = await backend.query({ metrics: [...counts, time], dateRange: range, filters, dimensions });
  return answer.ok ? answer.rows : ask(backend, question, counts);
}
