import { expect, test } from 'vitest';
import { momentWords, rangeWords, sheetWords, shortRange, weekdayWords, whenWords } from '#components/dates.ts';

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
  ['2025-10-08', '2025-11-11', 'dall’8 ottobre 2025 all’11 novembre 2025'],
  ['2025-06-10T09:30', '2025-06-11T13:00', 'dal 10 giugno 2025, ore 9.30 all’11 giugno 2025, ore 13'],
  ['2025-03', '2025-08', 'da marzo 2025 ad agosto 2025'],
  ['2025', '2026-06', 'dal 2025 a giugno 2026'],
  ['2025-06-10', '2025-09', 'dal 10 giugno 2025 a settembre 2025'],
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

test('a moment stands in a sentence with the article that Italian asks for', () => {
  expect(said(whenWords('since', '2025-08-08'))).toBe('dall’8 agosto 2025');
  expect(said(whenWords('until', '2025-08-11T12:00'))).toBe('fino all’11 agosto 2025, ore 12');
  expect(said(whenWords('until', '2025-08'))).toBe('fino ad agosto 2025');
  expect(said(whenWords('at', '2025-08-01'))).toBe('il 1º agosto 2025');
  expect(said(whenWords('at', '2025'))).toBe('nel 2025');
});

test('a day of the week keeps its hour', () => {
  expect(said(weekdayWords('2025-06-10T09:30'))).toBe('martedì 10 giugno 2025, ore 9.30');
  expect(said(weekdayWords('2025-06-10'))).toBe('martedì 10 giugno 2025');
  expect(said(weekdayWords('2025-06'))).toBe('giugno 2025');
});

test.each([
  ['2025-06-10', undefined, ['10', 'giugno 2025']],
  ['2025-06-10', '2025-06-12', ['10–12', 'giugno 2025']],
  ['2025-06-28', '2025-07-02', ['28 giu –', '2 lug']],
  ['2025-06', '2025-07', ['giu 25 –', 'lug 25']],
  ['2025', '2026', ['2025 –', '2026']],
])('the sheet of a calendar from %s to %s', (start, end, words) => {
  expect(sheetWords(start, end)).toEqual(words);
});
