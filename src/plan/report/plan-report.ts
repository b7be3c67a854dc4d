import type { EngagementSnapshot, MeasuredHistory } from '#model/engagement.ts';
import { gaps } from '../gaps.ts';
import { type KpiStatus, kpiStatuses } from '../kpi-status.ts';
import { planWords } from '../plan-words.ts';
import { threads } from '../thread.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { engagementTables } from './engagement-tables.ts';
import { gapTable } from './gap-table.ts';
import { kpiTable } from './kpi-table.ts';
import type { ReportTable } from './report-table.ts';
import { threadTable } from './thread-table.ts';

/** Everything the steering body reads, for screen, spreadsheet and paper. */
export interface PlanReport {
  campaign: string;
  title: string;
  /** How the plan is going, in plain Italian. */
  words: readonly string[];
  kpis: readonly KpiStatus[];
  tables: readonly ReportTable[];
}

/** The report of a campaign at the reporting date. */
export function planReport(
  view: Viewpoint,
  engagement: EngagementSnapshot | undefined,
  history: MeasuredHistory,
): PlanReport {
  const { content, campaign, now } = view;
  const kpis = kpiStatuses(campaign, { content, engagement: history, now });
  return {
    campaign,
    title: `${content.get('campaigns', campaign).short}: come va il piano`,
    words: planWords({ view, kpis, engagement }),
    kpis,
    tables: [
      kpiTable(kpis),
      ...(engagement ? engagementTables(content, engagement) : []),
      threadTable(threads(view, engagement), engagement),
      gapTable(gaps(view, engagement)),
    ],
  };
}
