import { expect, it } from 'vitest';
import { cspValue, securityHeaders } from '#integration/security-headers.ts';
import { eventsAddress, readSettings, reportingDate } from '#integration/settings.ts';

it('lets pages tell their visits to another server, and to no other', () => {
  const events = eventsAddress({ PLAUSIBLE_EVENTS: 'https://statistiche.example.it/api/event' });
  expect(cspValue(events)).toContain("connect-src 'self' https://statistiche.example.it;");
  expect(securityHeaders('page', events)['Content-Security-Policy']).toContain("connect-src 'self' https://statist");
  expect(cspValue(eventsAddress({ PLAUSIBLE_EVENTS: '' }))).toContain("connect-src 'self';");
  for (const wrong of ['http://statistiche.example.it', '/api/event', "https://x.it'; script-src *"]) {
    const read = () => cspValue(eventsAddress({ PLAUSIBLE_EVENTS: wrong }));
    expect(read, wrong).toThrow('PLAUSIBLE_EVENTS is');
  }
});

it('takes an empty variable for one that is not there', () => {
  expect(readSettings({ FILO_AREA: '', FILO_SITE: '', FILO_OUT: '', FILO_PORT: '' })).toEqual(readSettings({}));
});

it('reads the reporting date on the clocks of Rome, whatever the machine’s', () => {
  const read = (FILO_TODAY: string) => reportingDate({ FILO_TODAY }, () => new Date(0)).toISOString();
  expect(read('')).toBe('1970-01-01T00:00:00.000Z');
  expect(read('2025-09-15')).toBe('2025-09-15T10:00:00.000Z');
  expect(read('2025-01-15T09:30')).toBe('2025-01-15T08:30:00.000Z');
  expect(read('2025-01-15T09:30:00.000Z')).toBe('2025-01-15T09:30:00.000Z');
  for (const wrong of ['2025', '2025-06', '2025-02-30', 'domani', '2025-09-15T99:00'])
    expect(() => read(wrong), wrong).toThrow(`FILO_TODAY is "${wrong}"`);
});
