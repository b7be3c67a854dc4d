import type { Filter, Metric } from './query.ts';

/** What is measured, of which rows, grouped how. */
export interface Measurement {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
}

/** The metrics of one group; null where a metric has no meaning. */
export interface MutableGroup {
  readonly labels: readonly string[];
  readonly values: Map<Metric, number | null>;
}

/** Groups and the metrics each of them has. */
export interface GroupsWith {
  readonly groups: readonly MutableGroup[];
  readonly metrics: readonly Metric[];
}

/** The same text for the same group, whoever measured it. */
export const keyOf = (labels: readonly string[]): string => JSON.stringify(labels);

/**
 * Adds other metrics to groups; what a group doesn't have is zero. With `all`, groups that only the others have come too: by the
 * hour, someone can be there while nothing happens.
 */
export function joinGroups(main: GroupsWith, others: GroupsWith, all: boolean): MutableGroup[] {
  const unmatched = new Map(others.groups.map((group) => [keyOf(group.labels), group]));
  for (const { labels, values } of main.groups) {
    const own = unmatched.get(keyOf(labels));
    unmatched.delete(keyOf(labels));
    for (const metric of others.metrics) values.set(metric, own?.values.get(metric) ?? 0);
  }
  if (!all) return [...main.groups];
  for (const { values } of unmatched.values()) for (const metric of main.metrics) values.set(metric, 0);
  return [...main.groups, ...unmatched.values()];
}
