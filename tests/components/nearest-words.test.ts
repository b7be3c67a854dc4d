import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersApart, nearestWords } from '#components/nearest-words.ts';

const known = [
  'Fascicolo',
  'referti',
  'front-office',
  'formazione',
  'ECM',
  'già',
  'accreditamento',
  'pediatra',
  'accessibilità',
  'pratiche',
];

test.each([
  ['fasciolo', 'Fascicolo'],
  ['l’accrditamento', 'l’accreditamento'],
  ['pediatara', 'pediatra'],
  ['acessibilita', 'accessibilità'],
  ['refreti', 'referti'],
  ['crediti formzione', 'crediti formazione'],
])('"%s" becomes "%s"', (asked, corrected) => {
  expect(nearestWords(asked, known)).toBe(corrected);
});

test.each(['referto', 'pratica', 'pediatri', 'form', 'dell’accreditamento', 'Accessibilita'])(
  '"%s" is known: by its number, gender, beginning, article or accent',
  (asked) => {
    expect(nearestWords(asked, known)).toBeUndefined();
  },
);

test('between words as near, the one that begins alike wins, then the commoner', () => {
  expect(nearestWords('casella', ['vasella', 'casolla'])).toBe('casolla');
  expect(nearestWords('corsp', ['corso', 'corsi'])).toBe('corso');
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
