import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '#plan/calendar.ts';
import { toIcs } from '#plan/to-ics.ts';

const entry = (fields: Partial<CalendarEntry>): CalendarEntry => ({
  kind: 'touchpoint',
  id: 'uno',
  title: 'Un post; con virgole, e a capo',
  first: '2025-03-30',
  last: '2025-03-30',
  time: undefined,
  minutes: 15,
  href: '/nord/kit/uno/',
  channel: 'linkedin',
  state: 'scheduled',
  sequence: undefined,
  ...fields,
});
const now = new Date('2025-01-01T00:00:00Z');
const ics = (fields: Partial<CalendarEntry>) => toIcs([entry(fields)], 'Piano', new URL('https://sito.it/'), now);

describe('the calendar file', () => {
  it('says the hour in UTC, winter and summer time alike', () => {
    expect(ics({ first: '2025-03-29', time: '09:00' })).toContain('DTSTART:20250329T080000Z');
    expect(ics({ first: '2025-03-30', time: '09:00' })).toContain('DTSTART:20250330T070000Z');
  });

  it('gives an event its hours, and whole days where only its beginning has one', () => {
    const morning = ics({ kind: 'event', time: '09:30', minutes: 210 });
    expect(morning).toContain('DTSTART:20250330T073000Z');
    expect(morning).toContain('DTEND:20250330T110000Z');
    expect(ics({ kind: 'event', time: '09:30', minutes: undefined })).toContain('DTSTART;VALUE=DATE:20250330');
  });

  it('gives whole days where no hour is known, the end excluded', () => {
    const text = ics({ kind: 'event', last: '2025-04-01' });
    expect(text).toContain('DTSTART;VALUE=DATE:20250330');
    expect(text).toContain('DTEND;VALUE=DATE:20250402');
  });

  it('names each entry the same every time, events as their own calendar does', () => {
    expect(ics({})).toContain('UID:touchpoint-uno@sito.it');
    expect(ics({ kind: 'event', id: 'forum' })).toContain('UID:forum@sito.it');
    expect(ics({})).toBe(ics({}));
  });

  it('calls off what is called off, at its revision, and ends its last line', () => {
    const text = ics({ kind: 'event', state: 'cancelled', sequence: 4 });
    expect(text).toMatch(/STATUS:CANCELLED\r\n/);
    expect(text).toMatch(/SEQUENCE:4\r\n/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('escapes what people wrote', () => {
    expect(ics({})).toContain('SUMMARY:Un post\\; con virgole\\, e a capo');
  });
});
