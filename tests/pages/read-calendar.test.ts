import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { CampaignEvent } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import { composeCalendar } from '#pages/calendario/_compose-calendar.ts';

/** Our calendars, read by the parser of Thunderbird: what it understands is what a reader's calendar shows. */

const site = new URL('https://esempio.it/');
const base = { id: 'prova', title: 'Prova', summary: 'In breve', campaign: 'fse', state: 'scheduled', sequence: 0 };
const compose = (...events: Partial<CampaignEvent>[]) =>
  composeCalendar({
    name: 'Prova',
    events: events.map((fields) => ({ ...base, ...fields }) as CampaignEvent),
    site,
    changed: () => new Date('2026-01-02T03:04:05Z'),
  });

function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

const minute = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2036-12-30T00:00:00Z'), noInvalidDate: true })
  .map(
    (at) =>
      `${at.toISOString().slice(0, 14)}${String(at.getUTCMinutes() - (at.getUTCMinutes() % 5)).padStart(2, '0')}Z`,
  );

test('any minute of any year is the same instant for who reads it, also where the clocks change', () => {
  const nights = [
    '2025-03-30T00:59Z',
    '2025-03-30T01:00Z',
    '2025-10-25T23:30Z',
    '2025-10-26T01:00Z',
    '2026-10-25T02:30Z',
  ];
  fc.assert(
    fc.property(fc.oneof(minute, fc.constantFrom(...nights)), (start) => {
      const [event] = read(compose({ start }));
      expect(event?.startDate.toJSDate().toISOString()).toBe(momentStart(start).toISOString());
      expect(event?.duration.toSeconds()).toBe(3600);
    }),
    { numRuns: 200 },
  );
});

test('whole days keep their first and last, whatever the month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 40 }), (from, days) => {
      const day = (n: number) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10);
      const [event] = read(compose({ start: day(from), end: day(from + days) }));
      expect(event?.startDate.isDate).toBe(true);
      expect(event?.startDate.toString()).toBe(day(from));
      expect(event?.endDate.toString()).toBe(day(from + days + 1));
    }),
    { numRuns: 100 },
  );
});

test('what people wrote comes back as it was, long lines and all', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aè’;,\\\n: «»€😀'), minLength: 3, maxLength: 200 }), (words) => {
      const title = words.trim() || 'titolo';
      const [event] = read(compose({ start: '2025-06-10', title, summary: title }));
      expect(event?.summary).toBe(title);
      expect(event?.description.startsWith(`${title}\n\n`)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a change keeps the id and raises the revision; a cancellation and a delay are told', () => {
  const [held] = read(compose({ start: '2025-06-10T09:30' }));
  const [moved] = read(compose({ start: '2025-06-11T09:30', sequence: 1, state: 'postponed' }));
  const [off] = read(compose({ start: '2025-06-11T09:30', sequence: 2, state: 'cancelled' }));
  expect([held?.uid, moved?.uid, off?.uid]).toEqual(Array(3).fill('prova@esempio.it'));
  expect([held?.sequence, moved?.sequence, off?.sequence]).toEqual([0, 1, 2]);
  expect([held, moved, off].map((event) => event?.component.getFirstPropertyValue('status'))).toEqual([
    'CONFIRMED',
    'TENTATIVE',
    'CANCELLED',
  ]);
});

test('every line is at most 75 bytes and ends as RFC 5545 wants, the last one too', () => {
  const text = compose({ start: '2025-06-10T09:30', title: 'Perché così è più lungo: '.repeat(12) });
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
