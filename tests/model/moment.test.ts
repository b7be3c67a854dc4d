import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOrMinuteSchema,
  momentEnd,
  momentPrecision,
  momentProblem,
  momentSchema,
  momentStart,
  romeDay,
  romeMinute,
} from '#model/moment.ts';

describe('moments', () => {
  it.each([
    ['2025', 'year', '2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z'],
    ['2025-06', 'month', '2025-05-31T22:00:00.000Z', '2025-06-30T22:00:00.000Z'],
    ['2026-06-30', 'day', '2026-06-29T22:00:00.000Z', '2026-06-30T22:00:00.000Z'],
    ['2025-12-01T09:30', 'minute', '2025-12-01T08:30:00.000Z', '2025-12-01T08:31:00.000Z'],
    ['2025-12-01T09:30:00.000-05:00', 'minute', '2025-12-01T14:30:00.000Z', '2025-12-01T14:31:00.000Z'],
  ])('%s lasts as Rome counts it', (text, precision, start, end) => {
    expect(momentProblem(text)).toBeUndefined();
    expect(momentPrecision(text)).toBe(precision);
    expect(momentStart(text).toISOString()).toBe(start);
    expect(momentEnd(text).toISOString()).toBe(end);
  });

  it('refuses the hour that the night of March skips and takes the first of the two of October', () => {
    expect(momentProblem('2026-03-29T02:30')).toContain('non esiste in quel giorno');
    expect(momentProblem('2026-03-29T03:00')).toBeUndefined();
    expect(momentStart('2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(momentStart('2026-10-25T02:30+01:00').toISOString()).toBe('2026-10-25T01:30:00.000Z');
    const day = momentEnd('2026-10-25').getTime() - momentStart('2026-10-25').getTime();
    expect(day).toBe(25 * 3_600_000);
  });

  it.each(['2025-02-30', '2025-13', '25-06-01', 'giugno 2025', '2025-06-10T25:00', '2025-6-1', ''])(
    'refuses "%s"',
    (text) => {
      expect(momentProblem(text)).toBeTypeOf('string');
    },
  );

  it.each([
    ['giugno', '"giugno" non è una data: scrivi 2025, 2025-06, 2025-06-10 oppure 2025-06-10T09:30'],
    ['1899', "l'anno 1899 non è plausibile"],
    ['2201-01-01', "l'anno 2201 non è plausibile"],
    ['2025-00', 'il mese 0 non esiste'],
    ['2025-13', 'il mese 13 non esiste'],
    ['2025-06-00', 'il giorno 0 non esiste in quel mese'],
    ['2025-02-29', 'il giorno 29 non esiste in quel mese'],
    ['2025-06-10T24:00', "l'ora 24:00 non esiste"],
    ['2025-06-10T09:60', "l'ora 09:60 non esiste"],
    ['2025-06-10T09:30:60', "l'ora 09:30:60 non esiste"],
    ['2025-06-10 09:30+99:00', "l'ora 09:30+99:00 non esiste"],
    ['2026-03-29T02:30:00', "l'ora 02:30 non esiste in quel giorno: alle 2 gli orologi passano alle 3 (ora legale)"],
  ])('says why "%s" is no moment', (text, reason) => {
    expect(momentProblem(text)).toBe(reason);
    for (const schema of [momentSchema, dayOrMinuteSchema])
      expect(schema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([reason]);
  });

  it.each(['1900', '2200-12-31', '2024-02-29', '2025-06-10 23:59:59', '2025-06-10 09:30Z'])('takes "%s"', (text) => {
    expect(momentSchema.safeParse(text).success).toBe(true);
  });

  it('asks for the day where the day is needed', () => {
    const issues = (text: string) => dayOrMinuteSchema.safeParse(text).error?.issues.map(({ message }) => message);
    for (const text of ['2025', '2025-06']) expect(issues(text)).toEqual(['serve il giorno (esempio: 2025-06-10)']);
    for (const text of ['2025-06-10', '2025-06-10T09:30']) expect(issues(text)).toBeUndefined();
  });

  it('reads a blank between day and hour as a T, and no text that is not a moment', () => {
    expect(momentStart('2025-06-10 09:30Z')).toEqual(new Date('2025-06-10T09:30:00Z'));
    expect(() => momentStart('oggi')).toThrow('not a moment: oggi');
    expect(() => momentEnd('oggi')).toThrow('not a moment: oggi');
  });

  it('reads back every minute it prints', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const minute = romeMinute(date);
          const back = momentStart(minute).getTime();
          const floor = Math.floor(date.getTime() / 60_000) * 60_000;
          // The repeated hour of October reads back as its first pass.
          expect([0, 3_600_000]).toContain(floor - back);
          expect(minute.startsWith(romeDay(date))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
