import type { ParsedEvent } from '../intake/parse-event.ts';
import { findChannel } from './find-channel.ts';
import { findSource, taggedSource } from './find-source.ts';
import type { ClientDevice } from './read-user-agent.ts';

/** What stays the same for a whole visit: where it came from and on what device. Blank where unknown; never who. */
export interface VisitOrigin {
  readonly source: string;
  readonly referrer: string;
  readonly channel: string;
  readonly utm_medium: string;
  readonly utm_source: string;
  readonly utm_campaign: string;
  readonly utm_content: string;
  readonly utm_term: string;
  readonly device: string;
  readonly browser: string;
  readonly browser_version: string;
  readonly os: string;
  readonly os_version: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
}

export type OriginKey = keyof VisitOrigin;

const CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'msclkid', 'fbclid', 'twclid'] as const;

/** The origin of the visit this event would begin. */
export function visitOrigin(event: ParsedEvent, device: ClientDevice): VisitOrigin {
  const { params } = event;
  const { source, referrer } = findSource(params, event.referrer, event.pageHost);
  const clickId = CLICK_IDS.find((name) => params.has(name)) ?? '';
  const utm_medium = params.get('utm_medium') ?? inferredMedium(source, clickId);
  const utm_campaign = params.get('utm_campaign') ?? '';
  const utm_source = taggedSource(params) ?? '';
  const channel = findChannel({
    source,
    utmMedium: utm_medium,
    utmCampaign: utm_campaign,
    utmSource: utm_source,
    clickId,
  });
  return {
    source,
    referrer,
    channel,
    utm_medium,
    utm_source,
    utm_campaign,
    utm_content: params.get('utm_content') ?? '',
    utm_term: params.get('utm_term') ?? '',
    ...device,
    country: '',
    region: '',
    city: '',
  };
}

/** An advertisement's click id says the medium that its link left out. */
function inferredMedium(source: string, clickId: string): string {
  if (source === 'Google' && clickId === 'gclid') return '(gclid)';
  return source === 'Bing' && clickId === 'msclkid' ? '(msclkid)' : '';
}
