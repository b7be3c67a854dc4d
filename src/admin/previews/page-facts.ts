import { assetKinds } from '#model/asset.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { courseFormats } from '#model/course.ts';
import { eventModes, eventTypes } from '#model/event.ts';
import { touchpointStates } from '#model/touchpoint.ts';

/** What the page of an entry says. */
export interface PageFacts {
  title: string;
  lead: string;
  kicker: string;
  campaign: string | undefined;
  /** Label and words, in order. */
  facts: [string, string][];
  body: string;
}

type Row = [string, string | undefined];

/** The words of an entry's page, whatever its kind; empty where the entry does not hold together yet. */
export function pageFacts(content: Content, name: CollectionName, id: string): PageFacts {
  const found = factsOf(content, name, id);
  return {
    title: found?.title ?? '',
    lead: found?.lead ?? '',
    kicker: found?.kicker ?? '',
    campaign: found?.campaign,
    facts: (found?.rows ?? []).filter((row): row is [string, string] => !!row[1]),
    body: found?.body ?? '',
  };
}

interface Found {
  title: string;
  lead?: string | undefined;
  kicker?: string;
  campaign?: string | undefined;
  rows?: Row[];
  body?: string;
}

function factsOf(content: Content, name: CollectionName, id: string): Found | undefined {
  const names = (ids: readonly string[]) => ids.map((one) => content.find('audiences', one)?.short ?? one).join(', ');
  switch (name) {
    case 'campaigns': {
      const c = content.find('campaigns', id);
      return (
        c && {
          title: c.claim,
          lead: c.summary,
          kicker: c.name,
          campaign: id,
          rows: [
            ['Dal', c.start],
            ['Al', c.end],
            ['Per chi', names(c.audiences)],
          ],
        }
      );
    }
    case 'messages': {
      const m = content.find('messages', id);
      return (
        m && {
          title: m.title,
          lead: m.variants.medium,
          campaign: m.campaign,
          body: m.body,
          rows: [
            ['Prova', m.proof],
            ['Per chi', names(m.audiences)],
          ],
        }
      );
    }
    case 'events': {
      const e = content.find('events', id);
      const place = [e?.mode && eventModes[e.mode], e?.venue?.name, e?.venue?.city].filter(Boolean).join(', ');
      return (
        e && {
          title: e.title,
          lead: e.summary,
          kicker: eventTypes[e.type],
          campaign: e.campaign,
          body: e.body,
          rows: [
            ['Quando', [e.start, e.end].filter(Boolean).join(' – ')],
            ['Dove', place],
          ],
        }
      );
    }
    case 'courses': {
      const c = content.find('courses', id);
      return (
        c && {
          title: c.title,
          lead: c.objective,
          kicker: courseFormats[c.format],
          campaign: c.campaign,
          body: c.body,
          rows: [
            ['Durata', c.hours],
            ['Come si svolge', c.method],
            ['Per chi', names(c.audiences)],
          ],
        }
      );
    }
    case 'assets': {
      const a = content.find('assets', id);
      return (
        a && {
          title: a.title,
          lead: a.summary,
          kicker: assetKinds[a.kind],
          campaign: a.campaign,
          body: a.body,
          rows: [
            ['Licenza', a.licence],
            ['Chi lo pubblica', a.issuer],
          ],
        }
      );
    }
    case 'faqs': {
      const f = content.find('faqs', id);
      return f && { title: f.question, kicker: 'Domanda frequente', campaign: f.campaign, body: f.body };
    }
    case 'pages': {
      const p = content.find('pages', id);
      return p && { title: p.title, lead: p.description, campaign: p.campaign, body: p.body };
    }
    case 'audiences': {
      const a = content.find('audiences', id);
      const campaign = content.campaigns.find(({ audiences }) => audiences.includes(id))?.id;
      return (
        a && {
          title: a.name,
          lead: a.summary,
          kicker: 'Sono un…',
          campaign,
          body: a.body,
          rows: a.needs.map(({ text }): Row => ['Bisogno', text]),
        }
      );
    }
    case 'touchpoints': {
      const t = content.find('touchpoints', id);
      const channel = t && content.find('channels', t.channel)?.name;
      return (
        t && {
          title: t.title,
          lead: content.find('messages', t.message)?.title,
          kicker: channel ?? '',
          campaign: t.campaign,
          rows: [
            ['Quando', t.publishAt],
            ['Stato', touchpointStates[t.state]],
            ['Per chi', names(t.audiences)],
          ],
        }
      );
    }
    case 'plans': {
      const p = content.find('plans', id);
      return (
        p && {
          title: 'Piano di comunicazione',
          lead: p.summary,
          campaign: id,
          rows: p.kpis.map(
            ({ indicator, target, unit, deadline }): Row => [
              indicator,
              `obiettivo ${target} ${unit}, entro ${deadline}`,
            ],
          ),
        }
      );
    }
    default:
      return undefined;
  }
}
