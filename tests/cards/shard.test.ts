import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShard, parseShard } from '#cards/shard.ts';

describe('a shard of the cards', () => {
  it.each(['2/4', '1/1', '16/16'])('reads %s', (text) => {
    const { index, count } = parseShard(text);
    expect(`${index}/${count}`).toBe(text);
  });

  it.each(['0/4', '5/4', '1', '1/0', '-1/4', '1/4x', ''])('refuses "%s"', (text) => {
    expect(() => parseShard(text)).toThrow(`"${text}" is not a shard: write it as 2/4, the second of four.`);
  });

  it('has every subject in one shard and no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,30}$/), fc.integer({ min: 1, max: 40 }), (id, count) => {
        const shards = Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));
        const holders = shards.filter((shard) => isInShard(shard, { type: 'touchpoint', id }));
        expect(holders).toHaveLength(1);
      }),
    );
  });

  it('shares the work out evenly', () => {
    const shares = [1, 2, 3, 4].map(
      (index) =>
        Array.from({ length: 4_000 }, (_, i) => i).filter((i) =>
          isInShard({ index, count: 4 }, { type: 'touchpoint', id: `touchpoint-${i}` }),
        ).length,
    );
    for (const share of shares) expect(Math.abs(share - 1_000)).toBeLessThan(120);
  });
});
