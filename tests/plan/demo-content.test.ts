import { describe, expect, it } from 'vitest';
import { demoVisits } from '#engagement/demo/demo-visits.ts';
import { seededChance } from '#engagement/demo/seeded-random.ts';
import { kpiSchema } from '#model/plan.ts';
import { DEMO_EVIDENCE, demoContent } from '#plan/demo/demo-content.ts';
import { kpiStatuses } from '#plan/kpi-status.ts';
import { audience, channel, kpi, message, plan, sample, touchpoint } from './sample.ts';

const content = sample({
  audiences: [audience('medici')],
  channels: [channel('linkedin')],
  messages: [message('messaggio', 'nord')],
  touchpoints: Array.from({ length: 20 }, (_, i) =>
    touchpoint(`t${i}`, 'nord', {
      publishAt: `2025-0${1 + (i % 9)}-10T09:00`,
      state: i === 3 ? 'cancelled' : 'approved',
    }),
  ),
  plans: [
    plan('nord', {
      kpis: [
        ...Array.from({ length: 30 }, (_, i) =>
          kpi({ id: `k${i}`, atMost: i % 10 === 0, unit: i % 5 === 0 ? '%' : '' }),
        ),
        kpi({ id: 'post', measure: { type: 'touchpoints' } }),
      ],
    }),
  ],
});
const now = new Date('2025-06-15T10:00:00Z');
const demo = demoContent(content, now, 'seme');

describe('demonstration figures', () => {
  it('are the same for the same seed and date, and others for another', () => {
    expect(demoContent(content, now, 'seme').plans).toEqual(demo.plans);
    expect(demoContent(content, now, 'altro').plans).not.toEqual(demo.plans);
    expect(demoVisits({ content, now, seed: 'seme' })).toEqual(demoVisits({ content, now, seed: 'seme' }));
  });

  it('say what they are, and respect the schema of what they imitate', () => {
    const kpis = demo.plan('nord')?.kpis ?? [];
    const measurements = kpis.flatMap((k) => k.measurements);
    expect(measurements.length).toBeGreaterThan(30);
    for (const { evidence } of measurements) expect(evidence).toBe(DEMO_EVIDENCE);
    for (const one of kpis) expect(kpiSchema.parse(one)).toEqual(one);
  });

  it('know nothing of what comes after the reporting date', () => {
    const dates = demo.plans.flatMap((p) => p.kpis.flatMap((k) => k.measurements.map((m) => m.date)));
    expect(dates.filter((date) => date > '2025-06-15')).toEqual([]);
    expect(demo.posted.filter(({ at }) => new Date(at) > now)).toEqual([]);
    expect(demoVisits({ content, now, seed: 'seme' }).filter((e) => e.timestamp > '2025-06-15T11')).toEqual([]);
  });

  it('never touch the content they start from, nor post what is cancelled', () => {
    expect(content.posted).toEqual([]);
    expect(content.plan('nord')?.kpis.flatMap((k) => k.measurements)).toEqual([]);
    expect(demo.find('plans', 'nord')).toBe(demo.plan('nord'));
    expect(demo.posted.map(({ touchpoint: id }) => id)).not.toContain('t3');
    expect(demo.posted.length).toBeGreaterThan(5);
  });

  it('show KPIs in several states, some without a value', () => {
    const states = new Set(
      kpiStatuses('nord', { content: demo, engagement: new Map(), now }).map(({ state }) => state),
    );
    expect([...states].sort()).toEqual(expect.arrayContaining(['late', 'missing', 'on-track']));
  });
});

describe('seeded chance', () => {
  it('is spread over its range', () => {
    const chance = seededChance('a', 1);
    const found = Array.from({ length: 2000 }, () => chance.between(1, 6));
    expect(new Set(found)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    const mean = found.reduce((a, b) => a + b, 0) / found.length;
    expect(Math.abs(mean - 3.5)).toBeLessThan(0.2);
    expect(() => chance.pick([])).toThrow('nothing to pick from');
  });
});
