import { expect, test } from 'vitest';
import { momentWords, rangeWords, shortRange } from '#components/dates.ts';

const said = (text: string) => text.replaceAll('\u00a0', ' ');

test('a moment is told as precisely as it is known, and no more', () => {
  expect(said(momentWords('2025'))).toBe('2025');
  expect(said(momentWords('2025-06'))).toBe('giugno 2025');
  expect(said(momentWords('2025-06-10'))).toBe('10 giugno 2025');
  expect(said(momentWords('2025-06-01'))).toBe('1º giugno 2025');
  expect(said(momentWords('2025-06-10T09:30'))).toBe('10 giugno 2025, ore 9.30');
});

test.each([
  ['2024-11-26', '2024-11-29', '26–29 novembre 2024'],
  ['2025-11-30', '2025-12-02', 'dal 30 novembre 2025 al 2 dicembre 2025'],
  ['2025-10', '2026-06', 'da ottobre 2025 a giugno 2026'],
  ['2025', '2026', '2025–2026'],
  ['2026', '2026-06', '2026, fino a giugno'],
  ['2025-06-10T09:30', '2025-06-10T13:00', '10 giugno 2025, ore 9.30–13'],
  ['2025-06-10', undefined, '10 giugno 2025'],
])('from %s to %s is "%s"', (start, end, words) => {
  expect(said(rangeWords(start, end))).toBe(words);
});

test('labels of charts are short', () => {
  expect(said(shortRange('2025-01', '2025-06'))).toBe('Gen 25 – Giu 25');
  expect(said(shortRange('2026', undefined))).toBe('2026');
});
