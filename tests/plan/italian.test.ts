import { describe, expect, it } from 'vitest';
import {
  countWords,
  daysWords,
  deadlineWords,
  listWords,
  numberWords,
  secondsWords,
  timeWords,
  valueWords,
  withDay,
} from '#plan/italian.ts';

const day = (text: string) => new Date(`${text}T12:00:00Z`);

describe('Italian words', () => {
  it('write thousands with a full stop, also in numbers of four digits', () => {
    expect([numberWords(1234), numberWords(60_000), numberWords(12.55), numberWords(-3)]).toEqual([
      '1.234',
      '60.000',
      '12,6',
      '-3',
    ]);
  });

  it('count one and many', () => {
    expect([countWords(1, 'visita', 'visite'), countWords(0, 'visita', 'visite')]).toEqual(['1 visita', '0 visite']);
  });

  it('attach a percentage and part a unit', () => {
    expect([valueWords(85, '%'), valueWords(30, 'membri'), valueWords(3, '')]).toEqual(['85%', '30 membri', '3']);
  });

  it('elide before eight and eleven', () => {
    expect(['2025-06-08', '2025-06-11', '2025-06-01', '2025-06-18'].map((d) => withDay('al', day(d)))).toEqual([
      'all’8 giugno 2025',
      'all’11 giugno 2025',
      'al 1º giugno 2025',
      'al 18 giugno 2025',
    ]);
    expect(daysWords('2025-06-08', '2025-07-11')).toBe('Dall’8 giugno 2025 all’11 luglio 2025');
  });

  it.each([
    ['2030', 'nel 2030', 'dal 2030', 'fino al 2030'],
    ['2026-06', 'a giugno 2026', 'da giugno 2026', 'fino a giugno 2026'],
    ['2026-04', 'ad aprile 2026', 'da aprile 2026', 'fino ad aprile 2026'],
    ['2026-06-10', 'il 10 giugno 2026', 'dal 10 giugno 2026', 'fino al 10 giugno 2026'],
    ['2026-06-08', 'l’8 giugno 2026', 'dall’8 giugno 2026', 'fino all’8 giugno 2026'],
  ])('say %s no more precisely than it is known', (moment, at, since, until) => {
    expect([timeWords('at', moment), timeWords('since', moment), timeWords('until', moment)]).toEqual([
      at,
      since,
      until,
    ]);
  });

  it('tell a deadline', () => {
    expect(['2025', '2025-06', '2025-06-08', '2025-12-31'].map(deadlineWords)).toEqual([
      'entro il 2025',
      'entro giugno 2025',
      'entro l’8 giugno 2025',
      'entro il 31 dicembre 2025',
    ]);
  });

  it('tell times and lists', () => {
    expect([secondsWords(45), secondsWords(125), secondsWords(59.6)]).toEqual(['45 s', '2 min 5 s', '1 min 0 s']);
    expect([listWords([]), listWords(['a']), listWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b e c']);
  });
});
