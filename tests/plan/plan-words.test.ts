import { describe, expect, it } from 'vitest';
import type { EngagementSnapshot } from '#model/engagement.ts';
import { kpiStatuses } from '#plan/kpi-status.ts';
import { planWords } from '#plan/plan-words.ts';
import { channel, kpi, plan, posted, sample, touchpoint } from './sample.ts';
import { numbers, row, snapshot } from './snapshot.ts';

const measured = (id: string, value: number | undefined) =>
  kpi({
    id,
    indicator: `Persone ${id}`,
    measurements: value === undefined ? [] : [{ date: '2025-06-30', value, evidence: 'Registro' }],
  });

function words(
  values: (number | undefined)[],
  now: string,
  engagement?: EngagementSnapshot,
  out: string[] = [],
): string[] {
  const content = sample({
    channels: [channel('linkedin')],
    plans: [plan('nord', { kpis: values.map((value, i) => measured(`k${i}`, value)) })],
    touchpoints: [touchpoint('uno', 'nord'), touchpoint('due', 'nord'), touchpoint('tre', 'nord')],
    posted: out.map((id) => posted(id, 'nord', '2025-03-03T09:00:00Z')),
  });
  const view = { content, campaign: 'nord', area: 'staff', now: new Date(now) } as const;
  return planWords({ view, kpis: kpiStatuses('nord', { content, engagement: new Map(), now: view.now }), engagement });
}

describe('the words of a plan', () => {
  it('tell a plan in full swing', () => {
    const engagement = snapshot({
      totals: numbers({ visits: 1120, actions: 1 }),
      previous: { from: '2024-01-01', to: '2024-12-31', totals: numbers({ visits: 1000 }) },
      touchpoints: [row('uno', { visits: 400 }), row('due', { visits: 7 })],
    });
    expect(words([100, 80, 10, 20, undefined], '2025-09-15T10:00:00Z', engagement, ['uno', 'due'])).toEqual([
      'Al 15 settembre 2025 la campagna è in corso, fino a giugno 2026.',
      'Su 5 KPI, 1 è raggiunto, 1 è in linea e 2 sono in ritardo; per 1 il dato non è stato fornito.',
      'Da seguire: «Persone k2» e «Persone k3».',
      'Di 3 touchpoint previsti entro questa data, 2 risultano pubblicati.',
      'Le pagine hanno ricevuto 1.120 visite e 1 azione, il 12% in più del periodo precedente; il touchpoint che ne porta di più è «Touchpoint uno», con 400 visite.',
    ]);
  });

  it('say that nothing was given rather than zero', () => {
    expect(words([undefined, undefined], '2026-11-20T10:00:00Z')).toEqual([
      'Al 20 novembre 2026 la campagna è conclusa da giugno 2026.',
      'Di nessuno dei 2 KPI è stato fornito il valore: non si può dire se il piano è in linea.',
      'Di 3 touchpoint previsti entro questa data, nessuno risulta pubblicato.',
      'Il numero delle visite non è stato fornito.',
    ]);
    expect(words([undefined], '2026-11-20T10:00:00Z')[1]).toBe(
      'Dell’unico KPI non è stato fornito il valore: non si può dire se il piano è in linea.',
    );
  });

  it('count a single touchpoint as one', () => {
    const one = (out: boolean) => {
      const content = sample({
        channels: [channel('linkedin')],
        touchpoints: [touchpoint('uno', 'nord')],
        posted: out ? [posted('uno', 'nord', '2025-03-03T09:00:00Z')] : [],
      });
      const view = { content, campaign: 'nord', area: 'staff', now: new Date('2025-09-15') } as const;
      return planWords({ view, kpis: [], engagement: undefined })[2];
    };
    expect(one(true)).toBe('L’unico touchpoint previsto entro questa data risulta pubblicato.');
    expect(one(false)).toBe('L’unico touchpoint previsto entro questa data non risulta pubblicato.');
  });

  it('tell a plan before its start', () => {
    expect(words([], '2024-11-27T10:00:00Z')).toEqual([
      'Al 27 novembre 2024 la campagna non è ancora cominciata: comincia il 1º gennaio 2025.',
      'Il piano non ha KPI.',
      'Nessun touchpoint era previsto entro questa data.',
      'Il numero delle visite non è stato fornito.',
    ]);
  });

  it('tell one KPI, one touchpoint, fewer visits', () => {
    const engagement = snapshot({
      totals: numbers({ visits: 500 }),
      previous: { from: '2024-01-01', to: '2024-12-31', totals: numbers({ visits: 1000 }) },
      touchpoints: [row('uno')],
    });
    const [, first, second, third, fourth] = words([30], '2026-11-20T10:00:00Z', engagement, ['uno']);
    expect(first).toBe('L’unico KPI è mancato.');
    expect(second).toBe('Da seguire: «Persone k0».');
    expect(third).toBe('Di 3 touchpoint previsti entro questa data, 1 risulta pubblicato.');
    expect(fourth).toBe(
      'Le pagine hanno ricevuto 500 visite e 0 azioni, il 50% in meno del periodo precedente; nessuna visita arriva da un touchpoint.',
    );
  });

  it('name to the public no touchpoint that the public may not see, however many visits it brought', () => {
    const content = sample({
      channels: [channel('linkedin')],
      plans: [plan('nord', { kpis: [] })],
      touchpoints: [
        touchpoint('segreto', 'nord', { state: 'draft' }),
        touchpoint('futuro', 'nord', { publishAt: '2026-03-01' }),
        touchpoint('noto', 'nord', { state: 'approved', publishAt: '2025-03-01' }),
      ],
    });
    const last = (area: 'public' | 'staff', ...rows: [string, number][]) => {
      const engagement = snapshot({
        totals: numbers({ visits: 50 }),
        touchpoints: rows.map(([id, visits]) => row(id, { visits })),
      });
      const view = { content, campaign: 'nord', area, now: new Date('2025-09-15T10:00:00Z') };
      return planWords({ view, kpis: [], engagement }).at(-1);
    };
    const sum = 'Le pagine hanno ricevuto 50 visite e 0 azioni';
    const best = (id: string) => `${sum}; il touchpoint che ne porta di più è «Touchpoint ${id}», con`;
    expect(last('staff', ['segreto', 9], ['noto', 3])).toBe(`${best('segreto')} 9 visite.`);
    expect(last('public', ['segreto', 9], ['futuro', 8], ['noto', 3])).toBe(`${best('noto')} 3 visite.`);
    expect(last('public', ['segreto', 9], ['tolto', 5])).toBe(`${sum}.`);
  });

  it('name at most three KPIs to follow', () => {
    expect(words([1, 2, 3, 4, 5], '2026-11-20T10:00:00Z')[2]).toBe(
      'Da seguire: «Persone k0», «Persone k1», «Persone k2» e 2 altri.',
    );
  });

  it('write thousands with a full stop, as every number here', () => {
    const engagement = snapshot({ totals: numbers({ visits: 1, actions: 60_000 }) });
    expect(words([], '2025-09-15T10:00:00Z', engagement).at(-1)).toBe(
      'Le pagine hanno ricevuto 1 visita e 60.000 azioni; nessuna visita arriva da un touchpoint.',
    );
  });
});
