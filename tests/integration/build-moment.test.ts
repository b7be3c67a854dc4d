import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildMoment } from '#integration/build-moment.ts';
import { eventStanding } from '#model/event-state.ts';
import { romeDay, romeMinute } from '#model/moment.ts';
import { isVisible } from '#model/visibility.ts';

const event = { state: 'scheduled', start: '2026-10-25T01:30', end: '2026-10-25T03:30' } as const;
const touchpoint = { state: 'approved', publishAt: '2026-10-25T09:30:00+01:00' } as const;
const content = { events: [event], touchpoints: [touchpoint], site: { launched: '2026-10' } };

it('is the start of the day in Rome where nothing happens, and every minute that the content names', () => {
  const at = (utc: string) => romeMinute(buildMoment(content, new Date(utc)));
  expect(at('2026-07-01T15:00:00Z')).toBe('2026-07-01T00:00');
  expect(at('2026-10-25T08:29:59Z')).toBe('2026-10-25T03:31');
  expect(at('2026-10-25T08:30:00Z')).toBe('2026-10-25T09:30');
  expect(at('2026-10-25T22:59:59Z')).toBe('2026-10-25T09:31');
  expect(at('2026-10-25T23:00:00Z')).toBe('2026-10-26T00:00');
});

it('says of any instant what that instant would say', () => {
  const near = fc.date({ min: new Date('2026-10-24T00:00Z'), max: new Date('2026-10-27T00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(near, (now) => {
      const moment = buildMoment(content, now);
      expect(moment.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(romeDay(moment)).toBe(romeDay(now));
      expect(eventStanding(event, moment)).toBe(eventStanding(event, now));
      expect(isVisible(touchpoint, 'public', moment)).toBe(isVisible(touchpoint, 'public', now));
      expect(buildMoment(content, moment)).toEqual(moment);
    }),
  );
});
