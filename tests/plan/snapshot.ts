import type { EngagementNumbers, EngagementRow, EngagementSnapshot } from '#model/engagement.ts';

/** A snapshot for tests, empty but for what the test gives. */

export const numbers = (fields: Partial<EngagementNumbers> = {}): EngagementNumbers => ({
  visitors: 0,
  visits: 0,
  pageviews: 0,
  actions: 0,
  converted: 0,
  conversion: null,
  time: null,
  ...fields,
});

export const row = (id: string, fields: Partial<EngagementRow> = {}): EngagementRow => ({
  id,
  previousVisits: null,
  ...numbers(),
  ...fields,
});

export const snapshot = (fields: Partial<EngagementSnapshot> = {}): EngagementSnapshot => ({
  version: 1,
  campaign: 'nord',
  from: '2025-01-01',
  to: '2025-09-15',
  backend: 'collector',
  totals: numbers(),
  previous: null,
  actions: [],
  touchpoints: [],
  messages: [],
  audiences: [],
  channels: [],
  formats: [],
  events: [],
  assets: [],
  weeks: [],
  measures: [],
  ...fields,
});
