import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Commitment, expectedValue, type KpiState, kpiState, kpiTrend, valueAt } from '#plan/kpi-state.ts';

const start = new Date('2025-01-01T00:00:00Z');
const halfway = new Date('2025-01-06T00:00:00Z');
const lastInstant = new Date('2025-01-10T23:59:59.999Z');
const deadline = new Date('2025-01-11T00:00:00Z');
const later = new Date('2025-03-01T00:00:00Z');
const before = new Date('2024-12-01T00:00:00Z');
const commitment = (atMost = false, baseline = 0): Commitment => ({ target: 100, atMost, start, baseline, deadline });

describe('the state of a KPI', () => {
  const table: [at: Date, name: string, value: number | undefined, least: KpiState, most: KpiState][] = [
    [before, 'before the start', undefined, 'missing', 'missing'],
    [before, 'before the start', 0, 'on-track', 'on-track'],
    [before, 'before the start', 100, 'achieved', 'on-track'],
    [halfway, 'halfway', undefined, 'missing', 'missing'],
    [halfway, 'halfway', 0, 'late', 'on-track'],
    [halfway, 'halfway', 49.9, 'late', 'on-track'],
    [halfway, 'halfway', 50, 'on-track', 'on-track'],
    [halfway, 'halfway', 99.9, 'on-track', 'on-track'],
    [halfway, 'halfway', 100, 'achieved', 'on-track'],
    [halfway, 'halfway', 101, 'achieved', 'missed'],
    [lastInstant, 'in the last instant', 99, 'late', 'on-track'],
    [lastInstant, 'in the last instant', 100, 'achieved', 'on-track'],
    [deadline, 'when the deadline has passed', undefined, 'missing', 'missing'],
    [deadline, 'when the deadline has passed', 0, 'missed', 'achieved'],
    [deadline, 'when the deadline has passed', 99.9, 'missed', 'achieved'],
    [deadline, 'when the deadline has passed', 100, 'achieved', 'achieved'],
    [deadline, 'when the deadline has passed', 101, 'achieved', 'missed'],
    [later, 'long after', undefined, 'missing', 'missing'],
    [later, 'long after', 0, 'missed', 'achieved'],
    [later, 'long after', 100, 'achieved', 'achieved'],
    [later, 'long after', 100.1, 'achieved', 'missed'],
  ];
  it.each(table)('%s: %s, %s -> %s, as a ceiling %s', (at, _name, value, least, most) => {
    expect(kpiState(commitment(), value, at)).toBe(least);
    expect(kpiState(commitment(true), value, at)).toBe(most);
  });

  it('is never a value where there is none, whatever the promise and the day', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.date({ noInvalidDate: true }), (atMost, at) => {
        expect(kpiState(commitment(atMost), undefined, at)).toBe('missing');
      }),
    );
  });

  it('never gets worse when a value grows towards its target', () => {
    const rank: KpiState[] = ['missed', 'late', 'on-track', 'achieved'];
    const days = fc.integer({ min: -20, max: 40 });
    fc.assert(
      fc.property(fc.nat(200), fc.nat(50), days, (value, more, day) => {
        const at = new Date(start.getTime() + day * 86_400_000);
        expect(rank.indexOf(kpiState(commitment(), value + more, at))).toBeGreaterThanOrEqual(
          rank.indexOf(kpiState(commitment(), value, at)),
        );
      }),
    );
  });
});

describe('the expected value', () => {
  it('is a straight line, level before the start and after the deadline', () => {
    expect([before, start, halfway, deadline, later].map((at) => expectedValue(commitment(), at))).toEqual([
      0, 0, 50, 100, 100,
    ]);
  });

  it('starts from the baseline', () => {
    expect(expectedValue(commitment(false, 60), start)).toBe(60);
    expect(expectedValue(commitment(false, 60), halfway)).toBe(80);
  });

  it('is the ceiling itself for a ceiling', () => {
    expect(expectedValue(commitment(true), halfway)).toBe(100);
  });

  it('is the target where the deadline comes before the start', () => {
    const odd = { ...commitment(), deadline: before };
    expect(expectedValue(odd, halfway)).toBe(100);
    expect(expectedValue(odd, new Date('2024-11-01'))).toBe(0);
  });
});

describe('the trend', () => {
  const point = (day: string, value: number) => ({ at: new Date(day), value });
  const points = [point('2025-01-01', 3), point('2025-02-20', 5), point('2025-02-27', 9)];

  it('of what is counted looks 28 days back', () => {
    expect(kpiTrend(points, 'counted', new Date('2025-03-01'))).toBe(6);
    expect(kpiTrend(points, 'counted', new Date('2025-06-01'))).toBe(0);
    expect(kpiTrend(points.slice(0, 1), 'counted', new Date('2025-01-02'))).toBe(3);
  });

  it('of what is sampled looks at the measurement before', () => {
    expect(kpiTrend(points, 'sampled', later)).toBe(4);
    expect(kpiTrend(points.slice(0, 1), 'sampled', later)).toBeUndefined();
    expect(kpiTrend([], 'sampled', later)).toBeUndefined();
    expect(kpiTrend([], 'counted', later)).toBeUndefined();
  });

  it('reads the value at an instant from the latest point not after it', () => {
    expect(valueAt(points, new Date('2024-12-31'))).toBeUndefined();
    expect(valueAt(points, new Date('2025-02-20'))).toBe(5);
    expect(valueAt(points, later)).toBe(9);
  });
});
