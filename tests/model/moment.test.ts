import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentEnd, momentPrecision, momentProblem, momentStart, romeDay, romeMinute } from '#model/moment.ts';

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
