import { expect, test } from 'vitest';
import { enrolment, eventStanding, hasDays, splitEvents } from '#model/event-state.ts';

const event = { state: 'scheduled', start: '2024-11-26', end: '2024-11-29' } as const;
const at = (moment: string) => new Date(moment);

test.each([
  ['2024-11-25T22:59:59Z', 'upcoming'],
  ['2024-11-25T23:00:00Z', 'current'],
  ['2024-11-29T22:59:59Z', 'current'],
  ['2024-11-29T23:00:00Z', 'ended'],
])('at %s the event is %s: its days are those of Rome', (now, standing) => {
  expect(eventStanding(event, at(now))).toBe(standing);
});

test('a postponed or cancelled event says so whatever the date', () => {
  expect(eventStanding({ ...event, state: 'postponed' }, at('2030-01-01'))).toBe('postponed');
  expect(eventStanding({ ...event, state: 'cancelled' }, at('2020-01-01'))).toBe('cancelled');
});

test('enrolment opens, fills and closes', () => {
  const now = at('2024-11-01T12:00:00Z');
  const registration = { url: 'https://example.org/', full: false };
  expect(enrolment({ ...event, registration }, now)).toBe('open');
  expect(enrolment({ ...event, registration: { ...registration, full: true } }, now)).toBe('full');
  expect(enrolment({ ...event, registration: { ...registration, opens: '2024-11-02' } }, now)).toBe('not-yet');
  expect(enrolment({ ...event, registration: { ...registration, closes: '2024-10-31' } }, now)).toBe('closed');
  expect(enrolment({ ...event, registration: { ...registration, closes: '2024-11-01' } }, now)).toBe('open');
  expect(enrolment({ ...event, registration }, at('2025-01-01'))).toBe('closed');
  expect(enrolment({ ...event, state: 'cancelled', registration }, now)).toBe('closed');
  expect(enrolment({ ...event, registration: undefined }, now)).toBe('unknown');
});

test('those ahead come soonest first, those past latest first', () => {
  const list = ['2024-01', '2026-01', '2025-06', '2025-01', '2027-01'].map((start) => ({
    state: 'scheduled' as const,
    start,
    end: undefined,
  }));
  const { ahead, past } = splitEvents(list, at('2025-06-15T12:00:00Z'));
  expect(ahead.map(({ start }) => start)).toEqual(['2025-06', '2026-01', '2027-01']);
  expect(past.map(({ start }) => start)).toEqual(['2025-01', '2024-01']);
});

test('an event stands in a calendar when every day it has is known', () => {
  expect(hasDays({ start: '2025-06-10', end: undefined })).toBe(true);
  expect(hasDays({ start: '2025-06-10T09:00', end: '2025-06-10' })).toBe(true);
  expect(hasDays({ start: '2025-06', end: undefined })).toBe(false);
  expect(hasDays({ start: '2025-06-10', end: '2025-07' })).toBe(false);
});

test('enrolment opens and closes at the very instant', () => {
  const registration = { url: 'https://example.org/', full: false, opens: '2024-11-02', closes: '2024-11-03' };
  const standing = (now: string) => enrolment({ ...event, registration }, at(now));
  expect(standing('2024-11-01T22:59:59Z')).toBe('not-yet');
  expect(standing('2024-11-01T23:00:00Z')).toBe('open');
  expect(standing('2024-11-03T22:59:59Z')).toBe('open');
  expect(standing('2024-11-03T23:00:00Z')).toBe('closed');
});
