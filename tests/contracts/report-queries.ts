import type { StatsDimension, StatsFilter, StatsQuery } from '#engagement/stats-backend.ts';

/** Every kind of question a report puts, of the same few visits as the rest of the contract, with what they must be answered. */

const dateRange = ['2025-03-01', '2025-03-31'] as const;
const totals = ['visitors', 'visits', 'pageviews', 'visit_duration'] as const;
const acts = ['events', 'visitors'] as const;
const onCampaign: StatsFilter = ['is', 'event:props:campaign', ['fse']];
const anyAction: StatsFilter = ['is', 'event:name', ['Scarica materiale', 'Condividi']];
const links: StatsFilter = ['is', 'visit:utm_content', ['avvio', 'altro']];
const brought = (link: string, touchpoint: string): StatsFilter => [
  'or',
  [
    ['is', 'visit:utm_content', [link]],
    ['is', 'event:props:touchpoint', [touchpoint]],
  ],
];
const broughtOrOn = (link: string, touchpoint: string): StatsFilter => [
  'or',
  [brought(link, touchpoint), ['is', 'event:props:message', ['nessuno']]],
];
const pages: StatsFilter = ['is', 'event:page', ['/fse/', '/altrove/']];

type Case = readonly [what: string, query: StatsQuery, rows: (readonly unknown[])[]];
const asked = (
  what: string,
  metrics: StatsQuery['metrics'],
  dimensions: readonly StatsDimension[],
  filters: readonly StatsFilter[],
  rows: (readonly unknown[])[],
): Case => [what, { metrics, dateRange, dimensions, filters }, rows];

export const REPORT_CONTRACT: readonly Case[] = [
  asked('a campaign’s totals', totals, [], [onCampaign], [[3, 3, 3, 20]]),
  asked('a campaign’s actions', acts, [], [onCampaign, anyAction], [[1, 1]]),
  asked('visits by the link that began them', totals, ['visit:utm_content'], [links], [['avvio', 2, 2, 2, 30]]),
  asked('actions by link', acts, ['visit:utm_content'], [links, anyAction], [['avvio', 1, 1]]),
  asked(
    'links followed in the middle of a visit',
    ['visits'],
    ['visit:utm_content', 'event:props:touchpoint'],
    [['is', 'event:props:touchpoint', ['avvio', 'altro']]],
    [
      ['(not set)', 'avvio', 1],
      ['avvio', 'avvio', 1],
    ],
  ),
  asked('what a touchpoint brought, either way', totals, [], [brought('altro', 'avvio')], [[2, 2, 2, 30]]),
  asked('what is done in it', acts, [], [brought('altro', 'avvio'), anyAction], [[1, 1]]),
  asked('what a message got', totals, [], [onCampaign, broughtOrOn('altro', 'avvio')], [[2, 2, 2, 30]]),
  asked('what was done of it', acts, [], [onCampaign, broughtOrOn('avvio', 'altro'), anyAction], [[1, 1]]),
  asked('what a channel brought to a KPI', totals, [], [onCampaign, brought('avvio', 'altro')], [[2, 2, 2, 30]]),
  asked(
    'how that grew by day',
    ['visitors'],
    ['time:day'],
    [onCampaign, brought('avvio', 'altro')],
    [
      ['2025-03-03', 1],
      ['2025-03-12', 1],
    ],
  ),
  asked(
    'how that grew by week',
    ['visitors'],
    ['time:week'],
    [onCampaign, brought('avvio', 'altro')],
    [
      ['2025-03-03', 1],
      ['2025-03-10', 1],
    ],
  ),
  asked(
    'downloads by format, not said',
    ['visitors', 'visits', 'events'],
    ['event:props:format'],
    [onCampaign, ['is', 'event:name', ['Scarica materiale']]],
    [['(none)', 1, 1, 1]],
  ),
  asked(
    'some pages, with their time',
    ['visitors', 'visits', 'pageviews', 'time_on_page'],
    ['event:page'],
    [pages],
    [['/fse/', 2, 2, 2, 30]],
  ),
  asked('actions on some pages', acts, ['event:page'], [pages, anyAction], [['/fse/', 1, 1]]),
  asked(
    'actions on some things',
    acts,
    ['event:props:asset'],
    [anyAction, ['is', 'event:props:asset', ['guida', 'altra']]],
    [['guida', 1, 1]],
  ),
  asked(
    'a campaign’s weeks',
    totals,
    ['time:week'],
    [onCampaign],
    [
      ['2025-03-03', 2, 2, 2, 30],
      ['2025-03-10', 1, 1, 1, 0],
    ],
  ),
  asked('a campaign’s actions by week', acts, ['time:week'], [onCampaign, anyAction], [['2025-03-03', 1, 1]]),
  asked(
    'a campaign’s days',
    totals,
    ['time:day'],
    [onCampaign],
    [
      ['2025-03-03', 2, 2, 2, 30],
      ['2025-03-12', 1, 1, 1, 0],
    ],
  ),
  asked('a campaign’s actions by day', acts, ['time:day'], [onCampaign, anyAction], [['2025-03-03', 1, 1]]),
  asked(
    'what happens besides page views',
    acts,
    ['event:name'],
    [onCampaign, ['is_not', 'event:name', ['pageview', 'engagement']]],
    [['Scarica materiale', 1, 1]],
  ),
];

/** What a query asks, whatever the values: grouping, filters and metrics. */
export function shapeOf({ metrics, dimensions = [], filters = [] }: StatsQuery) {
  return { metrics, rest: JSON.stringify([dimensions.map(anyProp), filters.map(filterShape)]) };
}

const anyProp = (dimension: string) => dimension.replace(/^event:props:.*/, 'event:props');

function filterShape(filter: StatsFilter): unknown {
  const [operator, what] = filter;
  if (operator === 'not') return [operator, filterShape(what as StatsFilter)];
  if (operator === 'and' || operator === 'or') return [operator, (what as readonly StatsFilter[]).map(filterShape)];
  return [operator, anyProp(what as string)];
}
