import { beforeAll, describe, expect, it } from 'vitest';
import type { Area } from '#model/visibility.ts';
import { coverage } from '#plan/coverage.ts';
import { gaps } from '#plan/gaps.ts';
import { phaseStatus } from '#plan/phase-status.ts';
import { kpisFedBy, type Thread, threads } from '#plan/thread.ts';
import { asset, audience, campaign, channel, event, kpi, message, plan, posted, sample, touchpoint } from './sample.ts';
import { row, snapshot } from './snapshot.ts';

const now = new Date('2025-09-15T10:00:00Z');
const content = sample({
  campaigns: [
    campaign('tutto'),
    campaign('nord', { parent: 'tutto', audiences: ['medici', 'sportello'] }),
    campaign('sud', { parent: 'tutto' }),
  ],
  audiences: [audience('medici', ['tempo', 'dubbi']), audience('sportello')],
  channels: [channel('linkedin'), channel('posta', 'email'), channel('schermi', 'signage')],
  messages: [
    message('messaggio', 'nord', { needs: ['tempo'] }),
    message('muto', 'nord', { needs: ['bisogno-sportello'] }),
  ],
  touchpoints: [
    touchpoint('uno', 'nord'),
    touchpoint('due', 'nord', { channel: 'posta', landing: { type: 'message', id: 'messaggio' } }),
    touchpoint('domani', 'nord', { channel: 'schermi', publishAt: '2025-12-01', audiences: ['sportello'] }),
  ],
  plans: [
    plan('tutto', {
      kpis: [
        kpi({ id: 'post', code: '2.2', measure: { type: 'touchpoints', channelKind: 'social', scope: 'programme' } }),
        kpi({ id: 'solo', measure: { type: 'touchpoints' } }),
      ],
    }),
    plan('nord', {
      kpis: [
        kpi({ id: 'medici', measure: { type: 'engagement', metric: 'visits', audience: 'medici' } }),
        kpi({ id: 'lettere', measure: { type: 'engagement', metric: 'visits', channel: 'posta' } }),
        kpi({ id: 'materiali', measure: { type: 'assets' } }),
      ],
    }),
  ],
  posted: [posted('uno', 'nord', '2025-03-03T09:00:00Z'), posted('uno', 'nord', '2025-03-03T09:00:00Z', 'bluesky')],
});
const view = (area: Area, when = now) => ({ content, campaign: 'nord', area, now: when });
const engagement = (visits: number) => snapshot({ touchpoints: [row('uno', { visits })] });

describe('the thread', () => {
  let thread: Thread | undefined;
  beforeAll(() => {
    [thread] = threads(view('public'), engagement(1234));
  });

  it('goes from the need to the KPI, and every knot leads somewhere', () => {
    expect(thread?.nodes.map(({ id, href }) => [id, href])).toEqual([
      ['message:messaggio', '/nord/messaggi/messaggio/'],
      ['need:tempo', '/nord/per/medici/'],
      ['touchpoint:uno', '/nord/kit/uno/'],
      ['landing:/nord/', '/nord/'],
      ['visits:uno', '/nord/piano/calendario/#visite-uno'],
      ['kpi:nord/medici', '/nord/piano/#kpi-medici'],
      ['kpi:tutto/post', '/tutto/piano/#kpi-post'],
      ['touchpoint:due', '/nord/kit/due/'],
      ['landing:/nord/messaggi/messaggio/', '/nord/messaggi/messaggio/'],
      ['visits:due', '/nord/piano/calendario/#visite-due'],
      ['kpi:nord/lettere', '/nord/piano/#kpi-lettere'],
    ]);
  });

  it('links only knots it has', () => {
    const ids = new Set(thread?.nodes.map(({ id }) => id));
    expect(thread?.links.length).toBe(11);
    for (const [from, to] of thread?.links ?? []) expect(ids.has(from) && ids.has(to)).toBe(true);
  });

  it('says the visits, or that nobody gave them', () => {
    const labels = thread?.nodes.filter(({ station }) => station === 'visits').map(({ label }) => label);
    expect(labels).toEqual(['1.234 visite', 'Visite: dato non fornito']);
  });

  it('asks no visits of a touchpoint that is still to come', () => {
    const [, , coming] = threads(view('staff'), engagement(7))[0]?.nodes.filter((n) => n.station === 'visits') ?? [];
    expect(coming).toMatchObject({ id: 'visits:domani', label: 'In programma' });
  });

  it('keeps embargoed touchpoints from the public', () => {
    expect(JSON.stringify(threads(view('public'), undefined))).not.toContain('domani');
    expect(JSON.stringify(threads(view('staff'), undefined))).toContain('domani');
  });

  it('feeds the KPIs of the programmes above only where they add up', () => {
    const fed = kpisFedBy(content, content.get('touchpoints', 'uno')).map(
      ({ campaign: id, kpi: k }) => `${id}/${k.id}`,
    );
    expect(fed).toEqual(['nord/medici', 'tutto/post']);
  });
});

describe('the coverage', () => {
  const counts = (area: Area) =>
    coverage(view(area)).rows.map(({ audience: { id }, cells, total }) => [
      id,
      ...cells.map((cell) => `${cell.channel.id} ${cell.posted}/${cell.touchpoints.length}`),
      total,
    ]);

  it('crosses audiences and channels', () => {
    expect(counts('staff')).toEqual([
      ['medici', 'linkedin 1/1', 'posta 0/1', 'schermi 0/0', 2],
      ['sportello', 'linkedin 0/0', 'posta 0/0', 'schermi 0/1', 1],
    ]);
  });

  it('tells the public only what is out of embargo', () => {
    expect(counts('public')).toEqual([
      ['medici', 'linkedin 1/1', 'posta 0/1', 2],
      ['sportello', 'linkedin 0/0', 'posta 0/0', 0],
    ]);
  });
});

describe('the gaps', () => {
  const ids = (list: readonly { id: string }[] | undefined) => list?.map(({ id }) => id);

  it('are where the thread is broken', () => {
    const found = gaps(view('staff'), engagement(0));
    expect(ids(found.needs)).toEqual(['dubbi']);
    expect(ids(found.messages)).toEqual(['muto']);
    expect(ids(found.audiences)).toEqual([]);
    expect(ids(found.channels)).toEqual(['posta']);
    expect(ids(found.overdue)).toEqual(['due']);
    expect(ids(found.unvisited)).toEqual(['uno']);
  });

  it('do not take unknown visits for none', () => {
    expect(gaps(view('staff'), undefined).unvisited).toBeUndefined();
    expect(ids(gaps(view('staff'), engagement(1)).unvisited)).toEqual([]);
  });

  it('have nothing overdue before the first touchpoint', () => {
    const found = gaps(view('staff', new Date('2025-01-02')), undefined);
    expect(ids(found.overdue)).toEqual([]);
    expect(ids(found.channels)).toEqual([]);
  });
});

describe('a phase', () => {
  const phase = (fields: object) => ({ id: 'fase', title: 'Fase', track: 'training' as const, sources: [], ...fields });
  const at = (fields: object, when: string) => {
    const { progress, elapsed } = phaseStatus(phase(fields), new Date(when));
    return [progress, elapsed === undefined ? undefined : Number(elapsed.toFixed(2))];
  };

  it('is due, running or over at the reporting date', () => {
    const dates = { start: '2025-01', end: '2025-06' };
    expect(at(dates, '2024-12-31T22:59:59Z')).toEqual(['upcoming', 0]);
    expect(at(dates, '2024-12-31T23:00:00Z')).toEqual(['current', 0]);
    expect(at(dates, '2025-04-01T12:00:00Z')).toEqual(['current', 0.5]);
    expect(at(dates, '2025-06-30T22:00:00Z')).toEqual(['ended', 1]);
  });

  it('says nothing its dates cannot tell', () => {
    expect(at({}, '2025-01-01')).toEqual([undefined, undefined]);
    expect(at({ start: '2025-01' }, '2025-03-01')).toEqual([undefined, undefined]);
    expect(at({ start: '2025-01' }, '2024-03-01')).toEqual(['upcoming', undefined]);
    expect(at({ end: '2025-01' }, '2025-03-01')).toEqual(['ended', undefined]);
  });
});

describe('where a touchpoint leads', () => {
  const lands = sample({
    audiences: [audience('medici')],
    channels: [channel('linkedin'), channel('posta', 'email')],
    messages: [message('messaggio', 'nord')],
    events: [event('giornata', 'nord')],
    assets: [asset('scheda', 'nord')],
    touchpoints: [
      touchpoint('a', 'nord'),
      touchpoint('b', 'nord', { landing: { type: 'audience', id: 'medici' } }),
      touchpoint('c', 'nord', { landing: { type: 'message', id: 'messaggio' } }),
      touchpoint('d', 'nord', { landing: { type: 'event', id: 'giornata' } }),
      touchpoint('e', 'nord', { landing: { type: 'asset', id: 'scheda' }, channel: 'posta', audiences: ['altri'] }),
    ],
    plans: [
      plan('nord', {
        kpis: [
          kpi({ id: 'eventi', measure: { type: 'events' } }),
          kpi({ id: 'webinar', measure: { type: 'events', eventType: 'webinar' } }),
          kpi({ id: 'convegni', measure: { type: 'events', eventType: 'conference' } }),
          kpi({ id: 'materiali', measure: { type: 'assets' } }),
          kpi({ id: 'social', measure: { type: 'touchpoints', channelKind: 'social' } }),
          kpi({ id: 'tutti', code: '1', measure: { type: 'touchpoints' } }),
          kpi({ id: 'medici', measure: { type: 'engagement', metric: 'visits', audience: 'medici' } }),
          kpi({ id: 'posta', measure: { type: 'engagement', metric: 'visits', channel: 'posta' } }),
          kpi({ id: 'a-mano', measure: { type: 'manual' } }),
        ],
      }),
    ],
  });
  const seen = { content: lands, campaign: 'nord', area: 'staff', now } as const;

  it('is told by its name', () => {
    const nodes = threads(seen, undefined)[0]?.nodes.filter(({ station }) => station === 'landing') ?? [];
    expect(nodes.map(({ label, href }) => [label, href])).toEqual([
      ['Campagna nord', '/nord/'],
      ['Gruppo medici', '/nord/per/medici/'],
      ['Messaggio messaggio', '/nord/messaggi/messaggio/'],
      ['Evento giornata', '/nord/eventi/giornata/'],
      ['Materiale scheda', '/nord/materiali/scheda/'],
    ]);
  });

  it('decides which KPIs it feeds', () => {
    const fed = (id: string) => kpisFedBy(lands, lands.get('touchpoints', id)).map(({ kpi: { id } }) => id);
    expect(fed('a')).toEqual(['social', 'tutti', 'medici']);
    expect(fed('d')).toEqual(['eventi', 'webinar', 'social', 'tutti', 'medici']);
    expect(fed('e')).toEqual(['materiali', 'tutti', 'posta']);
  });

  it('is drawn knot by knot, each link once', () => {
    const [thread] = threads(seen, undefined);
    const links = thread?.links.map((link) => link.join(' > ')) ?? [];
    expect(new Set(links).size).toBe(links.length);
    expect(links.filter((link) => link.includes('touchpoint:d') || link.includes('visits:d'))).toEqual([
      'message:messaggio > touchpoint:d',
      'touchpoint:d > landing:/nord/eventi/giornata/',
      'landing:/nord/eventi/giornata/ > visits:d',
      'visits:d > kpi:nord/eventi',
      'visits:d > kpi:nord/webinar',
      'visits:d > kpi:nord/social',
      'visits:d > kpi:nord/tutti',
      'visits:d > kpi:nord/medici',
    ]);
    expect(thread?.nodes.find(({ id }) => id === 'kpi:nord/tutti')?.label).toBe('1 Persone formate');
    expect(thread?.nodes.find(({ id }) => id === 'kpi:nord/medici')?.label).toBe('Persone formate');
  });
});
