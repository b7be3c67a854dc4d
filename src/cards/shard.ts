import { createHash } from 'node:crypto';
import type { CardSubject } from './subject.ts';

/** One part of a job that several machines share: part `index` (from 1) of `count`. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * Reads `2/4`.
 * @throws RangeError where it is not a part of a whole.
 */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > count)
    throw new RangeError(`"${text}" is not a shard: write it as 2/4, the second of four.`);
  return { index, count };
}

/** Whether a subject's cards belong to a shard. The same subject always falls in the same one, whatever else there is. */
export function isInShard({ index, count }: Shard, subject: CardSubject): boolean {
  const key = 'id' in subject ? `${subject.type}:${subject.id}` : subject.type;
  return createHash('sha256').update(key).digest().readUInt32BE(0) % count === index - 1;
}
