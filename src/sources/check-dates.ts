import type { Content } from '#model/content.ts';
import { momentEnd, momentStart } from '#model/moment.ts';
import type { Problem } from '#model/problem.ts';

type Order = [file: string, field: string, first: string | undefined, second: string | undefined, said: string];

/** Dates out of order, and touchpoints and phases outside their campaign. */
export function checkDates(content: Content): Problem[] {
  const orders: Order[] = [
    ...content.campaigns.map((c): Order => [c.file, 'end', c.start, c.end, 'la campagna finisce prima di cominciare']),
    ...content.plans.flatMap((p) =>
      p.phases.map(
        (f, i): Order => [p.file, `phases[${i}].end`, f.start, f.end, `la fase "${f.id}" finisce prima di cominciare`],
      ),
    ),
    ...content.events.map((e): Order => [e.file, 'end', e.start, e.end, "l'evento finisce prima di cominciare"]),
    ...content.events.map(
      (e): Order => [
        e.file,
        'registration.closes',
        e.registration?.opens,
        e.registration?.closes,
        'le iscrizioni chiudono prima di aprire',
      ],
    ),
    ...content.events.map(
      (e): Order => [
        e.file,
        'registration.closes',
        e.registration?.closes,
        e.end ?? e.start,
        "le iscrizioni chiudono dopo la fine dell'evento",
      ],
    ),
    ...content.courses.map(
      (c): Order => [c.file, 'period.end', c.period?.start, c.period?.end, 'il percorso finisce prima di cominciare'],
    ),
    ...content.assets.map(
      (a): Order => [a.file, 'expires', a.published, a.expires, 'il materiale scade prima di uscire'],
    ),
  ];
  return [
    ...orders.flatMap(([file, field, first, second, said]) =>
      first && second && momentStart(first) >= momentEnd(second)
        ? [
            {
              file,
              field,
              code: 'DATE_IN_DISORDINE',
              message: `${said}: ${first} e ${second}. Correggi una delle due date.`,
            },
          ]
        : [],
    ),
    ...content.touchpoints.flatMap((t) => outside(content, t)),
    ...content.plans.flatMap((p) => phasesOutside(content, p)),
    ...content.plans.flatMap(measurementsInDisorder),
  ];
}

function outside(content: Content, touchpoint: Content['touchpoints'][number]): Problem[] {
  const campaign = content.find('campaigns', touchpoint.campaign);
  if (!campaign) return [];
  const at = momentStart(touchpoint.publishAt);
  if (at >= momentStart(campaign.start) && at < momentEnd(campaign.end)) return [];
  return [
    {
      file: touchpoint.file,
      field: 'publishAt',
      code: 'TOUCHPOINT_FUORI_CAMPAGNA',
      message: `la data ${touchpoint.publishAt} è fuori dalla campagna, che va da ${campaign.start} a ${campaign.end}: cambiala.`,
    },
  ];
}

function phasesOutside(content: Content, plan: Content['plans'][number]): Problem[] {
  const campaign = content.find('campaigns', plan.id);
  if (!campaign) return [];
  return plan.phases.flatMap((phase, i) => {
    const early = phase.start && momentEnd(phase.start) <= momentStart(campaign.start);
    const late = phase.end && momentStart(phase.end) >= momentEnd(campaign.end);
    if (!early && !late) return [];
    const message = `la fase "${phase.id}" esce dalle date della campagna (da ${campaign.start} a ${campaign.end}): correggi la fase o la campagna.`;
    return [{ file: plan.file, field: `phases[${i}]`, code: 'FASE_FUORI_CAMPAGNA', message }];
  });
}

function measurementsInDisorder(plan: Content['plans'][number]): Problem[] {
  return plan.kpis.flatMap((kpi, i) => {
    const problems: Problem[] = [];
    const field = `kpis[${i}]`;
    kpi.measurements.forEach((m, j) => {
      const previous = kpi.measurements[j - 1];
      if (previous && momentStart(previous.date) > momentStart(m.date)) {
        problems.push({
          file: plan.file,
          field: `${field}.measurements[${j}].date`,
          code: 'DATE_IN_DISORDINE',
          message: `le misure del KPI "${kpi.id}" non sono in ordine di data: ${previous.date} viene prima di ${m.date}.`,
        });
      }
    });
    return problems;
  });
}
