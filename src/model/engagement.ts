import { z } from 'astro/zod';
import { idSchema } from './id.ts';
import type { Measure } from './plan.ts';

/** What readers did, as committed in `campaigns/<campaign>/results/<date>.json`: counts only, never a person. */

const count = z.number().int().min(0);
const day = z.iso.date();

/** The numbers of one thing in one period. */
export const engagementNumbersSchema = z.strictObject({
  visitors: count,
  visits: count,
  pageviews: count,
  /** Custom events of the site (downloads, registrations…). */
  actions: count,
  /** Visitors who did at least one action. */
  converted: count,
  /** `converted` over `visitors`, percent with one decimal; null without visitors. */
  conversion: z.number().min(0).max(100).nullable(),
  /** Mean length of a visit in seconds; null where the statistics can't tell it for this grouping. */
  time: z.number().min(0).nullable(),
});
export type EngagementNumbers = z.output<typeof engagementNumbersSchema>;

/** The numbers of one touchpoint, message, audience, channel, event, asset, week (its Monday) or format. */
export const engagementRowSchema = engagementNumbersSchema.extend({
  id: z.string().min(1).max(80),
  /** Visits of the period before, of the same length; null where that period isn't comparable. */
  previousVisits: count.nullable(),
});
export type EngagementRow = z.output<typeof engagementRowSchema>;

const row = z.array(engagementRowSchema);

/** The value a KPI of kind `engagement` had, from the start of its campaign to the end of the period. */
export const measuredSchema = z.strictObject({
  metric: z.enum(['visitors', 'visits', 'pageviews', 'events']),
  goal: z.string().optional(),
  audience: idSchema.optional(),
  channel: idSchema.optional(),
  value: count,
  /** How it grew: the value at the end of some days, ascending, the last of them the period's; absent where not asked. */
  growth: z.array(z.strictObject({ day, value: count })).optional(),
});
export type Measured = z.output<typeof measuredSchema>;

/** Engagement of one campaign in one period. */
export const engagementSnapshotSchema = z.strictObject({
  version: z.literal(1),
  campaign: idSchema,
  /** First and last day, both included, in Rome. */
  from: day,
  to: day,
  /** Which statistics gave the numbers. */
  backend: z.enum(['collector', 'plausible']),
  totals: engagementNumbersSchema,
  previous: z.strictObject({ from: day, to: day, totals: engagementNumbersSchema }).nullable(),
  actions: z.array(z.strictObject({ id: z.string().min(1).max(120), count, visitors: count })),
  touchpoints: row,
  messages: row,
  audiences: row,
  channels: row,
  formats: row,
  events: row,
  assets: row,
  weeks: row,
  measures: z.array(measuredSchema),
});
export type EngagementSnapshot = z.output<typeof engagementSnapshotSchema>;

/** What was measured for the KPIs of each campaign, in order of day. */
export type MeasuredHistory = ReadonlyMap<string, readonly Pick<EngagementSnapshot, 'to' | 'measures'>[]>;

type EngagementMeasure = Extract<Measure, { type: 'engagement' }>;

/** Whether a measured value answers a measure, whatever its scope. */
export function answers(measured: Measured, measure: EngagementMeasure): boolean {
  return (
    measured.metric === measure.metric &&
    measured.goal === measure.goal &&
    measured.audience === measure.audience &&
    measured.channel === measure.channel
  );
}
