import { TEXT } from '../store/open-database.ts';
import type { SiteData } from '../store/site-data.ts';
import { PairsById } from './pairs-by-id.ts';
import { withRoom } from './with-room.ts';

const DEEPEST = 100;
/** In the byte of a group and a visit: one more than the depth, and whether time was spent. */
const DEPTH_BITS = 0x7f;
const TIME_BIT = 0x80;

/** How long and how far down each group's visits read, which only engagement says. */
export class EngagementSums {
  readonly #columns: SiteData['events']['of'];
  readonly #pairs: PairsById;
  #time = new Float64Array(64);
  #timed = new Float64Array(64);
  #depth = new Float64Array(64);
  #deep = new Float64Array(64);

  constructor({ events, visits }: SiteData) {
    this.#columns = events.of;
    this.#pairs = new PairsById(visits.length + 1);
  }

  /** Sums some rows, each in the group at its place. `size`: how many groups there are so far. */
  add(groups: Uint32Array, rows: Uint32Array, size: number): void {
    this.#time = withRoom(this.#time, size);
    this.#timed = withRoom(this.#timed, size);
    this.#depth = withRoom(this.#depth, size);
    this.#deep = withRoom(this.#deep, size);
    const { name, visit, engaged, scroll } = this.#columns;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      if (name[row] !== TEXT.engagement) continue;
      const depth = scroll[row] as number;
      this.#addOne(
        groups[index] as number,
        visit[row] as number,
        engaged[row] as number,
        depth <= DEEPEST ? depth : -1,
      );
    }
  }

  /** Milliseconds spent and the visits that spent them; the sum over visits of how far they read, and how many said it. */
  of(group: number): { engagedMs: number; engagedVisits: number; scrolled: number; scrolledVisits: number } {
    return {
      engagedMs: this.#time[group] ?? 0,
      engagedVisits: this.#timed[group] ?? 0,
      scrolled: this.#depth[group] ?? 0,
      scrolledVisits: this.#deep[group] ?? 0,
    };
  }

  #addOne(group: number, visit: number, ms: number, depth: number): void {
    const place = this.#pairs.place(group, visit);
    const before = this.#pairs.byteAt(place);
    let after = before;
    if (ms > 0) {
      this.#time[group] = (this.#time[group] as number) + ms;
      if ((before & TIME_BIT) === 0) this.#timed[group] = (this.#timed[group] as number) + 1;
      after |= TIME_BIT;
    }
    const known = before & DEPTH_BITS;
    if (depth >= known) {
      if (known === 0) this.#deep[group] = (this.#deep[group] as number) + 1;
      this.#depth[group] = (this.#depth[group] as number) + depth + 1 - Math.max(known, 1);
      after = (after & TIME_BIT) | (depth + 1);
    }
    if (after !== before) this.#pairs.setByte(place, after);
  }
}
