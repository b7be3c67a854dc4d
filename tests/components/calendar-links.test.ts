import { expect, test } from 'vitest';
import { calendarLinks } from '#components/calendar-links.ts';
import type { CampaignEvent } from '#model/content.ts';

const event = (fields: Partial<CampaignEvent>) => ({ title: 'A & B', summary: 'Uno', ...fields }) as CampaignEvent;
const page = new URL('https://esempio.it/e/');

test('Google takes the day after the last, and hours in UTC', () => {
  const days = calendarLinks(event({ start: '2024-11-26', end: '2024-11-29' }), page);
  expect(new URL(days?.google ?? '').searchParams.get('dates')).toBe('20241126/20241130');
  const hours = calendarLinks(event({ start: '2025-06-10T09:30', end: '2025-06-10T13:00' }), page);
  expect(new URL(hours?.google ?? '').searchParams.get('dates')).toBe('20250610T073000Z/20250610T110000Z');
  expect(new URL(hours?.outlook ?? '').searchParams.get('startdt')).toBe('2025-06-10T07:30:00.000Z');
  expect(new URL(hours?.google ?? '').searchParams.get('text')).toBe('A & B');
});

test('there is no link for a day that nobody knows', () => {
  expect(calendarLinks(event({ start: '2025-10', end: '2026-06' }), page)).toBeUndefined();
});
