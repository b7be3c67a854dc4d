import { describe, expect, it } from 'vitest';
import { type KpiStatus, kpiStatuses } from '#plan/kpi-status.ts';
import {
  changeWords,
  chartWords,
  expectedWords,
  kpiValueWords,
  targetWords,
  valueOnTargetWords,
} from '#plan/kpi-words.ts';
import { kpi, plan, sample } from './sample.ts';

const now = new Date('2025-09-15T10:00:00Z');
function status(fields: Record<string, unknown>, ...values: [date: string, value: number][]): KpiStatus {
  const measurements = values.map(([date, value]) => ({ date, value, evidence: 'Registro' }));
  const content = sample({ plans: [plan('nord', { kpis: [kpi({ ...fields, measurements })] })] });
  const [one] = kpiStatuses('nord', { content, engagement: new Map(), now });
  if (!one) throw new Error('no KPI');
  return one;
}

describe('a KPI in words', () => {
  it('tells its target and its value with their unit', () => {
    const people = status({ target: 60000, unit: 'operatori' }, ['2025-06-30', 25144]);
    expect(targetWords(people)).toBe('60.000 operatori');
    expect(kpiValueWords(people)).toBe('25.144 operatori');
    expect(valueOnTargetWords(people)).toBe('25.144 operatori su 60.000');
  });

  it('tells a ceiling and a percentage as such', () => {
    const ceiling = status({ target: 100, unit: 'professionisti', atMost: true }, ['2025-06-30', 48]);
    expect(targetWords(ceiling)).toBe('fino a 100 professionisti');
    expect(valueOnTargetWords(ceiling)).toBe('48 professionisti, fino a 100');
    const share = status({ target: 85, unit: '%' }, ['2025-06-30', 12.5]);
    expect(targetWords(share)).toBe('85%');
    expect(valueOnTargetWords(share)).toBe('12,5% su 85%');
  });

  it('says that nobody gave a value, and never zero', () => {
    const none = status({});
    expect(kpiValueWords(none)).toBe('dato non fornito');
    expect(chartWords(none)).toBe('Persone formate: dato non fornito; obiettivo: 100 entro il 31 dicembre 2025.');
  });

  it('rounds what was expected as its unit asks', () => {
    expect(expectedWords(status({ target: 19 }))).toBe('13,4');
    expect(expectedWords(status({ target: 20 }))).toBe('14');
    expect(expectedWords(status({ target: 100 }))).toBe('71');
    expect(expectedWords(status({ target: 100, unit: '%' }))).toBe('70,5%');
  });

  it('tells how it changed', () => {
    const change = (...values: number[]) =>
      changeWords(status({}, ...values.map((value, i): [string, number] => [`2025-0${i + 1}-28`, value])));
    expect(change()).toBe('–');
    expect(change(3)).toBe('–');
    expect(change(3, 7)).toBe('+4');
    expect(change(7, 5)).toBe('−2');
    expect(change(7, 7)).toBe('invariato');
  });

  it('describes its chart to those who do not see it', () => {
    expect(chartWords(status({ unit: 'persone' }, ['2025-06-11', 40]))).toBe(
      'Persone formate: 40 persone all’11 giugno 2025; obiettivo: 100 persone entro il 31 dicembre 2025. Valore atteso alla data: 71 persone.',
    );
    expect(chartWords(status({ atMost: true, deadline: '2025' }, ['2025-06-30', 40]))).toBe(
      'Persone formate: 40 al 30 giugno 2025; obiettivo: fino a 100 entro il 2025.',
    );
  });
});
