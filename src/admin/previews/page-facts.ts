import { tellMoment } from '#admin/widgets/tell-moment.ts';
import { assetKinds } from '#model/asset.ts';
import { channelKinds } from '#model/channel.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { courseFormats } from '#model/course.ts';
import { eventModes, eventTypes } from '#model/event.ts';
import { formatNames } from '#model/format.ts';
import { networkNames } from '#model/network.ts';
import { touchpointStates } from '#model/touchpoint.ts';
import { deadlineWords, valueWords } from '#plan/italian.ts';

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

type Row = [label: string, words: string | undefined];

interface Found {
  title: string;
  lead?: string | undefined;
  kicker?: string | undefined;
  campaign?: string | undefined;
  rows?: Row[];
  body?: string;
}

/** The words of an entry's page, whatever its kind; empty where there is no such entry. */
export function pageFacts(content: Content, name: CollectionName, id: string): PageFacts {
  const found = kinds[name](content, id);
  return {
    title: found?.title ?? '',
    lead: found?.lead ?? '',
    kicker: found?.kicker ?? '',
    campaign: found?.campaign,
    facts: (found?.rows ?? []).filter((row): row is [string, string] => !!row[1]),
    body: found?.body ?? '',
  };
}

function groups(content: Content, ids: readonly string[]): string {
  return ids.map((one) => content.find('audiences', one)?.short ?? one).join(', ');
}

function between(start: string | undefined, end: string | undefined): string | undefined {
  const [from, to] = [tellMoment(start), tellMoment(end)];
  return from && to && from !== to ? `da ${from} a ${to}` : (from ?? to);
}

const kinds: { [K in CollectionName]: (content: Content, id: string) => Found | undefined } = {
  campaigns(content, id) {
    const c = content.find('campaigns', id);
    const rows: Row[] = c
      ? [
          ['Quando', between(c.start, c.end)],
          ['Per chi', groups(content, c.audiences)],
        ]
      : [];
    return c && { title: c.claim, lead: c.summary, kicker: c.name, campaign: id, rows };
  },
  messages(content, id) {
    const m = content.find('messages', id);
    const rows: Row[] = m
      ? [
          ['Prova', m.proof],
          ['Per chi', groups(content, m.audiences)],
        ]
      : [];
    return m && { title: m.title, lead: m.variants.medium, campaign: m.campaign, body: m.body, rows };
  },
  events(content, id) {
    const e = content.find('events', id);
    const place = [e?.mode && eventModes[e.mode], e?.venue?.name, e?.venue?.city].filter(Boolean).join(', ');
    const rows: Row[] = [
      ['Quando', between(e?.start, e?.end)],
      ['Dove', place],
    ];
    return (
      e && { title: e.title, lead: e.summary, kicker: eventTypes[e.type], campaign: e.campaign, body: e.body, rows }
    );
  },
  courses(content, id) {
    const c = content.find('courses', id);
    const rows: Row[] = c
      ? [
          ['Durata', c.hours],
          ['Come si svolge', c.method],
          ['Per chi', groups(content, c.audiences)],
        ]
      : [];
    const kicker = c && courseFormats[c.format];
    return c && { title: c.title, lead: c.objective, kicker, campaign: c.campaign, body: c.body, rows };
  },
  assets(content, id) {
    const a = content.find('assets', id);
    const rows: Row[] = [
      ['Licenza', a?.licence],
      ['Chi lo pubblica', a?.issuer],
    ];
    return (
      a && { title: a.title, lead: a.summary, kicker: assetKinds[a.kind], campaign: a.campaign, body: a.body, rows }
    );
  },
  faqs(content, id) {
    const f = content.find('faqs', id);
    return f && { title: f.question, kicker: 'Domanda frequente', campaign: f.campaign, body: f.body };
  },
  pages(content, id) {
    const p = content.find('pages', id);
    return p && { title: p.title, lead: p.description, campaign: p.campaign, body: p.body };
  },
  audiences(content, id) {
    const a = content.find('audiences', id);
    const campaign = content.campaigns.find(({ audiences }) => audiences.includes(id))?.id;
    const rows = a?.needs.map(({ text }): Row => ['Bisogno', text]) ?? [];
    return a && { title: a.name, lead: a.summary, kicker: 'Sono un…', campaign, body: a.body, rows };
  },
  touchpoints(content, id) {
    const t = content.find('touchpoints', id);
    const rows: Row[] = t
      ? [
          ['Quando', tellMoment(t.publishAt)],
          ['Stato', touchpointStates[t.state]],
          ['Per chi', groups(content, t.audiences)],
        ]
      : [];
    const kicker = content.find('channels', t?.channel)?.name;
    return (
      t && { title: t.title, lead: content.find('messages', t.message)?.title, kicker, campaign: t.campaign, rows }
    );
  },
  plans(content, id) {
    const p = content.find('plans', id);
    const rows = p?.kpis.map(({ indicator, target, unit, deadline }): Row => {
      const goal = typeof target === 'number' ? valueWords(target, unit) : '';
      return [
        indicator,
        [goal && `obiettivo ${goal}`, tellMoment(deadline) && deadlineWords(deadline)].filter(Boolean).join(', '),
      ];
    });
    const kicker = content.find('campaigns', id)?.name;
    return p && { title: 'Piano di comunicazione', lead: p.summary, kicker, campaign: id, rows: rows ?? [] };
  },
  channels(content, id) {
    const c = content.find('channels', id);
    const rows: Row[] = c
      ? [
          ['Rete', c.network && networkNames[c.network]],
          ['Nei link', `utm_source=${c.utm.source}, utm_medium=${c.utm.medium}`],
          ['Formati delle card', c.formats.map((format) => formatNames[format]).join('; ')],
        ]
      : [];
    return c && { title: c.name, kicker: channelKinds[c.kind], rows };
  },
  organisations(content, id) {
    const o = content.find('organisations', id);
    const rows: Row[] = [
      ['Sulle card', o?.lines.join(' / ')],
      ['Sito', o?.url],
      ['Contatto', o?.contact],
    ];
    return o && { title: o.short, lead: o.name, kicker: 'Organizzazione', rows };
  },
  sources(content, id) {
    const s = content.find('sources', id);
    const rows: Row[] = [
      ['Data', tellMoment(s?.date) ?? 'il documento non porta la data'],
      ['Occasione', s?.occasion],
      ['Indirizzo', s?.url],
    ];
    return s && { title: s.title, lead: s.issuer, kicker: 'Fonte', rows };
  },
  site({ site }) {
    const rows: Row[] = [
      ['Dichiarazione di accessibilità', site.accessibilityStatement],
      ['Segnalazioni', site.feedbackEmail],
      ['Licenza dei contenuti', site.contentLicence],
    ];
    return { title: site.tagline, lead: site.description, kicker: site.name, rows };
  },
  glossary: ({ terms }) => ({
    title: 'Glossario',
    rows: terms.map(({ term, expansion, definition }) => [term, [expansion, definition].filter(Boolean).join('. ')]),
  }),
  notes: ({ notes }) => ({ title: 'Note redazionali', rows: notes.map(({ title, text }) => [title, text]) }),
};
