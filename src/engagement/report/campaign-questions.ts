import { itemPath } from '#links/page-path.ts';
import type { Content } from '#model/content.ts';
import type { Measure } from '#model/plan.ts';
import type { StatsFilter } from '../stats-backend.ts';
import { anyAction } from './ask-numbers.ts';

/** What is asked of a campaign, in filters that need no set-up on the statistics server. */

/** A visit to any page of the campaign. */
export const onCampaign = (campaign: string): StatsFilter => ['is', 'event:props:campaign', [campaign]];

/**
 * What some touchpoints brought: the visits that began with their links, and the landing pages opened with their links in the middle
 * of a visit that began otherwise.
 */
export function broughtBy(touchpoints: readonly string[]): StatsFilter {
  const ids = touchpoints.length ? touchpoints : [NOBODY];
  return [
    'or',
    [
      ['is', 'visit:utm_content', ids],
      ['is', 'event:props:touchpoint', ids],
    ],
  ];
}

/** No touchpoint is called so: a filter must name at least one. */
const NOBODY = '-';

/** The touchpoints of a campaign on a channel. */
export function touchpointsOn(content: Content, campaign: string, channel: string): string[] {
  return content.of('touchpoints', campaign).flatMap((t) => (t.channel === channel ? t.id : []));
}

/** A visit that a touchpoint of the message brought, or to a page of the message. */
export function ofMessage(content: Content, campaign: string, message: string): StatsFilter {
  const touchpoints = content.of('touchpoints', campaign).filter((t) => t.message === message);
  return broughtOrOn(touchpoints, ['is', 'event:props:message', [message]]);
}

/** A visit that a touchpoint told to the audience brought, or to a page of the audience. */
export function ofAudience(content: Content, campaign: string, audience: string): StatsFilter {
  const touchpoints = content.of('touchpoints', campaign).filter((t) => t.audiences.includes(audience));
  return broughtOrOn(touchpoints, ['is', 'event:props:audience', [audience]]);
}

/** The audiences a campaign speaks to: those it names and those of its touchpoints. */
export function audiencesOf(content: Content, campaign: string): string[] {
  const named = content.get('campaigns', campaign).audiences;
  return [...new Set([...named, ...content.of('touchpoints', campaign).flatMap((t) => t.audiences)])];
}

/** The channels the touchpoints of a campaign use. */
export function channelsOf(content: Content, campaign: string): string[] {
  return [...new Set(content.of('touchpoints', campaign).map((t) => t.channel))].sort();
}

/** The pages of the campaign's events and assets: path -> id. */
export function pagesOf(content: Content, kind: 'events' | 'assets', campaign: string): Map<string, string> {
  const page = kind === 'events' ? 'event' : 'asset';
  return new Map(content.of(kind, campaign).map(({ id }) => [itemPath(page, campaign, id), id]));
}

export type EngagementMeasure = Extract<Measure, { type: 'engagement' }>;

/** The measures of kind `engagement` that a campaign answers: its own, and those that the programmes above it add up. */
export function measuresOf(content: Content, campaign: string): EngagementMeasure[] {
  return content.plans
    .filter(({ id }) => content.programme(id).some((c) => c.id === campaign))
    .flatMap(({ id, kpis }) => kpis.filter(({ measure }) => id === campaign || measure.scope === 'programme'))
    .flatMap(({ measure }) => (measure.type === 'engagement' ? [measure] : []));
}

/** What a measure restricts the statistics to. */
export function measureFilters(content: Content, campaign: string, measure: EngagementMeasure): StatsFilter[] {
  const filters = [onCampaign(campaign)];
  if (measure.goal) filters.push(['is', 'event:name', [measure.goal]]);
  else if (measure.metric === 'events') filters.push(anyAction);
  if (measure.audience) filters.push(ofAudience(content, campaign, measure.audience));
  if (measure.channel) {
    filters.push(broughtBy(touchpointsOn(content, campaign, measure.channel)));
  }
  return filters;
}

function broughtOrOn(touchpoints: readonly { id: string }[], on: StatsFilter): StatsFilter {
  return touchpoints.length ? ['or', [broughtBy(touchpoints.map(({ id }) => id)), on]] : on;
}
