import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctCounter } from '#engagement/collector/query/count-distinct.ts';
import { PairCodes } from '#engagement/collector/query/pair-codes.ts';
import { PairsById } from '#engagement/collector/query/pairs-by-id.ts';

const numbers = (max: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max })), { maxLength: 400 });

describe('numbers for pairs', () => {
  it.each([
    ['a few', 20],
    ['thousands, as a table', 1000],
    ['more than a table holds', 3_000_000],
  ])('of %s: the same pair has the same number, another has another', (_, max) => {
    fc.assert(
      fc.property(numbers(max), (pairs) => {
        const codes = new PairCodes();
        const expected = new Map<string, number>();
        for (const [first, second] of pairs) {
          const key = `${first} ${second}`;
          if (!expected.has(key)) expected.set(key, expected.size);
          expect(codes.of(first, second)).toBe(expected.get(key));
        }
        expect(codes.size).toBe(expected.size);
        for (const [key, code] of expected) expect(codes.pair(code).join(' ')).toBe(key);
      }),
    );
  });
});

describe('a byte for each pair', () => {
  it.each([
    ['short chains', 8, 50],
    ['chains too long to walk', 500, 2],
  ])('is found again, with %s', (_, groups, ids) => {
    const steps = fc.tuple(
      fc.integer({ min: 0, max: groups }),
      fc.integer({ min: 0, max: ids }),
      fc.integer({ min: 1, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 600 }), (written) => {
        const pairs = new PairsById(ids + 1);
        const expected = new Map<string, number>();
        for (const [group, id, value] of written) {
          const place = pairs.place(group, id);
          expect(pairs.byteAt(place)).toBe(expected.get(`${group} ${id}`) ?? 0);
          pairs.setByte(place, value);
          expected.set(`${group} ${id}`, value);
        }
        for (const [key, value] of expected) {
          const [group = 0, id = 0] = key.split(' ').map(Number);
          expect(pairs.byteAt(pairs.place(group, id))).toBe(value);
        }
      }),
    );
  });
});

describe('different ids of a group', () => {
  it('are counted in bits, or in a table where bits would be too many', () => {
    fc.assert(
      fc.property(numbers(40), fc.constantFrom(41, 2 ** 26), (pairs, ids) => {
        const counter = new DistinctCounter(ids);
        const expected = new Map<number, Set<number>>();
        for (const [group, id] of pairs) {
          counter.addOne(group, id);
          expected.set(group, (expected.get(group) ?? new Set()).add(id));
        }
        for (const [group, seen] of expected) expect(counter.count(group)).toBe(seen.size);
      }),
      { numRuns: 20 },
    );
  });
});
