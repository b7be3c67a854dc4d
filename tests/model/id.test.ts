import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, idSchema } from '#model/id.ts';

test.each([
  ['Avvio FAD', 'avvio-fad'],
  ['  Perché è così — ma «quando»?  ', 'perche-e-cosi-ma-quando'],
  ['Città 2025/26', 'citta-2025-26'],
  ['--a--b--', 'a-b'],
  ['…', ''],
])('"%s" gives the id "%s"', (words, id) => {
  expect(idOf(words)).toBe(id);
});

test('an id out of any words is one the project takes, or nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'È', '9', ' ', '-', '/', '\u0301', 'ß'), maxLength: 90 }),
      (words) => {
        const id = idOf(words);
        expect(id === '' || idSchema.safeParse(id).success).toBe(true);
      },
    ),
  );
  expect(idOf('parola '.repeat(20))).toBe('parola-'.repeat(9).slice(0, 60).replace(/-$/, ''));
  // A dash left at the cut goes.
  expect(idOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
});
