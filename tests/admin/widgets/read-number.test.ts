import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '#admin/widgets/read-number.ts';

describe('a number as Italian writes it', () => {
  it.each([
    ['1500', 1500],
    ['1.500', 1500],
    ['1 500', 1500],
    ['60.000', 60_000],
    ['1.234.567,5', 1_234_567.5],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['0,125', 0.125],
    ['-3', -3],
    [' 12 ', 12],
    ['', undefined],
    ['tremila', undefined],
    ['1.50.000', undefined],
    ['1,5,0', undefined],
    ['12 %', undefined],
    ['1e3', undefined],
  ])('reads "%s" as %s', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });

  it('reads back what Italian writes', () => {
    const italian = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        expect(readNumber(italian.format(thousandths / 1_000))).toBe(thousandths / 1_000);
      }),
    );
  });
});
