import { deadlineWords, numberWords, valueWords, withDay } from './italian.ts';
import type { KpiStatus } from './kpi-status.ts';

/** A KPI in words, for charts and tables. */

/** `60.000 operatori`, `fino a 100 professionisti`. */
export function targetWords({ kpi }: KpiStatus): string {
  return `${kpi.atMost ? 'fino a ' : ''}${valueWords(kpi.target, kpi.unit)}`;
}

/** The value, or that nobody gave it. */
export function kpiValueWords({ kpi, value }: KpiStatus): string {
  return value === undefined ? 'dato non fornito' : valueWords(value, kpi.unit);
}

/** `70,5`, rounded as the unit asks: people are whole. */
export function expectedWords({ kpi, expected }: KpiStatus): string {
  return valueWords(kpi.target >= 20 && kpi.unit !== '%' ? Math.round(expected) : expected, kpi.unit);
}

/** `+4`, `−2`, `invariato`; a dash where there is nothing to compare. */
export function changeWords({ trend }: KpiStatus): string {
  if (trend === undefined) return '–';
  return trend === 0 ? 'invariato' : `${trend > 0 ? '+' : '−'}${numberWords(Math.abs(trend))}`;
}

/** `25.144 operatori su 60.000`, `48 professionisti, fino a 100`. */
export function valueOnTargetWords(status: KpiStatus): string {
  const { kpi } = status;
  const target = `${numberWords(kpi.target)}${kpi.unit === '%' ? '%' : ''}`;
  return `${kpiValueWords(status)}${kpi.atMost ? ', fino a' : ' su'} ${target}`;
}

/** The chart of a KPI in a sentence, for those who don't see it. */
export function chartWords(status: KpiStatus): string {
  const { kpi, value, measuredOn, commitment } = status;
  const goal = `obiettivo: ${targetWords(status)} ${deadlineWords(kpi.deadline)}`;
  if (value === undefined || !measuredOn) return `${kpi.indicator}: dato non fornito; ${goal}.`;
  const awaited = commitment.atMost ? '' : ` Valore atteso alla data: ${expectedWords(status)}.`;
  return `${kpi.indicator}: ${kpiValueWords(status)} ${withDay('al', measuredOn)}; ${goal}.${awaited}`;
}
