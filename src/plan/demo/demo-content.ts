import { type Chance, seededChance } from '#engagement/demo/seeded-random.ts';
import { type Campaign, type Content, indexContent, type PostedRecord, type Touchpoint } from '#model/content.ts';
import { momentEnd, momentStart, romeDay } from '#model/moment.ts';
import type { Kpi, Measurement } from '#model/plan.ts';

/** What is said of every number that a program made up. */
export const DEMO_EVIDENCE = 'Dato dimostrativo: generato da un programma, non misurato';

/**
 * The same content with synthetic measurements and posts, in memory only: seeded, plausible at the reporting date, and true of
 * nothing. KPIs measured in other ways follow from the synthetic posts and visits.
 */
export function demoContent(content: Content, now: Date, seed: string): Content {
  const plans = content.plans.map((plan) => {
    const campaign = content.get('campaigns', plan.id);
    return { ...plan, kpis: plan.kpis.map((kpi) => demoKpi(kpi, campaign, now, seed)) };
  });
  const posted = content.touchpoints.flatMap((touchpoint) => demoPost(content, touchpoint, now, seed));
  return indexContent({ ...content, plans, posted, results: [] });
}

/** How far along its line a KPI is: most are near it, some ahead, some behind. */
const paces = [1.15, 1.05, 1, 1, 0.92, 0.8, 0.62] as const;
/** KPIs of which nobody gave a value, even in a demonstration. */
const SILENT = 0.12;

function demoKpi(kpi: Kpi, campaign: Campaign, now: Date, seed: string): Kpi {
  if (kpi.measure.type !== 'manual') return kpi;
  const chance = seededChance(seed, 'kpi', campaign.id, kpi.id);
  if (chance.happens(SILENT)) return { ...kpi, measurements: [] };
  return { ...kpi, measurements: demoMeasurements(kpi, momentStart(campaign.start), now, chance) };
}

/** A measurement about every two months from the start to the deadline, none after the reporting date. */
function demoMeasurements(kpi: Kpi, campaignStart: Date, now: Date, chance: Chance): Measurement[] {
  const deadline = momentEnd(kpi.deadline).getTime() - 1;
  const start = Math.min(campaignStart.getTime(), deadline - 120 * 86_400_000);
  const pace = chance.pick(paces);
  const measurements: Measurement[] = [];
  const steps = Math.max(2, Math.round((deadline - start) / (61 * 86_400_000)));
  for (let step = 1; step <= steps; step++) {
    const at = start + ((deadline - start) * step) / steps;
    if (at > now.getTime()) break;
    const share = Math.min(kpi.atMost ? 1 : 1.2, pace * (step / steps) ** 1.1);
    const value =
      kpi.unit === '%' ? Math.min(100, Math.round(kpi.target * share * 10) / 10) : Math.round(kpi.target * share);
    measurements.push({ date: romeDay(new Date(at)), value, evidence: DEMO_EVIDENCE });
  }
  return measurements;
}

/** Nearly every touchpoint that is due is out, a few minutes after its moment. */
function demoPost(content: Content, touchpoint: Touchpoint, now: Date, seed: string): PostedRecord[] {
  const chance = seededChance(seed, 'post', touchpoint.id);
  const at = new Date(momentStart(touchpoint.publishAt).getTime() + chance.between(1, 20) * 60_000);
  if (touchpoint.state === 'cancelled' || at > now || chance.happens(0.1)) return [];
  const { network } = content.get('channels', touchpoint.channel);
  return [
    {
      touchpoint: touchpoint.id,
      campaign: touchpoint.campaign,
      network: network ?? touchpoint.channel,
      at: at.toISOString(),
    },
  ];
}
