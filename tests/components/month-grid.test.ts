import { expect, test } from 'vitest';
import { monthGrids } from '#components/month-grid.ts';
import type { CampaignEvent } from '#model/content.ts';

const event = (id: string, start: string, end?: string) => ({ id, start, end }) as CampaignEvent;

test('an event of several days stands in each of them, across months', () => {
  const grids = monthGrids([event('forum', '2024-11-29', '2024-12-02')]);
  expect(grids.map(({ month }) => month)).toEqual(['2024-11', '2024-12']);
  const busy = grids.map(({ weeks }) =>
    weeks
      .flat()
      .filter((d) => d.items.length > 0)
      .map((d) => d.day),
  );
  expect(busy).toEqual([
    [29, 30],
    [1, 2],
  ]);
});

test('weeks are whole and start on Monday', () => {
  const [november] = monthGrids([event('a', '2024-11-01')]);
  expect(november?.weeks.every((week) => week.length === 7)).toBe(true);
  expect(november?.weeks[0]?.map((d) => d.day)).toEqual([undefined, undefined, undefined, undefined, 1, 2, 3]);
});

test('what is known only to the month or the year has no day', () => {
  expect(monthGrids([event('a', '2025-10', '2026-06'), event('b', '2025')])).toEqual([]);
});
