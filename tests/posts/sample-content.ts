import { collections, type Fields } from '#model/collections.ts';
import { type Content, type ContentData, indexContent, type Touchpoint } from '#model/content.ts';
import type { Network } from '#model/network.ts';
import { themes } from '../fixtures/themes.ts';

export const site = 'https://filodiretto.regione.toscana.it/';

const located = (file: string) => ({ file, body: '', bodyLine: 1 });

/** The variants most tests start from. */
export const variants = {
  short:
    "Il Fascicolo 2.0 è un punto unico di accesso ai servizi del SSN: scopri perché è anche l'alleato di chi cura.",
  medium:
    "Un punto unico di accesso ai servizi del SSN, per tutti i cittadini e per tutti gli operatori sanitari, indipendentemente dalla regione di appartenenza: è così che il Fascicolo 2.0 diventa l'alleato di chi cura.",
  long: 'Il Fascicolo Sanitario Elettronico diventa il punto unico di accesso ai servizi del SSN.\n\nOtto moduli da trenta minuti: si comincia da una valutazione iniziale.',
};

/** What a test changes of the sample. */
export interface SampleChanges {
  variants?: Partial<Fields<'messages'>['variants']>;
  hashtags?: string[];
  touchpoints?: Partial<Touchpoint>[];
  channels?: { id: string; network?: Network; formats?: Fields<'channels'>['formats'] }[];
  posted?: ContentData['posted'];
}

/** A small campaign with one message, one event, a channel for every network that a test asks for. */
export function sampleContent(changes: SampleChanges = {}): Content {
  const { campaigns, messages, channels, organisations, audiences, events, site: siteSettings } = collections;
  const channelList = changes.channels ?? [{ id: 'bluesky', network: 'bluesky' as const }];
  return indexContent({
    campaigns: [
      {
        id: 'fse-toscana',
        ...located('campaigns/fse-toscana/campaign.yaml'),
        ...campaigns.schema.parse({
          name: 'Competenze digitali per il Fascicolo 2.0',
          short: 'FSE Toscana',
          claim: 'Un unico programma, quattro progetti',
          summary: 'La formazione sul Fascicolo Sanitario Elettronico per chi lavora nel SSR toscano.',
          organisation: 'regione-toscana',
          supporters: ['regione-toscana'],
          start: '2025-01',
          end: '2026-06',
          hashtags: changes.hashtags ?? ['FSE2', 'FascicoloSanitario'],
          theme: themes.toscana,
          funding: { eu: true },
        }),
      },
    ],
    messages: [
      {
        id: 'punto-unico',
        ...located('content/messages/punto-unico.mdx'),
        ...messages.schema.parse({
          title: 'Un punto unico di accesso',
          campaign: 'fse-toscana',
          variants,
          audiences: ['operatori'],
          proof: 'Decreto del 20 maggio 2022.',
        }),
        ...(changes.variants && { variants: { ...variants, ...changes.variants } }),
      },
    ],
    channels: channelList.map(({ id, network, formats }) => ({
      id,
      ...located(`content/channels/${id}.yaml`),
      ...channels.schema.parse({
        name: id,
        kind: 'social',
        network,
        utm: { source: id, medium: 'social' },
        formats: formats ?? [],
      }),
    })),
    events: [
      {
        id: 'forum-risk',
        ...located('content/events/forum-risk.mdx'),
        ...events.schema.parse({
          title: '19° Forum Risk Management',
          campaign: 'fse-toscana',
          type: 'conference',
          summary: 'Il Fascicolo 2.0 al Forum di Arezzo.',
          start: '2024-11-26',
          end: '2024-11-29',
          hashtag: 'ForumRisk19',
        }),
      },
    ],
    audiences: [
      {
        id: 'operatori',
        ...located('content/audiences/operatori.mdx'),
        ...audiences.schema.parse({
          name: 'Operatori del SSR',
          short: 'Operatori',
          iAm: 'un operatore del SSR',
          summary: 'Chi lavora nel Servizio sanitario regionale.',
          needs: [{ id: 'capire', text: 'Che cosa cambia per me?', evidence: 'to-confirm', source: 'toscana-avvio' }],
        }),
      },
    ],
    organisations: [
      {
        id: 'regione-toscana',
        ...located('content/organisations/regione-toscana.yaml'),
        ...organisations.schema.parse({
          name: 'Regione Toscana',
          short: 'Regione Toscana',
          lines: ['Regione Toscana'],
          kind: 'region',
          partner: true,
        }),
      },
    ],
    touchpoints: (changes.touchpoints ?? [{}]).map((fields, index) => sampleTouchpoint(fields, index)),
    site: siteSettings.schema.parse({
      name: 'Filo diretto',
      tagline: 'Fascicolo Sanitario Elettronico 2.0',
      organisation: 'regione-toscana',
      description: 'La campagna sul Fascicolo Sanitario Elettronico 2.0.',
    }),
    plans: [],
    courses: [],
    assets: [],
    faqs: [],
    pages: [],
    sources: [],
    terms: [],
    notes: [],
    posted: changes.posted ?? [],
  });
}

function sampleTouchpoint(fields: Partial<Touchpoint>, index: number): Touchpoint {
  const id = fields.id ?? (index === 0 ? 'punto-unico-bluesky' : `punto-unico-${index}`);
  return {
    id,
    campaign: 'fse-toscana',
    ...located(`campaigns/fse-toscana/touchpoints/${id}.yaml`),
    title: 'Il punto unico, su Bluesky',
    message: 'punto-unico',
    audiences: ['operatori'],
    channel: 'bluesky',
    publishAt: '2025-06-10T09:30',
    landing: { type: 'campaign', id: 'fse-toscana' },
    texts: [],
    state: 'approved',
    ...fields,
  };
}
