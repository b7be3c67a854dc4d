import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type CollectionName, pathOf } from '#model/collections.ts';

/** How much of a region: the numbers of a whole one are in `wholeRegion`. */
export interface RegionSize {
  campaigns: number;
  touchpoints: number;
  /** Organisations that get cards and kits with their own name. */
  partners: number;
  events: number;
  pages: number;
}

export const wholeRegion: RegionSize = { campaigns: 40, touchpoints: 5_000, partners: 16, events: 2_000, pages: 2_000 };

/** A fraction of the whole region; partners and campaigns never fall under one. */
export function regionPart(fraction: number): RegionSize {
  const part = (n: number) => Math.max(1, Math.round(n * fraction));
  const { campaigns, touchpoints, partners, events, pages } = wholeRegion;
  return {
    campaigns: part(campaigns),
    touchpoints: part(touchpoints),
    partners: part(partners),
    events: part(events),
    pages: part(pages),
  };
}

const MESSAGES_PER_CAMPAIGN = 5;
const channels = [
  ['linkedin', 'social', 'linkedin'],
  ['facebook', 'social', 'facebook'],
  ['bluesky', 'social', 'bluesky'],
  ['portale', 'web', undefined],
  ['newsletter', 'email', undefined],
] as const;
const theme = {
  notte: '#0B3B34',
  colore: '#FF7F50',
  carta: '#FBF3E4',
  campo: '#CFE3D4',
  luce: '#FFD9A0',
  filo: '#D9481C',
};
const day = 86_400_000;
const start = Date.UTC(2025, 0, 1);

/** Writes a synthetic region, the same at every run, as a project's `content/` and `campaigns/` folders; says how many files. */
export async function writeRegion(root: string, size: RegionSize): Promise<number> {
  const files = [...shared(size), ...campaigns(size), ...spread(size)];
  for (let at = 0; at < files.length; at += 200) {
    await Promise.all(files.slice(at, at + 200).map((file) => writeEntry(root, file)));
  }
  return files.length;
}

interface Entry {
  kind: CollectionName;
  id: string;
  fields: object;
  body?: string;
  campaign?: string;
}

async function writeEntry(root: string, { kind, id, fields, body = '', campaign }: Entry): Promise<void> {
  const path = join(root, pathOf(kind, id, campaign));
  const yaml = stringify(fields, { lineWidth: 0 });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, path.endsWith('.mdx') ? `---\n${yaml}---\n\n${body}` : yaml);
}

/** What all campaigns share: the people, the channels, the organisations, one source. */
function shared({ partners }: RegionSize): Entry[] {
  const organisation = (id: string, name: string, partner: boolean): Entry => ({
    kind: 'organisations',
    id,
    fields: { name, short: name, lines: [name], kind: 'authority', partner },
  });
  return [
    organisation('regione', 'Regione sintetica', false),
    ...range(partners, (i) => organisation(`partner-${i}`, `Azienda sintetica ${i}`, true)),
    ...channels.map(
      ([id, kind, network]): Entry => ({
        kind: 'channels',
        id,
        fields: { name: id, kind, ...(network && { network }), utm: { source: id, medium: kind }, formats: ['square'] },
      }),
    ),
    { kind: 'sources', id: 'fonte', fields: { title: 'Fonte sintetica', issuer: 'Regione sintetica' } },
    {
      kind: 'audiences',
      id: 'operatori',
      fields: {
        name: 'Operatori sintetici',
        short: 'Operatori',
        iAm: 'un operatore sintetico',
        summary: 'Persone che non esistono, per le misure.',
        needs: [{ id: 'sapere', text: 'Che cosa cambia per me?', evidence: 'to-confirm' }],
      },
      body: '## Perché ti riguarda\n\nTesto per le misure.\n',
    },
    {
      kind: 'site',
      id: 'site',
      fields: {
        name: 'Regione sintetica',
        tagline: 'Contenuti per le misure',
        organisation: 'regione',
        description: 'Un sito che serve solo a misurare quanto costa un sito.',
      },
    },
    ...['accessibilita', 'chi-siamo', 'note-legali', 'privacy'].map(
      (id): Entry => ({
        kind: 'pages',
        id,
        fields: { title: `Pagina ${id}`, description: 'Una pagina che ogni sito deve avere.' },
        body: 'Testo per le misure.\n',
      }),
    ),
  ];
}

/** Each campaign co-brands with two partners in turn, and has messages and a plan of its own. */
function campaigns({ campaigns: count, partners }: RegionSize): Entry[] {
  return range(count, (c): Entry[] => {
    const id = `campagna-${c}`;
    const two = [...new Set([`partner-${(2 * c) % partners}`, `partner-${(2 * c + 1) % partners}`])];
    const fields = {
      name: `Campagna sintetica ${c}`,
      short: `Campagna ${c}`,
      claim: `La campagna numero ${c}`,
      summary: 'Una campagna che serve solo a misurare quanto costa una campagna.',
      organisation: 'regione',
      partners: two,
      supporters: ['regione', ...two],
      start: '2025-01',
      end: '2026-12',
      hashtags: [`Sintetica${c}`],
      theme,
      funding: { eu: true, programme: 'PNRR', investment: 'Investimento sintetico' },
      audiences: ['operatori'],
      sources: ['fonte'],
      figures: [{ id: `dato-${c}`, value: String(c), label: 'numero della campagna', sources: ['fonte'] }],
    };
    const plan = {
      phases: [{ id: 'fase', title: 'Una fase', track: 'communication', start: '2025-01', end: '2026-12' }],
      kpis: [
        {
          id: 'uscite',
          indicator: 'Touchpoint usciti',
          target: 100,
          deadline: '2026-12',
          measure: { type: 'touchpoints' },
        },
      ],
    };
    return [
      { kind: 'campaigns', id, fields },
      { kind: 'plans', id, fields: plan },
      ...range(MESSAGES_PER_CAMPAIGN, (m) => message(c, m)),
    ];
  }).flat();
}

function message(c: number, m: number): Entry {
  return {
    kind: 'messages',
    id: `messaggio-${c}-${m}`,
    fields: {
      title: `Messaggio ${m} della campagna ${c}`,
      campaign: `campagna-${c}`,
      variants: {
        short: `Messaggio ${m} della campagna ${c}, in breve.`,
        medium: `Messaggio ${m} della campagna ${c}, con qualche parola in più.`,
        long: `Messaggio ${m} della campagna ${c}. ${'Una frase che serve a misurare. '.repeat(10)}`.trim(),
      },
      audiences: ['operatori'],
      needs: ['sapere'],
      proof: 'La prova sintetica di un messaggio sintetico.',
      figures: [`dato-${c}`],
      sources: ['fonte'],
    },
    body: words(c, m),
  };
}

/** Touchpoints, events and pages, in turn over the campaigns. */
function spread({ campaigns: count, touchpoints, events, pages }: RegionSize): Entry[] {
  const of = (i: number) => i % count;
  return [
    ...range(touchpoints, (i): Entry => {
      const m = Math.floor(i / count) % MESSAGES_PER_CAMPAIGN;
      return {
        kind: 'touchpoints',
        id: `touchpoint-${i}`,
        campaign: `campagna-${of(i)}`,
        fields: {
          title: `Touchpoint sintetico ${i}`,
          message: `messaggio-${of(i)}-${m}`,
          audiences: ['operatori'],
          channel: channels[i % channels.length]?.[0],
          publishAt: `${isoDay(i % 600)}T09:30`,
          landing: { type: 'message', id: `messaggio-${of(i)}-${m}` },
          card: { title: `Touchpoint numero ${i}`, detail: 'Un dettaglio che serve a misurare' },
          state: 'published',
        },
      };
    }),
    ...range(
      events,
      (i): Entry => ({
        kind: 'events',
        id: `evento-${i}`,
        fields: {
          title: `Evento sintetico ${i}`,
          campaign: `campagna-${of(i)}`,
          audiences: ['operatori'],
          type: 'webinar',
          summary: 'Un evento che serve solo a misurare.',
          start: `${isoDay(i % 700)}T10:00`,
          end: `${isoDay(i % 700)}T12:00`,
          mode: 'online',
          sources: ['fonte'],
        },
        body: words(of(i), i),
      }),
    ),
    ...range(
      pages,
      (i): Entry => ({
        kind: 'pages',
        id: `pagina-${i}`,
        fields: {
          title: `Pagina sintetica ${i}`,
          campaign: `campagna-${of(i)}`,
          description: 'Una pagina che serve solo a misurare quanto costa una pagina.',
          order: i,
          sources: ['fonte'],
        },
        body: words(of(i), i),
      }),
    ),
  ];
}

/** A body of ordinary length, with the components that refer to something. */
function words(c: number, n: number): string {
  const paragraph = `Paragrafo numero ${n}, con **grassetto** e un [collegamento](/campagna-${c}/). ${'Parole per misurare. '.repeat(12)}`;
  return `## Che cosa si dice\n\n${paragraph}\n\nIl dato è <Dato id="dato-${c}" />.\n\n- uno\n- due\n- tre\n\n## In pratica\n\n${paragraph}\n`;
}

function isoDay(offset: number): string {
  return new Date(start + offset * day).toISOString().slice(0, 10);
}

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
