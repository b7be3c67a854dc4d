import { join } from 'node:path';
import { writeWhole } from '#cards/cache.ts';
import { openBackend } from '#engagement/backends/open-backend.ts';
import { buildSnapshot } from '#engagement/report/build-snapshot.ts';
import { committedEngagement, isWhole } from '#engagement/report/engagement-of.ts';
import type { Period } from '#engagement/report/period.ts';
import type { Campaign, Content } from '#model/content.ts';
import type { EngagementSnapshot } from '#model/engagement.ts';
import { momentEnd, momentProblem, momentStart, romeDay } from '#model/moment.ts';
import type { Problem } from '#model/problem.ts';
import { type PlanReport, planReport } from '#plan/report/plan-report.ts';
import { loadContent } from '#sources/load-content.ts';

export interface ReportRequest {
  /** Project folder. */
  root: string;
  campaign: string;
  /** Days, both included; the campaign's start and today where absent. */
  from?: string | undefined;
  to?: string | undefined;
  /** Names the statistics: PLAUSIBLE_HOST, PLAUSIBLE_SITE, PLAUSIBLE_API_KEY. */
  env: Readonly<Record<string, string | undefined>>;
  now: Date;
}

/** A report and the campaign it is of. */
export interface MadeReport {
  report: PlanReport;
  campaign: Campaign;
  /** Where the fresh results were written; nowhere, without statistics. */
  results: string | undefined;
  /** What could not be read of the content, and is therefore not in the report. */
  problems: readonly Problem[];
}

/**
 * Asks the statistics what readers did, writes it to `campaigns/<id>/results/` (`<last day>.json`, or `<first day>_<last day>.json`
 * for a period that begins after the campaign) and tells how the plan is going.
 * Without statistics it reads the results already there.
 * @throws RangeError for a campaign or a day that isn't one; Error where the statistics refuse.
 */
export async function makeReport(request: ReportRequest): Promise<MadeReport> {
  const { content, problems } = await loadContent(request.root);
  const campaign = content.find('campaigns', request.campaign);
  if (!campaign) {
    const known = content.campaigns.map(({ id }) => id).join(', ');
    throw new RangeError(`--campaign is "${request.campaign}": the campaigns are ${known}.`);
  }
  const period = periodOf(campaign, request);
  const endOfPeriod = new Date(momentEnd(period.to).getTime() - 1);
  const now = endOfPeriod < request.now ? endOfPeriod : request.now;
  const fresh = await askStatistics(content, campaign.id, period, request.env);
  const results = fresh && (await writeResults(request.root, fresh, isWhole(fresh, campaign)));
  const { current, history } = committedEngagement(withResult(content, fresh), campaign.id, now);
  const view = { content, campaign: campaign.id, area: 'staff', now } as const;
  return { report: planReport(view, fresh ?? current, history), campaign, results, problems };
}

function periodOf(campaign: Campaign, { from, to, now }: ReportRequest): Period {
  const last = dayOf('--to', to) ?? romeDay(now);
  const start = romeDay(momentStart(campaign.start));
  const first = dayOf('--from', from) ?? (start < last ? start : last);
  if (first > last) throw new RangeError(`--from is ${first}, after --to (${last}).`);
  return { from: first, to: last };
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || momentProblem(text))
    throw new RangeError(`${option} is "${text}": it must be a day such as 2025-06-01.`);
  return text;
}

async function askStatistics(
  content: Content,
  campaign: string,
  period: Period,
  env: ReportRequest['env'],
): Promise<EngagementSnapshot | undefined> {
  const backend = openBackend(env);
  if (!backend) return undefined;
  try {
    const result = await buildSnapshot({ content, campaign, backend, period, compare: true });
    if (result.ok) return result.snapshot;
    throw new Error(`The statistics did not answer. ${result.reason}`);
  } finally {
    backend.close();
  }
}

/** A period that begins later than the campaign has a file of its own, so that it never takes the place of the whole. */
async function writeResults(root: string, snapshot: EngagementSnapshot, whole: boolean): Promise<string> {
  const name = whole ? snapshot.to : `${snapshot.from}_${snapshot.to}`;
  const file = join(root, 'campaigns', snapshot.campaign, 'results', `${name}.json`);
  await writeWhole(file, `${JSON.stringify(snapshot, null, 2)}\n`);
  return file;
}

/** The content with a fresh result in the place of the one of the same period. */
function withResult(content: Content, fresh: EngagementSnapshot | undefined): Content {
  if (!fresh) return content;
  const same = (old: EngagementSnapshot) =>
    old.campaign === fresh.campaign && old.to === fresh.to && old.from === fresh.from;
  const others = (content.results ?? []).filter((old) => !same(old));
  return { ...content, results: [...others, fresh] };
}
