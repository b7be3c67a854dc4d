import type { EngagementSnapshot } from '#model/engagement.ts';
import { momentEnd, momentStart } from '#model/moment.ts';
import { isVisible, progressAt } from '#model/visibility.ts';
import { countWords, listWords, numberWords, timeWords, withDay } from './italian.ts';
import type { KpiState } from './kpi-state.ts';
import type { KpiStatus } from './kpi-status.ts';
import { networksPosted, touchpointsSeen, type Viewpoint } from './viewpoint.ts';

/** What the words of a plan are made from. */
export interface PlanFacts {
  view: Viewpoint;
  kpis: readonly KpiStatus[];
  engagement: EngagementSnapshot | undefined;
}

/** How the plan is going, in plain Italian: when, the KPIs, what is out, what it brought. One sentence each. */
export function planWords(facts: PlanFacts): string[] {
  return [campaignWords(facts), ...kpiWords(facts.kpis), touchpointWords(facts), engagementWords(facts)];
}

function campaignWords({ view: { content, campaign, now } }: PlanFacts): string {
  const { start, end } = content.get('campaigns', campaign);
  const today = `A${withDay('al', now).slice(1)}`;
  switch (progressAt(momentStart(start), momentEnd(end), now)) {
    case 'upcoming':
      return `${today} la campagna non è ancora cominciata: comincia ${timeWords('at', start)}.`;
    case 'current':
      return `${today} la campagna è in corso, ${timeWords('until', end)}.`;
    case 'ended':
      return `${today} la campagna è conclusa ${timeWords('since', end)}.`;
  }
}

const stateWords: Readonly<Record<Exclude<KpiState, 'missing'>, readonly [one: string, many: string]>> = {
  achieved: ['è raggiunto', 'sono raggiunti'],
  'on-track': ['è in linea', 'sono in linea'],
  late: ['è in ritardo', 'sono in ritardo'],
  missed: ['è mancato', 'sono mancati'],
};

function kpiWords(kpis: readonly KpiStatus[]): string[] {
  if (!kpis.length) return ['Il piano non ha KPI.'];
  const known = kpis.filter((kpi) => kpi.state !== 'missing');
  if (!known.length) return [noValueWords(kpis.length)];
  const counts = (Object.keys(stateWords) as (keyof typeof stateWords)[]).flatMap((state) => {
    const n = kpis.filter((kpi) => kpi.state === state).length;
    return n ? [`${n} ${stateWords[state][n === 1 ? 0 : 1]}`] : [];
  });
  const missing = kpis.length - known.length;
  const rest = missing ? `; per ${missing} il dato non è stato fornito` : '';
  const sum =
    kpis.length === 1 ? `L’unico KPI ${counts[0]?.slice(2)}.` : `Su ${kpis.length} KPI, ${listWords(counts)}${rest}.`;
  return [sum, ...attentionWords(kpis)];
}

function noValueWords(kpis: number): string {
  const subject =
    kpis === 1
      ? 'Dell’unico KPI non è stato fornito il valore'
      : `Di nessuno dei ${kpis} KPI è stato fornito il valore`;
  return `${subject}: non si può dire se il piano è in linea.`;
}

/** At most three of the KPIs that need someone's attention. */
function attentionWords(kpis: readonly KpiStatus[]): string[] {
  const weak = kpis.filter(({ state }) => state === 'late' || state === 'missed');
  if (!weak.length) return [];
  const named = weak.slice(0, 3).map(({ kpi }) => `«${kpi.indicator}»`);
  const more = weak.length > 3 ? [countWords(weak.length - 3, 'altro', 'altri')] : [];
  return [`Da seguire: ${listWords([...named, ...more])}.`];
}

function touchpointWords({ view }: PlanFacts): string {
  const touchpoints = touchpointsSeen(view);
  const due = touchpoints.filter((touchpoint) => momentStart(touchpoint.publishAt) <= view.now);
  if (!due.length) return 'Nessun touchpoint era previsto entro questa data.';
  const out = due.filter((touchpoint) => networksPosted(view.content, touchpoint, view.now).length > 0).length;
  if (due.length === 1) {
    return `L’unico touchpoint previsto entro questa data ${out ? 'risulta' : 'non risulta'} pubblicato.`;
  }
  const published =
    out === 0
      ? 'nessuno risulta pubblicato'
      : out === 1
        ? '1 risulta pubblicato'
        : `${numberWords(out)} risultano pubblicati`;
  return `Di ${numberWords(due.length)} touchpoint previsti entro questa data, ${published}.`;
}

function engagementWords({ view, engagement }: PlanFacts): string {
  if (!engagement) return 'Il numero delle visite non è stato fornito.';
  const { visits, actions } = engagement.totals;
  const done = countWords(actions, 'azione', 'azioni');
  const sum = `Le pagine hanno ricevuto ${countWords(visits, 'visita', 'visite')} e ${done}${changeWords(engagement)}`;
  const brought = engagement.touchpoints.filter(({ visits: count }) => count > 0).sort((a, b) => b.visits - a.visits);
  if (!brought.length) return `${sum}; nessuna visita arriva da un touchpoint.`;
  const best = brought.find(({ id }) => mayBeNamed(id, view));
  if (!best) return `${sum}.`;
  const title = view.content.find('touchpoints', best.id)?.title ?? best.id;
  return `${sum}; il touchpoint che ne porta di più è «${title}», con ${countWords(best.visits, 'visita', 'visite')}.`;
}

/** A draft, an embargoed or a cancelled touchpoint may have brought visits: its title is for the staff alone. */
function mayBeNamed(id: string, { content, area, now }: Viewpoint): boolean {
  const touchpoint = content.find('touchpoints', id);
  return touchpoint === undefined ? area === 'staff' : isVisible(touchpoint, area, now);
}

function changeWords({ totals, previous }: EngagementSnapshot): string {
  if (!previous?.totals.visits) return '';
  const change = Math.round((totals.visits / previous.totals.visits - 1) * 100);
  if (change === 0) return ', quante nel periodo precedente';
  return `, il ${numberWords(Math.abs(change))}% in ${change > 0 ? 'più' : 'meno'} del periodo precedente`;
}
