import type { AssetFile } from '#model/asset.ts';
import { collections, type Fields } from '#model/collections.ts';
import { type Content, indexContent, type Touchpoint } from '#model/content.ts';
import type { PosterRequest } from '#posters/render-poster.ts';
import { themes } from '../fixtures/themes.ts';

/** A campaign with something of every kind a poster prints, and the requests to print it. */

export const site = 'https://filodiretto.regione.example.it';
export const today = new Date('2025-09-15T11:00:00Z');

type PosterFile = Extract<AssetFile, { type: 'poster' }>;

export interface PosterChanges {
  message?: Partial<Fields<'messages'>>;
  event?: Partial<Fields<'events'>>;
  course?: Partial<Fields<'courses'>>;
  campaign?: Partial<Fields<'campaigns'>>;
  asset?: Partial<Fields<'assets'>>;
  touchpoint?: Partial<Touchpoint>;
}

const located = (file: string) => ({ file, body: '', bodyLine: 1 });

/** The content of the sample with one asset that holds these files. */
export function posterContent(files: PosterFile[], changes: PosterChanges = {}): Content {
  const { campaigns, messages, events, courses, audiences, organisations, assets, sources, channels } = collections;
  const campaign = 'fse-toscana';
  return indexContent({
    campaigns: [
      {
        id: campaign,
        ...located('campaigns/fse-toscana/campaign.yaml'),
        ...campaigns.schema.parse({
          name: 'FSE 2.0 Toscana',
          short: 'FSE Toscana',
          claim: 'Il Fascicolo 2.0 comincia da te',
          summary:
            'Il programma di Regione Toscana per le competenze digitali sul Fascicolo Sanitario Elettronico 2.0.',
          organisation: 'regione-toscana',
          supporters: ['regione-toscana', 'estar', 'dipartimento'],
          start: '2025-01',
          end: '2026-06',
          theme: themes.toscana,
          funding: { eu: true },
          figures: [
            { id: 'operatori', value: '60.000', label: 'operatori del SSR toscano', sources: ['toscana-avvio'] },
          ],
          contact: 'Settore Sanità digitale',
        }),
        ...changes.campaign,
      },
    ],
    messages: [
      {
        id: 'punto-unico',
        ...located('content/messages/punto-unico.mdx'),
        ...messages.schema.parse({
          title: 'Un punto unico di accesso ai servizi del SSN',
          campaign,
          variants: {
            short: 'Il Fascicolo 2.0 è il punto unico di accesso ai servizi, da qualunque regione.',
            medium:
              "Un solo punto di accesso ai servizi del Servizio sanitario nazionale, da qualunque regione: è ciò che il FSE 2.0 dovrà diventare, per i cittadini e per chi lavora nell'assistenza.",
            long: 'Il Fascicolo Sanitario Elettronico 2.0 dovrà diventare il punto unico di accesso.',
          },
          audiences: ['operatori'],
          needs: ['che-cosa-cambia'],
          figures: ['operatori'],
          proof: 'Linee guida di attuazione del FSE 2.0: decreto del 20 maggio 2022.',
          quote: {
            text: "L'educazione digitale è un'esigenza imprescindibile",
            who: 'Regione Toscana',
            source: 'toscana-avvio',
          },
        }),
        ...changes.message,
      },
    ],
    events: [
      {
        id: 'forum',
        ...located('content/events/forum.mdx'),
        ...events.schema.parse({
          title: 'Il Fascicolo 2.0 al Forum Risk Management',
          campaign,
          type: 'conference',
          summary: 'Lo stato del FSE 2.0: linee di attività, servizi digitali, competenze digitali.',
          start: '2025-11-26T09:30',
          end: '2025-11-26T18:00',
          mode: 'in-person',
          venue: { name: 'Arezzo Fiere e Congressi', city: 'Arezzo', access: 'Ingresso senza gradini dal lato nord.' },
          programme: [{ time: '9.30', title: 'Apertura', speakers: ['Dott. Antonino Ruggeri'] }],
        }),
        ...changes.event,
      },
    ],
    courses: [
      {
        id: 'fad',
        ...located('content/courses/fad.mdx'),
        ...courses.schema.parse({
          title: 'Otto moduli da trenta minuti, quando vuoi',
          campaign,
          format: 'FAD',
          audiences: ['operatori'],
          objective: 'Allineare le competenze di base in materia di FSE 2.0.',
          hours: '8 moduli da 30 minuti, cioè 4 ore per ciascun discente',
          period: { start: '2025-06', end: '2026-06' },
          modules: ['I principi di base', 'I contenuti'],
          sources: ['toscana-avvio'],
        }),
        ...changes.course,
      },
    ],
    audiences: [
      {
        id: 'operatori',
        ...located('content/audiences/operatori.mdx'),
        ...audiences.schema.parse({
          name: 'Operatori del SSR',
          short: 'Operatori del SSR',
          iAm: 'un operatore del SSR',
          summary: 'Chi lavora nel Servizio sanitario regionale.',
          size: 'operatori',
          needs: [{ id: 'che-cosa-cambia', text: 'Che cosa cambia per me?', evidence: 'to-confirm' }],
        }),
      },
    ],
    organisations: Object.entries({
      'regione-toscana': ['Regione Toscana'],
      estar: ['ESTAR'],
      dipartimento: ['Dipartimento per la', 'trasformazione digitale'],
    }).map(([id, lines]) => ({
      id,
      ...located(`content/organisations/${id}.yaml`),
      ...organisations.schema.parse({ name: lines.join(' '), short: lines.join(' '), lines, kind: 'region' }),
    })),
    sources: [
      {
        id: 'toscana-avvio',
        ...located('content/sources/toscana-avvio.yaml'),
        ...sources.schema.parse({ title: 'Slide di avvio', issuer: 'Regione Toscana' }),
      },
    ],
    channels: [
      {
        id: 'locandina',
        ...located('content/channels/locandina.yaml'),
        ...channels.schema.parse({ name: 'Locandine', kind: 'print', utm: { source: 'locandina', medium: 'print' } }),
      },
    ],
    touchpoints: [
      {
        id: 'bacheca',
        campaign,
        ...located('campaigns/fse-toscana/touchpoints/bacheca.yaml'),
        title: 'In bacheca',
        message: 'punto-unico',
        audiences: ['operatori'],
        channel: 'locandina',
        publishAt: '2025-06-10',
        landing: { type: 'message', id: 'punto-unico' },
        texts: [],
        state: 'approved',
        ...changes.touchpoint,
      },
    ],
    assets: [
      {
        id: 'locandina-prova',
        ...located('content/assets/locandina-prova.mdx'),
        ...assets.schema.parse({
          title: 'Locandina di prova',
          campaign,
          kind: 'poster',
          summary: 'Una locandina per le bacheche.',
          alt: 'Locandina verde con un nodo color corallo.',
        }),
        files,
        ...changes.asset,
      },
    ],
    site: {
      name: 'Filo diretto',
      tagline: 'Il Fascicolo 2.0',
      organisation: 'regione-toscana',
      description: 'La campagna sul Fascicolo.',
      contentLicence: 'CC BY 4.0',
      redirectHosts: [],
    },
    plans: [],
    faqs: [],
    pages: [],
    terms: [],
    notes: [],
    posted: [],
  });
}

const of = {
  message: { type: 'message', id: 'punto-unico' },
  event: { type: 'event', id: 'forum' },
  course: { type: 'course', id: 'fad' },
  campaign: { type: 'campaign', id: 'fse-toscana' },
  audience: { type: 'audience', id: 'operatori' },
} as const;

/** A request to print the sample's message, event, course, campaign or audience. */
export function posterRequest(
  kind: keyof typeof of,
  layout: PosterFile['layout'],
  changes: PosterChanges = {},
): PosterRequest {
  const touchpoint = kind === 'message' ? { touchpoint: 'bacheca' } : {};
  const file: PosterFile = { type: 'poster', layout, of: of[kind], ...touchpoint };
  const content = posterContent([file], changes);
  return { content, today, site, asset: content.get('assets', 'locandina-prova'), file };
}
