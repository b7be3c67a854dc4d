import { itemPath, kitPath, landingPath, sectionPath } from '#links/page-path.ts';
import type { Content, Message, Touchpoint } from '#model/content.ts';
import type { EngagementSnapshot } from '#model/engagement.ts';
import { momentStart } from '#model/moment.ts';
import type { Kpi } from '#model/plan.ts';
import type { Landing } from '#model/touchpoint.ts';
import { countWords } from './italian.ts';
import { plansFedBy, touchpointsSeen, type Viewpoint } from './viewpoint.ts';

/** The stations of the thread, from what was heard to what was promised. */
export const threadStations = {
  need: 'Bisogno',
  message: 'Messaggio chiave',
  touchpoint: 'Touchpoint',
  landing: 'Pagina di arrivo',
  visits: 'Visite',
  kpi: 'KPI',
} as const;
export type ThreadStation = keyof typeof threadStations;

/** One knot of the thread; each of them leads somewhere. */
export interface ThreadNode {
  id: string;
  station: ThreadStation;
  label: string;
  href: string;
}

/** The thread of a message as a graph; links go from left to right. */
export interface Thread {
  message: Message;
  nodes: readonly ThreadNode[];
  links: readonly (readonly [from: string, to: string])[];
}

/** The thread of every message of a campaign. */
export function threads(view: Viewpoint, engagement: EngagementSnapshot | undefined): Thread[] {
  return view.content.of('messages', view.campaign).map((message) => messageThread(message, view, engagement));
}

function messageThread(message: Message, view: Viewpoint, engagement: EngagementSnapshot | undefined): Thread {
  const { content, campaign } = view;
  const nodes = new Map<string, ThreadNode>();
  const links = new Map<string, readonly [string, string]>();
  const add = (station: ThreadStation, key: string, label: string, href: string): string => {
    const id = `${station}:${key}`;
    if (!nodes.has(id)) nodes.set(id, { id, station, label, href });
    return id;
  };
  const link = (from: string, to: string) => links.set(`${from} ${to}`, [from, to]);

  const knot = add('message', message.id, message.title, itemPath('message', message.campaign, message.id));
  for (const id of message.needs) {
    const need = content.need(id);
    if (need) link(add('need', id, need.text, itemPath('audience', campaign, need.audience)), knot);
  }
  for (const touchpoint of touchpointsSeen(view).filter((t) => t.message === message.id)) {
    const point = add('touchpoint', touchpoint.id, touchpoint.title, kitPath(touchpoint));
    const path = landingPath(content, touchpoint.landing, campaign);
    const landing = add('landing', path, landingTitle(content, touchpoint.landing), path);
    const rows = `${sectionPath(campaign, 'piano')}calendario/#visite-${touchpoint.id}`;
    const visits = add('visits', touchpoint.id, visitsLabel(touchpoint, engagement, view.now), rows);
    link(knot, point);
    link(point, landing);
    link(landing, visits);
    for (const { campaign: owner, kpi } of kpisFedBy(content, touchpoint)) {
      const label = kpi.code ? `${kpi.code} ${kpi.indicator}` : kpi.indicator;
      link(visits, add('kpi', `${owner}/${kpi.id}`, label, `${sectionPath(owner, 'piano')}#kpi-${kpi.id}`));
    }
  }
  return { message, nodes: [...nodes.values()], links: [...links.values()] };
}

/** The KPIs, of the touchpoint's own campaign and of the programmes above it, that it contributes to. */
export function kpisFedBy(content: Content, touchpoint: Touchpoint): { campaign: string; kpi: Kpi }[] {
  return plansFedBy(content, touchpoint.campaign).flatMap(({ id }) =>
    (content.plan(id)?.kpis ?? [])
      .filter((kpi) => id === touchpoint.campaign || kpi.measure.scope === 'programme')
      .filter((kpi) => feeds(content, touchpoint, kpi))
      .map((kpi) => ({ campaign: id, kpi })),
  );
}

function feeds(content: Content, { landing, channel, audiences }: Touchpoint, { measure }: Kpi): boolean {
  switch (measure.type) {
    case 'touchpoints':
      return !measure.channelKind || content.find('channels', channel)?.kind === measure.channelKind;
    case 'events':
      return (
        landing.type === 'event' &&
        (!measure.eventType || content.find('events', landing.id)?.type === measure.eventType)
      );
    case 'assets':
      return landing.type === 'asset';
    case 'engagement':
      return (
        (!measure.audience || audiences.includes(measure.audience)) && (!measure.channel || measure.channel === channel)
      );
    case 'manual':
      return false;
  }
}

function landingTitle(content: Content, landing: Landing): string {
  switch (landing.type) {
    case 'campaign':
      return content.get('campaigns', landing.id).name;
    case 'audience':
      return content.get('audiences', landing.id).name;
    case 'message':
      return content.get('messages', landing.id).title;
    case 'course':
      return content.get('courses', landing.id).title;
    case 'event':
      return content.get('events', landing.id).title;
    case 'asset':
      return content.get('assets', landing.id).title;
    case 'page':
      return content.get('pages', landing.id).title;
  }
}

function visitsLabel(touchpoint: Touchpoint, engagement: EngagementSnapshot | undefined, now: Date): string {
  if (momentStart(touchpoint.publishAt) > now) return 'In programma';
  const visits = engagement?.touchpoints.find((row) => row.id === touchpoint.id)?.visits;
  if (visits === undefined) return 'Visite: dato non fornito';
  return countWords(visits, 'visita', 'visite');
}
