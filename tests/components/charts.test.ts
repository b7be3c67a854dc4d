import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '#components/charts/percent.ts';
import { spanOf, timeAxis } from '#components/charts/span-of.ts';

test('the roadmap of the programme: eighteen months, a tick each quarter', () => {
  const axis = timeAxis(['2025-01', '2026-06']);
  expect(axis?.ticks.map(({ label }) => label)).toEqual(['gen 25', 'apr', 'lug', 'ott', 'gen 26', 'apr']);
  const whole = axis && spanOf(axis, '2025-01', '2026-06');
  expect(whole).toEqual({ from: 0, to: 1 });
});

test('over several years every tick says its year', () => {
  const labels = timeAxis(['2024-05', '2030'])?.ticks.map(({ label }) => label);
  expect(labels?.slice(0, 3)).toEqual(['mag 24', 'mag 25', 'mag 26']);
});

test('a stretch never leaves its axis and never runs backwards', () => {
  const month = fc
    .integer({ min: 0, max: 119 })
    .map((m) => `${2020 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.array(month, { minLength: 2, maxLength: 8 }), month, month, (all, a, b) => {
      const axis = timeAxis(all);
      const [start, end] = [a, b].sort() as [string, string];
      const span = axis && spanOf(axis, start, end);
      expect(span?.from).toBeGreaterThanOrEqual(0);
      expect(span?.to).toBeLessThanOrEqual(1);
      expect(span?.to).toBeGreaterThanOrEqual(span?.from ?? 2);
    }),
  );
  expect(timeAxis([])).toBeUndefined();
});

test('lengths are percentages of the drawing', () => {
  expect([0, 0.2778, 1, 2].map(percent)).toEqual(['0%', '27.8%', '100%', '100%']);
});
