import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersApart, nearestWords } from '#components/nearest-words.ts';

const known = ['Fascicolo', 'referti', 'front-office', 'formazione', 'ECM', 'già'];

test.each([
  ['fasciolo', 'fascicolo'],
  ['refreti', 'referti'],
  ['crediti formzione', 'crediti formazione'],
])('"%s" becomes "%s"', (asked, corrected) => {
  expect(nearestWords(asked, known)).toBe(corrected);
});

test('a known word, a word far from all, and nothing at all are left alone', () => {
  expect(nearestWords('Fascicolo', known)).toBeUndefined();
  expect(nearestWords('xylofono', known)).toBeUndefined();
  expect(nearestWords('', known)).toBeUndefined();
});

test('distance is symmetric, zero only between equals, and one for a single change', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(lettersApart(a, b, 8)).toBe(lettersApart(b, a, 8));
      expect(lettersApart(a, b, 8) === 0).toBe(a === b);
      expect(lettersApart(a, `${a}x`, 8)).toBe(1);
    }),
  );
});
