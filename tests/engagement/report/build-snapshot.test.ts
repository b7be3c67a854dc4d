import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, createCollector } from '#engagement/collector/collector.ts';
import type { HistoricEvent } from '#engagement/collector/import-history.ts';
import { demoVisits } from '#engagement/demo/demo-visits.ts';
import { buildSnapshot } from '#engagement/report/build-snapshot.ts';
import { growthOf } from '#engagement/report/growth.ts';
import { daysOf } from '#engagement/report/period.ts';
import type { StatsBackend } from '#engagement/stats-backend.ts';
import { type EngagementSnapshot, engagementSnapshotSchema } from '#model/engagement.ts';
import {
  asset,
  audience,
  campaign,
  channel,
  event,
  kpi,
  message,
  plan,
  sample,
  touchpoint,
} from '../../plan/sample.ts';
import { collectorInMemory } from './collector-backend.ts';
import { dayInRome, mondayInRome, recount } from './recount.ts';

const content = sample({
  campaigns: [campaign('tutto'), campaign('nord', { parent: 'tutto', audiences: ['medici', 'sportello'] })],
  audiences: [audience('medici'), audience('sportello')],
  channels: [channel('linkedin'), channel('posta', 'email'), channel('muto', 'web')],
  messages: [message('messaggio', 'nord'), message('altro', 'nord')],
  touchpoints: [
    touchpoint('uno', 'nord', { publishAt: '2025-03-03T09:00' }),
    touchpoint('due', 'nord', {
      publishAt: '2025-03-24',
      channel: 'posta',
      message: 'altro',
      audiences: ['sportello'],
    }),
    touchpoint('futuro', 'nord', { publishAt: '2025-06-01' }),
    touchpoint('annullato', 'nord', { state: 'cancelled' }),
  ],
  events: [event('convegno', 'nord')],
  assets: [asset('scheda', 'nord')],
  plans: [
    plan('nord', {
      kpis: [
        kpi({ id: 'visite', measure: { type: 'engagement', metric: 'visits', audience: 'sportello' } }),
        kpi({ id: 'lettere', measure: { type: 'engagement', metric: 'visitors', channel: 'posta' } }),
        kpi({ id: 'schede', measure: { type: 'engagement', metric: 'events', goal: 'Scarica materiale' } }),
      ],
    }),
    plan('tutto', {
      kpis: [kpi({ id: 'azioni', measure: { type: 'engagement', metric: 'events', scope: 'programme' } })],
    }),
  ],
});
const period = { from: '2025-03-01', to: '2025-03-31' };
const raw = demoVisits({ content, now: new Date('2025-04-20T10:00:00Z'), seed: 'prova' });
const during = ({ from, to }: { from: string; to: string }, events = raw) =>
  events.filter(({ timestamp }) => dayInRome(timestamp) >= from && dayInRome(timestamp) <= to);
const onNord = during(period).filter((e) => e.props?.campaign === 'nord');
const acted = (e: HistoricEvent) => e.name !== undefined && e.name !== 'engagement';

const emptyCollector = () =>
  createCollector({ dbPath: ':memory:', sites: ['sito.it'], apiKeys: ['k'], timezone: 'Europe/Rome' });

let collector: Collector;
let backend: StatsBackend;
let snapshot: EngagementSnapshot;
beforeAll(async () => {
  collector = emptyCollector();
  await collector.importEvents('sito.it', raw);
  backend = collectorInMemory(collector, 'sito.it');
  const result = await buildSnapshot({ content, campaign: 'nord', backend, period, compare: true });
  if (!result.ok) throw new Error(result.reason);
  snapshot = result.snapshot;
});
afterAll(() => collector.close());
const rowOf = (
  kind: 'touchpoints' | 'messages' | 'audiences' | 'channels' | 'events' | 'assets' | 'weeks',
  id: string,
) => snapshot[kind].find((row) => row.id === id);

describe('the snapshot of a seeded month', () => {
  it('has something to count', () => {
    expect(recount(onNord).visits).toBeGreaterThan(200);
    expect(recount(onNord).actions).toBeGreaterThan(20);
  });

  it('respects its schema, and holds no visitor', () => {
    expect(engagementSnapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
    expect(JSON.stringify(snapshot)).not.toContain(raw[0]?.visitor);
  });

  it('has the totals of the raw events', () => {
    expect(snapshot.totals).toMatchObject(recount(onNord));
    expect(snapshot.totals.time).toBeGreaterThan(0);
  });

  it('compares with the days before', () => {
    expect(snapshot.previous).toMatchObject({ from: '2025-01-29', to: '2025-02-28' });
    const before = during({ from: '2025-01-29', to: '2025-02-28' }).filter((e) => e.props?.campaign === 'nord');
    expect(snapshot.previous?.totals).toMatchObject(recount(before));
    expect(rowOf('touchpoints', 'uno')?.previousVisits).toBe(0);
  });

  it('tells touchpoints and channels apart by the link that was followed', () => {
    for (const [id, channelId] of [
      ['uno', 'linkedin'],
      ['due', 'posta'],
    ] as const) {
      const brought = during(period).filter((e) => e.origin?.utm_content === id);
      expect(recount(brought).visits).toBeGreaterThan(10);
      expect(rowOf('touchpoints', id)).toMatchObject(recount(brought));
      expect(rowOf('channels', channelId)).toMatchObject(recount(brought));
    }
    expect(snapshot.touchpoints.map(({ id }) => id)).toEqual(['uno', 'due', 'futuro']);
    expect(rowOf('touchpoints', 'futuro')).toMatchObject({ visits: 0, conversion: null, time: null });
  });

  it('counts for a message the visits of its touchpoints and of its own page', () => {
    for (const [id, touchpoints] of [
      ['messaggio', ['uno', 'futuro']],
      ['altro', ['due']],
    ] as const) {
      const own = onNord.filter(
        (e) => (touchpoints as readonly string[]).includes(e.origin?.utm_content ?? '') || e.props?.message === id,
      );
      expect(rowOf('messages', id)).toMatchObject(recount(own));
    }
  });

  it('counts for an audience the visits of its touchpoints and of its own page', () => {
    const own = onNord.filter((e) => e.origin?.utm_content === 'due' || e.props?.audience === 'sportello');
    expect(rowOf('audiences', 'sportello')).toMatchObject(recount(own));
  });

  it('counts for an event and an asset their page and the actions on them', () => {
    for (const [kind, id, path, prop] of [
      ['events', 'convegno', '/nord/eventi/convegno/', 'event'],
      ['assets', 'scheda', '/nord/materiali/scheda/', 'asset'],
    ] as const) {
      const { visitors, visits, pageviews } = recount(during(period).filter((e) => e.pathname === path));
      const actions = during(period).filter((e) => acted(e) && e.props?.[prop] === id);
      expect(pageviews).toBeGreaterThan(5);
      const { actions: count, converted } = recount(actions);
      expect(rowOf(kind, id)).toMatchObject({ visitors, visits, pageviews, actions: count, converted });
    }
  });

  it('tells a cancelled touchpoint only if its link brought somebody all the same', async () => {
    const own = emptyCollector();
    const origin = { utm_source: 'linkedin', utm_content: 'annullato' };
    await own.importEvents('sito.it', [{ timestamp: '2025-03-05T10:00:00Z', props: { campaign: 'nord' }, origin }]);
    const asked = { content, campaign: 'nord', backend: collectorInMemory(own, 'sito.it'), period, compare: false };
    const result = await buildSnapshot(asked);
    await own.close();
    const told = result.ok ? result.snapshot.touchpoints : [];
    expect(told.map(({ id, visits }) => [id, visits])).toEqual([
      ['uno', 0],
      ['due', 0],
      ['futuro', 0],
      ['annullato', 1],
    ]);
  });

  it('counts every week of the period, with its own visits', () => {
    expect(snapshot.weeks.map(({ id }) => id)).toEqual([
      '2025-03-01',
      '2025-03-03',
      '2025-03-10',
      '2025-03-17',
      '2025-03-24',
      '2025-03-31',
    ]);
    for (const { id } of snapshot.weeks.slice(1)) {
      const own = onNord.filter((e) => mondayInRome(e.timestamp) === id);
      expect(rowOf('weeks', id)).toMatchObject(recount(own));
    }
    expect(snapshot.weeks.reduce((sum, week) => sum + week.pageviews, 0)).toBe(snapshot.totals.pageviews);
  });

  it('lists actions and downloads by format', () => {
    const names = [...new Set(onNord.filter(acted).map((e) => e.name))].sort();
    expect(snapshot.actions.map(({ id }) => id).sort()).toEqual(names);
    for (const { id, count } of snapshot.actions) expect(count).toBe(onNord.filter((e) => e.name === id).length);
    for (const { id, actions } of snapshot.formats) {
      expect(actions).toBe(onNord.filter((e) => e.name === 'Scarica materiale' && e.props?.format === id).length);
    }
    expect(snapshot.formats.length).toBeGreaterThan(0);
  });

  it('measures the KPIs of its plan and of the plans above, from the start of the campaign', () => {
    const sinceStart = during({ from: '2025-01-01', to: period.to }).filter((e) => e.props?.campaign === 'nord');
    const forDesk = sinceStart.filter((e) => e.origin?.utm_content === 'due' || e.props?.audience === 'sportello');
    expect(snapshot.measures.map(({ growth: _, ...measured }) => measured)).toEqual([
      { metric: 'visits', audience: 'sportello', value: recount(forDesk).visits },
      {
        metric: 'visitors',
        channel: 'posta',
        value: recount(sinceStart.filter((e) => e.origin?.utm_source === 'posta')).visitors,
      },
      {
        metric: 'events',
        goal: 'Scarica materiale',
        value: sinceStart.filter((e) => e.name === 'Scarica materiale').length,
      },
      { metric: 'events', value: recount(sinceStart).actions },
    ]);
  });
});

describe('how a KPI grew', () => {
  it('is told by day from before the first visit, and ends at its value', () => {
    const since = during({ from: '2025-01-01', to: period.to }).filter(
      (e) => e.props?.campaign === 'nord' && e.name === 'Scarica materiale',
    );
    const measured = snapshot.measures.find(({ goal }) => goal === 'Scarica materiale');
    const growth = measured?.growth ?? [];
    expect(growth[0]?.value).toBe(0);
    expect(growth.at(-1)).toEqual({ day: '2025-03-31', value: measured?.value });
    expect(growth.length).toBeGreaterThan(3);
    for (const { day, value } of growth)
      expect([day, value]).toEqual([day, since.filter((e) => dayInRome(e.timestamp) <= day).length]);
  });

  it('is told by week over a longer time', async () => {
    const long = { from: '2025-01-01', to: '2025-04-15' };
    const result = await buildSnapshot({ content, campaign: 'nord', backend, period: long, compare: false, kinds: [] });
    const { growth = [], value } = (result.ok && result.snapshot.measures.at(-1)) || {};
    const acts = during(long).filter((e) => e.props?.campaign === 'nord' && acted(e));
    expect(growth.at(-1)).toEqual({ day: '2025-04-15', value });
    for (const { day, value: then } of growth.slice(0, -1)) {
      expect(new Date(day).getUTCDay()).toBe(0);
      expect(then).toBe(acts.filter((e) => dayInRome(e.timestamp) <= day).length);
    }
  });

  it('never falls, never passes the value and ends there', () => {
    const counts = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.nat(5), (daily, crossing) => {
        const days = daysOf({ from: '2025-01-01', to: '2025-03-31' }).slice(0, daily.length);
        const whole = Math.max(0, daily.reduce((sum, n) => sum + n, 0) - crossing);
        const counted = new Map(days.map((day, i) => [day, daily[i] ?? 0]));
        const end = { from: days[0] ?? '', to: days.at(-1) ?? '' };
        const growth = growthOf(counted, daysOf, end, whole);
        expect(growth.at(-1)).toEqual({ day: end.to, value: whole });
        for (const [i, { day, value }] of growth.entries()) {
          expect(value).toBeGreaterThanOrEqual(growth[i - 1]?.value ?? 0);
          expect(value).toBeLessThanOrEqual(whole);
          expect(day > (growth[i - 1]?.day ?? '')).toBe(true);
        }
      }),
    );
  });
});

describe('a link followed in the middle of a visit', () => {
  it('counts for its touchpoint, and the visit still for the one that began it', async () => {
    const own = await createCollector({ dbPath: ':memory:', sites: ['sito.it'], apiKeys: ['k'] });
    const at = (time: string, touchpointId: string, more: object = {}) => ({
      timestamp: `2025-03-10T${time}:00Z`,
      visitor: 'una',
      pathname: '/nord/',
      props: { campaign: 'nord', ...(touchpointId ? { touchpoint: touchpointId } : {}) },
      origin: { utm_source: 'linkedin', utm_medium: 'social', utm_campaign: 'nord', utm_content: 'uno' },
      ...more,
    });
    await own.importEvents('sito.it', [
      at('10:00', 'uno'),
      at('10:01', ''),
      at('10:02', 'due'),
      at('10:03', 'due', { name: 'Condividi' }),
      at('10:04', ''),
    ]);
    const result = await buildSnapshot({
      content,
      campaign: 'nord',
      backend: collectorInMemory(own, 'sito.it'),
      period,
      compare: false,
    });
    await own.close();
    if (!result.ok) throw new Error(result.reason);
    const row = (id: string) => result.snapshot.touchpoints.find((found) => found.id === id);
    expect(row('uno')).toMatchObject({ visits: 1, pageviews: 4, actions: 1 });
    expect(row('due')).toMatchObject({ visits: 1, pageviews: 1, actions: 1 });
    expect(result.snapshot.channels.find(({ id }) => id === 'posta')).toMatchObject({ visits: 1, actions: 1 });
    expect(result.snapshot.totals).toMatchObject({ visits: 1, pageviews: 4, actions: 1 });
  });
});

describe('a snapshot', () => {
  it('measures nothing where nobody ever came', async () => {
    const empty = await createCollector({ dbPath: ':memory:', sites: ['sito.it'], apiKeys: ['k'] });
    const result = await buildSnapshot({
      content,
      campaign: 'nord',
      backend: collectorInMemory(empty, 'sito.it'),
      period,
      compare: false,
    });
    await empty.close();
    expect(result).toMatchObject({ ok: true, snapshot: { measures: [], previous: null, totals: { visits: 0 } } });
  });

  it('has no period before its campaign', async () => {
    const result = await buildSnapshot({
      content,
      campaign: 'nord',
      backend,
      period: { from: '2025-01-01', to: '2025-01-31' },
      compare: true,
    });
    expect(result).toMatchObject({ ok: true, snapshot: { previous: null } });
  });

  it('says why, where the statistics refuse', async () => {
    const result = await buildSnapshot({
      content,
      campaign: 'nord',
      backend: collectorInMemory(collector, 'altrove.it'),
      period,
      compare: false,
    });
    expect(result).toEqual({ ok: false, reason: expect.stringContaining('altrove.it') });
  });
});
