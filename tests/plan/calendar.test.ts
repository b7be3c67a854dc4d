import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarEntries, calendarMonths, calendarWeeks, mondayOf } from '#plan/calendar.ts';
import { channel, event, sample, touchpoint } from './sample.ts';

const content = sample({
  channels: [channel('linkedin')],
  touchpoints: [
    touchpoint('uscito', 'nord', { publishAt: '2025-03-03T09:00' }),
    touchpoint('stesso-giorno', 'nord', { publishAt: '2025-03-03' }),
    touchpoint('futuro', 'nord', { publishAt: '2025-10-01T09:00' }),
    touchpoint('bozza', 'nord', { publishAt: '2025-03-05', state: 'draft' }),
    touchpoint('annullato', 'nord', { state: 'cancelled' }),
    touchpoint('altrove', 'sud'),
  ],
  events: [
    event('convegno', 'nord', { start: '2025-03-30', end: '2025-04-02' }),
    event('senza-giorno', 'nord', { start: '2025-05' }),
    event('senza-ultimo-giorno', 'nord', { start: '2025-05-10', end: '2025-06' }),
    event('annullato', 'nord', { start: '2025-03-06', state: 'cancelled' }),
  ],
});
const now = new Date('2025-09-15T10:00:00Z');
const ids = (area: 'public' | 'staff') =>
  calendarEntries({ content, campaign: 'nord', area, now }).map((entry) => entry.id);

describe('the calendar', () => {
  it('shows the public only what is out of embargo', () => {
    expect(ids('public')).toEqual(['stesso-giorno', 'uscito', 'convegno']);
  });

  it('shows the staff everything that has a day and stands', () => {
    expect(ids('staff')).toEqual(['stesso-giorno', 'uscito', 'bozza', 'convegno', 'futuro']);
  });

  const entries = calendarEntries({ content, campaign: 'nord', area: 'public', now });

  it('has the months that hold something, in whole weeks', () => {
    const months = calendarMonths(entries);
    expect(months.map(({ month }) => month)).toEqual(['2025-03', '2025-04']);
    expect(months[0]?.weeks.map(({ monday }) => monday)).toEqual([
      '2025-02-24',
      '2025-03-03',
      '2025-03-10',
      '2025-03-17',
      '2025-03-24',
      '2025-03-31',
    ]);
    const days = months[1]?.weeks[0]?.days.filter((day) => day.entries.length).map(({ day }) => day);
    expect(days).toEqual(['2025-03-31', '2025-04-01', '2025-04-02']);
  });

  it('has the weeks that hold something', () => {
    expect(calendarWeeks(entries).map(({ monday }) => monday)).toEqual(['2025-03-03', '2025-03-24', '2025-03-31']);
  });

  it('gives the clock of Rome on both sides of summer time', () => {
    expect(entries.find((entry) => entry.id === 'uscito')).toMatchObject({ first: '2025-03-03', time: '09:00' });
    expect(entries.find((entry) => entry.id === 'convegno')).toMatchObject({
      first: '2025-03-30',
      last: '2025-04-02',
      time: undefined,
    });
  });

  it('says how long a thing lasts where its hours are known, as the calendar of the events does', () => {
    const minutes = (start: string, end?: string) => {
      const events = [event('e', 'nord', { start, ...(end && { end }) })];
      return calendarEntries({ content: sample({ events }), campaign: 'nord', area: 'public', now })[0]?.minutes;
    };
    expect(minutes('2025-03-03T09:30', '2025-03-03T13:00')).toBe(210);
    expect(minutes('2025-03-03T09:30')).toBe(60);
    expect(minutes('2025-03-03T09:30', '2025-03-04')).toBeUndefined();
    expect(minutes('2025-03-03')).toBeUndefined();
    expect(entries.find((entry) => entry.id === 'uscito')?.minutes).toBe(15);
  });

  it('finds the Monday of any day', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        const monday = mondayOf(text);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(monday <= text && text < addDays(monday, 7)).toBe(true);
      }),
    );
  });
});
