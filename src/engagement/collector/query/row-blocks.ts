import type { RowTest } from './row-tests.ts';
import { rowsInRange } from './rows-in-range.ts';
import type { View } from './source-view.ts';

/** Events are looked at this many at a time, column by column: short loops are what the processor does best. */
export const BLOCK = 4096;

/** Takes the events of the range that pass, block by block. A block is overwritten by the next. */
export function eachBlock(view: View, test: RowTest | undefined, take: (rows: Uint32Array) => void): void {
  const { from, to, inRange } = rowsInRange(view.site, view.range);
  const block = new Uint32Array(BLOCK);
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(to, start + BLOCK);
    if (inRange === undefined && test === undefined) {
      for (let row = start; row < end; row += 1) block[row - start] = row;
      take(block.subarray(0, end - start));
      continue;
    }
    let count = 0;
    for (let row = start; row < end; row += 1) {
      if ((inRange !== undefined && !inRange(row)) || (test !== undefined && !test(row))) continue;
      block[count] = row;
      count += 1;
    }
    if (count > 0) take(block.subarray(0, count));
  }
}
