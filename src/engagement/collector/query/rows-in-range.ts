import type { SiteData } from '../store/site-data.ts';
import type { MomentRange } from './date-range.ts';

/** Which events to look at: rows `from` to `to`, and whether a row of them is in the range. */
export interface RowsInRange {
  readonly from: number;
  readonly to: number;
  /** Absent where all those rows are. */
  readonly inRange: ((row: number) => boolean) | undefined;
}

/** The events of a range: found by halving where they are in order of time, else looked at one by one. */
export function rowsInRange(site: SiteData, { first, last }: MomentRange): RowsInRange {
  const { at } = site.events.of;
  const { length } = site.events;
  if (site.inOrder)
    return { from: lowerBound(at, length, first), to: lowerBound(at, length, last + 1), inRange: undefined };
  if (first <= site.earliest && last >= site.latest) return { from: 0, to: length, inRange: undefined };
  return { from: 0, to: length, inRange: (row) => (at[row] as number) >= first && (at[row] as number) <= last };
}

function lowerBound(values: Uint32Array, length: number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
