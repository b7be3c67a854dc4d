import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measured } from '#model/engagement.ts';
import { momentStart, romeDay } from '#model/moment.ts';
import { type KpiPoint, kpiSeries, sumPoints } from '#plan/kpi-series.ts';
import { valueAt } from '#plan/kpi-state.ts';
import { kpiStatus, kpiStatuses } from '#plan/kpi-status.ts';
import { asset, campaign, channel, event, kpi, plan, posted, sample, touchpoint } from './sample.ts';

const now = new Date('2025-09-15T10:00:00Z');
const engagement = new Map<string, never[]>();
describe('posts that are out', () => {
  const measure = { type: 'touchpoints', channelKind: 'social' } as const;
  const content = sample({
    channels: [channel('linkedin'), channel('posta', 'email')],
    touchpoints: [
      touchpoint('uno', 'nord'),
      touchpoint('due', 'nord', { state: 'published' }),
      touchpoint('mail', 'nord', { channel: 'posta', state: 'published' }),
      touchpoint('tre', 'sud'),
    ],
    posted: [
      posted('uno', 'nord', '2025-03-03T09:00:00Z'),
      posted('uno', 'nord', '2025-03-02T09:00:00Z'),
      posted('uno', 'nord', '2025-03-03T09:00:00Z', 'bluesky'),
      posted('mail', 'nord', '2025-03-04T09:00:00Z', 'email'),
      posted('tre', 'sud', '2025-04-01T09:00:00Z'),
      posted('due', 'nord', '2025-12-01T09:00:00Z'),
    ],
  });
  const at = (id: string, fields: object, when = now) =>
    kpiSeries(id, kpi({ measure: { ...measure, ...fields } }), { content, engagement, now: when });

  it('are counted from what was posted, one for each touchpoint and network, never from a state', () => {
    expect(at('nord', {}).points).toEqual([
      { at: new Date('2025-03-02T09:00:00Z'), value: 1 },
      { at: new Date('2025-03-03T09:00:00Z'), value: 2 },
    ]);
    expect(at('nord', { channelKind: undefined }).points.at(-1)?.value).toBe(3);
  });

  it('are added up over the programme, naming the campaigns that gave none', () => {
    expect(at('tutto', { scope: 'programme' }).points.at(-1)?.value).toBe(3);
    expect(at('tutto', { scope: 'programme' }).silent).toEqual(['tutto']);
    expect(at('tutto', {})).toEqual({ points: [], nature: 'counted', silent: ['tutto'] });
  });

  it('are not seen before they went out', () => {
    expect(at('nord', {}, new Date('2025-03-02T08:00:00Z')).points).toEqual([]);
    expect(at('nord', {}, new Date('2026-01-01')).points.at(-1)?.value).toBe(3);
  });

  it('count touchpoints in any other state as they are now', () => {
    expect(at('nord', { state: 'approved' }).points).toEqual([{ at: now, value: 1 }]);
    expect(at('nord', { state: 'cancelled' }).points).toEqual([]);
  });
});

describe('events and assets', () => {
  const content = sample({
    events: [
      event('uno', 'nord'),
      event('due', 'nord', { start: '2025-05-05', type: 'open-lab' }),
      event('finestra', 'nord', { start: '2025-05', type: 'webinar' }),
      event('oggi', 'nord', { start: '2025-09-15' }),
      event('annullato', 'nord', { state: 'cancelled' }),
      event('rinviato', 'nord', { state: 'postponed' }),
    ],
    assets: [
      asset('uscito', 'nord', { published: '2025-02-01' }),
      asset('futuro', 'nord', { published: '2025-10' }),
      asset('mai', 'nord'),
    ],
  });
  const value = (measure: object, when = now) =>
    kpiSeries('nord', kpi({ measure }), { content, engagement, now: when }).points.at(-1)?.value;

  it('count events that were held, when they are over', () => {
    expect(value({ type: 'events' })).toBe(2);
    expect(value({ type: 'events', eventType: 'webinar' })).toBe(1);
    expect(value({ type: 'events' }, new Date('2025-09-15T22:00:00Z'))).toBe(3);
    expect(value({ type: 'events', eventType: 'conference' })).toBeUndefined();
  });

  it('count assets that are out', () => {
    expect(value({ type: 'assets' })).toBe(1);
    expect(value({ type: 'assets' }, new Date('2025-11-01'))).toBe(2);
    expect(value({ type: 'assets' }, new Date('2025-01-01'))).toBeUndefined();
  });
});

describe('engagement', () => {
  const measure = { type: 'engagement', metric: 'visitors' } as const;
  const at = (to: string, measures: Measured[]) => ({ to, measures });
  const history = new Map([
    [
      'nord',
      [
        at('2025-03-31', [{ metric: 'visitors', value: 10 }]),
        at('2025-06-30', [
          { metric: 'visitors', value: 30 },
          { metric: 'visitors', audience: 'medici', value: 7 },
          { metric: 'events', goal: 'Condividi', value: 0 },
        ]),
        at('2025-12-31', [{ metric: 'visitors', value: 99 }]),
      ],
    ],
    ['sud', [at('2025-04-30', [{ metric: 'visitors', value: 5 }])]],
  ]);
  const values = (id: string, fields: object) =>
    kpiSeries(id, kpi({ measure: { ...measure, ...fields } }), {
      content: sample(),
      engagement: history,
      now,
    }).points.map((point) => point.value);

  it('is what the snapshots measured, up to the reporting date', () => {
    expect(values('nord', {})).toEqual([10, 30]);
    expect(values('tutto', { scope: 'programme' })).toEqual([10, 15, 35]);
  });

  it('grows as the last snapshot says, after what earlier ones found before that', () => {
    const growth = [
      { day: '2025-06-08', value: 0 },
      { day: '2025-06-15', value: 4 },
      { day: '2025-06-30', value: 12 },
    ];
    const followed = new Map([
      [
        'nord',
        [
          at('2025-05-31', [{ metric: 'visitors', value: 0 }]),
          at('2025-06-10', [{ metric: 'visitors', value: 3 }]),
          at('2025-06-30', [{ metric: 'visitors', value: 12, growth }]),
        ],
      ],
    ]);
    const evidence = { content: sample(), engagement: followed, now };
    const { points, nature } = kpiSeries('nord', kpi({ measure }), evidence);
    expect(nature).toBe('followed');
    expect(points.map((point) => [romeDay(point.at), point.value])).toEqual([
      ['2025-05-31', 0],
      ['2025-06-08', 0],
      ['2025-06-15', 4],
      ['2025-06-30', 12],
    ]);
    expect(kpiStatus('nord', kpi({ measure }), evidence)).toMatchObject({ value: 12, trend: 12 });
  });

  it('keeps apart audience, channel and action', () => {
    expect(values('nord', { audience: 'medici' })).toEqual([7]);
    expect(values('nord', { channel: 'linkedin' })).toEqual([]);
    expect(values('nord', { metric: 'events', goal: 'Condividi' })).toEqual([0]);
  });
});

describe('measured by hand', () => {
  const measured = (scope: string, measurements: object[]) => ({
    kpis: [kpi({ measure: { type: 'manual', scope }, measurements })],
  });
  const content = sample({
    plans: [
      plan('nord', measured('campaign', [{ date: '2025-06-30', value: 40, evidence: 'Registro FAD' }])),
      plan('sud', measured('campaign', [{ date: '2025-10-01', value: 9, evidence: 'Registro FAD' }])),
      plan('tutto', measured('programme', [{ date: '2025-07-01', value: 2.5, evidence: 'Verbale' }])),
    ],
  });
  const status = (id: string, when: Date) => kpiStatuses(id, { content, engagement, now: when })[0];

  it('adds the same KPI of every campaign of the programme', () => {
    expect(status('tutto', now)).toMatchObject({ value: 42.5, state: 'late', trend: 2.5 });
    expect(status('tutto', now)?.series.silent).toEqual(['sud']);
    expect(status('tutto', new Date('2025-11-01'))?.value).toBe(51.5);
  });

  it('is no data before its first measurement', () => {
    expect(status('sud', now)).toMatchObject({ value: undefined, measuredOn: undefined, state: 'missing' });
  });

  it('takes a measurement from before the start as the point the line starts from', () => {
    const base = { date: '2024-12-01', value: 60, evidence: 'Indagine iniziale' };
    const withBase = sample({
      campaigns: [campaign('nord')],
      plans: [plan('nord', measured('campaign', [base, { date: '2025-06-10', value: 70, evidence: 'Indagine' }]))],
    });
    const [found] = kpiStatuses('nord', { content: withBase, engagement, now: new Date('2025-06-15T22:00:00Z') });
    expect(found?.commitment).toMatchObject({ baseline: 60, start: momentStart('2024-12-01') });
    expect(found?.expected).toBeCloseTo(80, 0);
    expect(found?.state).toBe('late');
  });

  it('tells when the target was first reached', () => {
    const measurements = [
      { date: '2025-05-01', value: 100, evidence: 'Registro' },
      { date: '2025-06-01', value: 120, evidence: 'Registro' },
    ];
    const done = sample({ plans: [plan('nord', measured('campaign', measurements))] });
    const [found] = kpiStatuses('nord', { content: done, engagement, now });
    expect(found).toMatchObject({ state: 'achieved', reachedOn: momentStart('2025-05-01') });
  });
});

describe('a programme', () => {
  const series = fc
    .uniqueArray(fc.tuple(fc.nat(500), fc.nat(1000)), { selector: ([day]) => day, maxLength: 12 })
    .map((list) =>
      list
        .sort(([a], [b]) => a - b)
        .map(([day, value]): KpiPoint => ({ at: new Date(Date.UTC(2025, 0, 1 + day)), value })),
    );

  it('is at every instant the sum of its campaigns', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 6 }), fc.nat(600), (parts, day) => {
        const at = new Date(Date.UTC(2025, 0, 1 + day));
        const known = parts.map((part) => valueAt(part, at)).filter((value) => value !== undefined);
        const sum = known.length ? known.reduce((a, b) => a + b, 0) : undefined;
        expect(valueAt(sumPoints(parts), at)).toBe(sum);
      }),
    );
  });

  it('has one point an instant, in order', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 6 }), (parts) => {
        const times = sumPoints(parts).map((point) => point.at.getTime());
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      }),
    );
  });

  it('counts posts as its campaigns do, however they are spread', () => {
    const record = fc.record({
      campaign: fc.constantFrom('tutto', 'nord', 'sud'),
      touchpoint: fc.constantFrom('a', 'b', 'c', 'd'),
      network: fc.constantFrom('linkedin', 'bluesky'),
      at: fc.integer({ min: 0, max: 600 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString()),
    });
    const count = (scope: string) => kpi({ measure: { type: 'touchpoints', scope } });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (records) => {
        const evidence = { content: sample({ posted: records }), engagement, now };
        const parts = ['tutto', 'nord', 'sud'].map((id) => kpiStatus(id, count('campaign'), evidence).value ?? 0);
        const whole = kpiStatus('tutto', count('programme'), evidence).value;
        expect(whole ?? 0).toBe(parts.reduce((a, b) => a + b, 0));
        expect(whole).not.toBe(0);
      }),
    );
  });
});
