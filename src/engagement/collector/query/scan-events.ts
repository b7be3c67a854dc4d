import { combineDimensions, type RowGroups } from './combine-dimensions.ts';
import { type EventGroup, type EventMeasure, EventSums } from './event-sums.ts';
import type { Goal } from './goals.ts';
import { eventDimension } from './group-rows.ts';
import { PairCodes } from './pair-codes.ts';
import { BLOCK, eachBlock } from './row-blocks.ts';
import { type RowTest, singleGoalTest } from './row-tests.ts';
import type { View } from './source-view.ts';

/** Groups the events of the range that pass, by dimensions; one that achieves several goals is in the group of each. */
export function scanEvents(
  view: View,
  test: RowTest | undefined,
  dimensions: readonly string[],
  goals: readonly Goal[],
  measures: ReadonlySet<EventMeasure>,
): EventGroup[] {
  const goalAt = dimensions.indexOf('event:goal');
  const columns = dimensions.filter((dimension) => dimension !== 'event:goal');
  const groups = combineDimensions(columns.map((dimension) => eventDimension(view, dimension)));
  const sums = new EventSums(view, measures);
  const scan = { view, test, groups, sums };
  if (goalAt < 0) {
    const found = scanInto(scan);
    return Array.from({ length: found }, (_, code) => ({ labels: groups.labels(code), ...sums.of(code) }));
  }
  const pairs = scanGoals(scan, goals);
  return Array.from({ length: pairs.size }, (_, code) => {
    const [group, goal] = pairs.pair(code);
    return { labels: groups.labels(group).toSpliced(goalAt, 0, (goals[goal] as Goal).name), ...sums.of(code) };
  });
}

interface Scan {
  readonly view: View;
  readonly test: RowTest | undefined;
  readonly groups: RowGroups;
  readonly sums: EventSums;
}

/** Sums every event that passes into its group; returns how many groups there are. */
function scanInto({ view, test, groups, sums }: Scan): number {
  const codes = new Uint32Array(BLOCK);
  let found = 0;
  eachBlock(view, test, (rows) => {
    groups.fill(rows, codes);
    sums.add(codes, rows, groups.size());
    found = groups.size();
  });
  return found;
}

/** Sums every event that passes into the group of each goal it achieves; returns the groups, as pairs with goals. */
function scanGoals({ view, test, groups, sums }: Scan, goals: readonly Goal[]): PairCodes {
  const pairs = new PairCodes();
  const achieves = goals.map((goal) => singleGoalTest(view, goal));
  const codes = new Uint32Array(BLOCK);
  const achievedRows = new Uint32Array(BLOCK);
  const achievedCodes = new Uint32Array(BLOCK);
  eachBlock(view, test, (rows) => {
    groups.fill(rows, codes);
    for (let goal = 0; goal < achieves.length; goal += 1) {
      const achieved = achieves[goal] as RowTest;
      let count = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] as number;
        if (!achieved(row)) continue;
        achievedRows[count] = row;
        achievedCodes[count] = pairs.of(codes[index] as number, goal);
        count += 1;
      }
      sums.add(achievedCodes, achievedRows.subarray(0, count), pairs.size);
    }
  });
  return pairs;
}
