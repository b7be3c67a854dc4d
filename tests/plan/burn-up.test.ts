import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnUp } from '#plan/burn-up.ts';
import { kpiStatuses } from '#plan/kpi-status.ts';
import { breakLabel, threadLayout } from '#plan/thread-layout.ts';
import { kpi, plan, posted, sample } from './sample.ts';

const now = new Date('2025-07-02T10:00:00Z');

function chart(fields: Record<string, unknown>, when = now, out: string[] = []) {
  const content = sample({
    plans: [plan('nord', { kpis: [kpi(fields)] })],
    posted: out.map((at, i) => posted(`t${i}`, 'nord', at)),
  });
  const [status] = kpiStatuses('nord', { content, engagement: new Map(), now: when });
  if (!status) throw new Error('no KPI');
  return burnUp(status, when);
}

describe('the burn-up', () => {
  it('runs from the start to the deadline, the target at the top', () => {
    const found = chart({ measurements: [{ date: '2025-07-02', value: 50, evidence: 'Registro' }] });
    expect(found).toMatchObject({ from: '2025-01-01', to: '2025-12-31', target: 0, deadline: 1 });
    expect(found.expected).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(found.actual).toEqual([[expect.closeTo(0.5, 2), 0.5]]);
    expect(found.today).toBeCloseTo(0.5, 2);
  });

  it('climbs by steps where things are counted, level up to the reporting date', () => {
    const found = chart({ measure: { type: 'touchpoints' }, target: 4 }, now, [
      '2025-04-02T09:00:00Z',
      '2025-04-02T10:00:00Z',
    ]);
    expect(found.actual.map(([, y]) => y)).toEqual([1, 1, 0.75, 0.75, 0.5, 0.5]);
    expect(found.actual.at(-1)?.[0]).toBe(found.today);
  });

  it('draws nothing where nothing was given', () => {
    expect(chart({}).actual).toEqual([]);
  });

  it('has no way to walk where the deadline came before the start', () => {
    expect(chart({ deadline: '2024-12' })).toMatchObject({ expected: [], today: undefined, to: '2024-12-31' });
  });

  it('stays inside its box whatever is measured', () => {
    const measurement = fc.record({
      date: fc.integer({ min: 0, max: 800 }).map((day) => new Date(Date.UTC(2024, 8, day)).toISOString().slice(0, 10)),
      value: fc.integer({ min: 0, max: 500 }),
      evidence: fc.constant('Registro'),
    });
    fc.assert(
      fc.property(fc.array(measurement, { maxLength: 8 }), fc.boolean(), (measurements, atMost) => {
        const found = chart({ measurements, atMost }, new Date('2027-01-01'));
        for (const [x, y] of [...found.actual, ...found.expected]) {
          expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
        }
      }),
    );
  });
});

describe('the drawing of a thread', () => {
  it('breaks labels into at most nine lines of twenty-one characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 }), (words) => {
        const lines = breakLabel(words.join(' '));
        expect(lines.length).toBeLessThanOrEqual(9);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(21);
      }),
    );
    expect(breakLabel('La quota dell’85%, post su X')).toEqual(['La quota dell’85%,', 'post su X']);
  });

  it('keeps knots of one station apart and inside the drawing', () => {
    const node = (station: 'touchpoint' | 'message', id: string) => ({
      id,
      station,
      label: `Etichetta ${id}`,
      href: '/',
    });
    const nodes = [node('message', 'm'), ...['a', 'b', 'c', 'd'].map((id) => node('touchpoint', id))];
    const message = { title: 'm' } as never;
    const drawn = threadLayout({
      message,
      nodes,
      links: [
        ['m', 'a'],
        ['m', 'zzz'],
      ],
    });
    expect(drawn.links.length).toBe(1);
    const column = drawn.nodes.filter(({ node: { station } }) => station === 'touchpoint');
    column.forEach((at, i) => {
      const next = column[i + 1];
      expect(at.y + at.height).toBeLessThanOrEqual(next ? next.y : drawn.height);
      expect(at.x + at.width).toBeLessThanOrEqual(drawn.width);
    });
  });
});
