import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { CampaignEvent } from '#model/content.ts';
import { composeCalendar } from '#pages/calendario/_compose-calendar.ts';

const base = {
  id: 'prova',
  title: 'Prova; con, virgole',
  summary: 'Una riga\ne un’altra',
  campaign: 'fse-toscana',
  state: 'scheduled',
  sequence: 0,
};
const event = (fields: Partial<CampaignEvent>) => ({ ...base, ...fields }) as CampaignEvent;
const compose = (...events: CampaignEvent[]) =>
  composeCalendar({
    name: 'Prova',
    events,
    site: new URL('https://esempio.it/'),
    changed: () => new Date('2026-01-02T03:04:05Z'),
  });

/** Name (with parameters) -> value of the lines of the first event, unfolded. */
function read(text: string): Record<string, string> {
  const unfolded = text.replace(/\r\n[ \t]/g, '');
  const body = unfolded.slice(unfolded.indexOf('BEGIN:VEVENT'), unfolded.indexOf('END:VEVENT'));
  return Object.fromEntries(
    body
      .split('\r\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}

test('hours are those of Rome, in summer and in winter', () => {
  const summer = read(compose(event({ start: '2025-06-10T09:30', end: '2025-06-10T13:00' })));
  expect(summer['DTSTART;TZID=Europe/Rome']).toBe('20250610T093000');
  expect(summer['DTEND;TZID=Europe/Rome']).toBe('20250610T130000');
  const across = read(compose(event({ start: '2025-10-26T00:30', end: '2025-10-26T09:00' })));
  expect(across['DTSTART;TZID=Europe/Rome']).toBe('20251026T003000');
  expect(across['DTEND;TZID=Europe/Rome']).toBe('20251026T090000');
  const utc = read(compose(event({ start: '2025-12-10T08:30Z' })));
  expect(utc['DTSTART;TZID=Europe/Rome']).toBe('20251210T093000');
  expect(compose(event({ start: '2025-06-10T09:30' }))).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Rome');
});

test('whole days end on the day after the last', () => {
  const lines = read(compose(event({ start: '2024-11-26', end: '2024-11-29' })));
  expect(lines['DTSTART;VALUE=DATE']).toBe('20241126');
  expect(lines['DTEND;VALUE=DATE']).toBe('20241130');
  const one = read(compose(event({ start: '2025-03-30' })));
  expect([one['DTSTART;VALUE=DATE'], one['DTEND;VALUE=DATE']]).toEqual(['20250330', '20250331']);
});

test('the id stays, the revision grows, a cancellation says so', () => {
  const lines = read(compose(event({ start: '2025-06-10', state: 'cancelled', sequence: 3 })));
  expect(lines).toMatchObject({
    UID: 'prova@esempio.it',
    SEQUENCE: '3',
    STATUS: 'CANCELLED',
    DTSTAMP: '20260102T030405Z',
  });
  expect(lines.SUMMARY).toBe('Prova\\; con\\, virgole');
  expect(lines['URL;VALUE=URI']).toBe('https://esempio.it/fse-toscana/eventi/prova/');
});

test('an event whose day is not known stays out', () => {
  expect(compose(event({ start: '2025-10', end: '2026-06' }))).not.toContain('BEGIN:VEVENT');
});

test('the machine may stand in any time zone', () => {
  const script = `
    import { composeCalendar } from './src/pages/calendario/_compose-calendar.ts';
    const event = ${JSON.stringify(event({ start: '2025-06-10T09:30', end: '2025-06-10T13:00' }))};
    process.stdout.write(composeCalendar({ name: 'Prova', events: [event], site: new URL('https://esempio.it/'), changed: () => new Date('2026-01-02T03:04:05Z') }));`;
  const far = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Auckland' },
    encoding: 'utf8',
  });
  expect(far).toBe(compose(event({ start: '2025-06-10T09:30', end: '2025-06-10T13:00' })));
});
