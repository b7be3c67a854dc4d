import { campaignPath, itemPath, landingPath } from '#links/page-path.ts';
import type { Campaign, Content, Touchpoint } from '#model/content.ts';
import { momentEnd, momentStart } from '#model/moment.ts';
import type { HistoricEvent } from '../collector/import-history.ts';
import { type Chance, seededChance } from './seeded-random.ts';

/**
 * Synthetic visits for `npm start -- --demo`: seeded, plausible, and nothing anybody did. Each touchpoint that is due brings
 * readers for three weeks, fewer every day; others come by themselves on working days.
 */

export interface DemoRequest {
  content: Content;
  /** The reporting date: nothing happens after it. */
  now: Date;
  seed: string;
}

const DAY = 86_400_000;
/** Readers of a touchpoint on its first day, by kind of channel. */
const readers = { social: 14, web: 22, email: 40, print: 5, event: 10, signage: 6, messaging: 16 } as const;
const browsers = ['Chrome', 'Firefox', 'Safari', 'Microsoft Edge'] as const;
const devices = ['Desktop', 'Mobile', 'Mobile', 'Tablet'] as const;

/** The events of every campaign, in order of time. */
export function demoVisits({ content, now, seed }: DemoRequest): HistoricEvent[] {
  const events = content.campaigns.flatMap((campaign) => [
    ...content
      .of('touchpoints', campaign.id)
      .filter(({ state }) => state !== 'cancelled')
      .flatMap((touchpoint) => touchpointVisits(content, touchpoint, now, seed)),
    ...ownVisits(content, campaign, now, seed),
  ]);
  return events.sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}

function touchpointVisits(content: Content, touchpoint: Touchpoint, now: Date, seed: string): HistoricEvent[] {
  const chance = seededChance(seed, 'touchpoint', touchpoint.id);
  const channel = content.get('channels', touchpoint.channel);
  const strength = readers[channel.kind] * (0.4 + chance.next() * 1.2);
  const path = landingPath(content, touchpoint.landing, touchpoint.campaign);
  const start = momentStart(touchpoint.publishAt).getTime();
  const origin = {
    source: channel.name,
    utm_source: channel.utm.source,
    utm_medium: channel.utm.medium,
    utm_campaign: touchpoint.campaign,
    utm_content: touchpoint.id,
  };
  return Array.from({ length: 21 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: Math.round(strength * 0.8 ** day * (0.6 + chance.next() * 0.8)) }, (_, i) => {
      const at = start + day * DAY + chance.between(0, 11) * 3_600_000 + chance.between(0, 3_599) * 1000;
      const visit = { at, visitor: `${touchpoint.id} ${day} ${i}`, origin, path, touchpoint };
      return at > now.getTime() ? [] : visitEvents(content, touchpoint.campaign, visit, chance);
    }).flat(),
  );
}

/** Readers who come by themselves: about a dozen a working day, three on the others, while the campaign runs. */
function ownVisits(content: Content, campaign: Campaign, now: Date, seed: string): HistoricEvent[] {
  const chance = seededChance(seed, 'own', campaign.id);
  const until = Math.min(now.getTime(), momentEnd(campaign.end).getTime());
  const events: HistoricEvent[] = [];
  for (let day = momentStart(campaign.start).getTime(); day < until; day += DAY) {
    const weekend = [0, 6].includes(new Date(day + DAY / 2).getUTCDay());
    const count = weekend ? chance.between(0, 3) : chance.between(5, 16);
    for (let i = 0; i < count; i++) {
      const at = day + chance.between(7, 20) * 3_600_000 + chance.between(0, 3_599) * 1000;
      const visit = { at, visitor: `${campaign.id} ${day} ${i}`, origin: {}, path: campaignPath(campaign.id) };
      if (at <= until) events.push(...visitEvents(content, campaign.id, visit, chance));
    }
  }
  return events;
}

interface Visit {
  at: number;
  visitor: string;
  origin: NonNullable<HistoricEvent['origin']>;
  path: string;
  touchpoint?: Touchpoint;
}

/** One visit: its landing page, up to three pages more, how long each was read, and sometimes an action. */
function visitEvents(content: Content, campaign: string, visit: Visit, chance: Chance): HistoricEvent[] {
  const thread = { campaign, ...(visit.touchpoint ? { touchpoint: visit.touchpoint.id } : {}) };
  const origin = { ...visit.origin, browser: chance.pick(browsers), device: chance.pick(devices), country: 'IT' };
  const pages = [
    visit.path,
    ...Array.from({ length: chance.between(0, 3) }, () => otherPage(content, campaign, chance)),
  ];
  let at = visit.at;
  const events: HistoricEvent[] = [];
  const add = (event: Partial<HistoricEvent>) =>
    events.push({ ...event, timestamp: new Date(at).toISOString(), visitor: visit.visitor, origin });
  for (const pathname of pages) {
    const props = { ...thread, ...propsOf(pathname) };
    const seconds = chance.between(6, 140);
    add({ pathname, props });
    at += seconds * 1000;
    add({ name: 'engagement', pathname, props, engagement_time: seconds * 900, scroll_depth: chance.between(20, 100) });
    const action = actionOn(pathname, chance);
    if (action) add({ ...action, pathname, props: { ...props, ...action.props } });
  }
  return events;
}

function otherPage(content: Content, campaign: string, chance: Chance): string {
  const pages = [
    campaignPath(campaign),
    ...content.of('messages', campaign).map(({ id }) => itemPath('message', campaign, id)),
    ...content.of('courses', campaign).map(({ id }) => itemPath('course', campaign, id)),
    ...content.of('events', campaign).map(({ id }) => itemPath('event', campaign, id)),
    ...content.of('assets', campaign).map(({ id }) => itemPath('asset', campaign, id)),
    ...content.get('campaigns', campaign).audiences.map((id) => itemPath('audience', campaign, id)),
  ];
  return chance.pick(pages);
}

function propsOf(path: string): Record<string, string> {
  const [, , folder, id] = path.split('/');
  if (folder === 'messaggi' && id) return { message: id };
  return folder === 'per' && id ? { audience: id } : {};
}

/** What a reader may do on a page of this kind. */
function actionOn(path: string, chance: Chance): { name: string; props: Record<string, string> } | undefined {
  const [, , folder, id] = path.split('/');
  if (!id || !chance.happens(0.07)) return undefined;
  switch (folder) {
    case 'materiali':
      return {
        name: 'Scarica materiale',
        props: { asset: id, format: chance.pick(['pdf', 'og', 'square', 'story', 'kit']) },
      };
    case 'eventi':
      return { name: chance.pick(['Iscrizione evento', 'Aggiungi al calendario']), props: { event: id } };
    case 'percorsi':
      return { name: 'Apri percorso', props: { course: id } };
    case 'messaggi':
      return {
        name: chance.pick(['Condividi', 'Copia testo']),
        props: { network: chance.pick(['linkedin', 'facebook']) },
      };
    default:
      return { name: 'Utile?', props: { answer: chance.pick(['sì', 'sì', 'sì', 'no']) } };
  }
}
