import { assetSchema } from '#model/asset.ts';
import { audienceSchema } from '#model/audience.ts';
import { campaignSchema } from '#model/campaign.ts';
import { channelSchema } from '#model/channel.ts';
import { type Content, type ContentData, indexContent, type PostedRecord } from '#model/content.ts';
import { eventSchema } from '#model/event.ts';
import { messageSchema } from '#model/message.ts';
import { type Kpi, kpiSchema, planSchema } from '#model/plan.ts';
import { touchpointSchema } from '#model/touchpoint.ts';
import { themes } from '../fixtures/themes.ts';

/** A small programme for tests: campaigns `tutto` > `nord`, `sud`, with what the test adds. */

type Fields = Record<string, unknown>;
const located = (id: string) => ({ id, file: `${id}.yaml`, body: '', bodyLine: 1 });

export const campaign = (id: string, fields: Fields = {}) => ({
  ...located(id),
  ...campaignSchema.parse({
    name: `Campagna ${id}`,
    short: id,
    claim: 'Un filo che non si spezza',
    summary: 'Una campagna di prova, per i test del piano.',
    organisation: 'ente',
    start: '2025-01-01',
    end: '2026-06',
    theme: themes.toscana,
    funding: { eu: false },
    ...fields,
  }),
});

export const kpi = (fields: Fields = {}): Kpi =>
  kpiSchema.parse({
    id: 'persone',
    indicator: 'Persone formate',
    target: 100,
    deadline: '2025-12-31',
    measure: { type: 'manual' },
    ...fields,
  });

export const plan = (id: string, fields: Fields = {}) => ({ ...located(id), ...planSchema.parse(fields) });

export const channel = (id: string, kind = 'social', fields: Fields = {}) => ({
  ...located(id),
  ...channelSchema.parse({ name: `Canale ${id}`, kind, utm: { source: id, medium: kind }, ...fields }),
});

export const audience = (id: string, needs: string[] = [`bisogno-${id}`]) => ({
  ...located(id),
  ...audienceSchema.parse({
    name: `Gruppo ${id}`,
    short: id,
    iAm: `un ${id}`,
    summary: 'Un gruppo di persone di prova.',
    needs: needs.map((need) => ({ id: need, text: `Che cosa serve a ${id}?`, evidence: 'to-confirm' })),
  }),
});

export const message = (id: string, campaignId: string, fields: Fields = {}) => ({
  ...located(id),
  ...messageSchema.parse({
    title: `Messaggio ${id}`,
    campaign: campaignId,
    variants: { short: 'Un testo breve di prova', medium: 'Un testo medio di prova', long: 'Un testo lungo di prova' },
    audiences: ['medici'],
    proof: 'La prova del messaggio di prova.',
    ...fields,
  }),
});

export const touchpoint = (id: string, campaignId: string, fields: Fields = {}) => ({
  ...located(id),
  campaign: campaignId,
  ...touchpointSchema.parse({
    title: `Touchpoint ${id}`,
    message: 'messaggio',
    audiences: ['medici'],
    channel: 'linkedin',
    publishAt: '2025-03-03T09:00',
    landing: { type: 'campaign', id: campaignId },
    state: 'approved',
    ...fields,
  }),
});

export const event = (id: string, campaignId: string, fields: Fields = {}) => ({
  ...located(id),
  ...eventSchema.parse({
    title: `Evento ${id}`,
    campaign: campaignId,
    type: 'webinar',
    summary: 'Un evento di prova per i test.',
    start: '2025-04-10',
    ...fields,
  }),
});

export const asset = (id: string, campaignId: string, fields: Fields = {}) => ({
  ...located(id),
  ...assetSchema.parse({
    title: `Materiale ${id}`,
    campaign: campaignId,
    kind: 'document',
    summary: 'Un materiale di prova per i test.',
    alt: 'La copertina del materiale di prova.',
    ...fields,
  }),
});

export const posted = (touchpointId: string, campaignId: string, at: string, network = 'linkedin'): PostedRecord => ({
  touchpoint: touchpointId,
  campaign: campaignId,
  network,
  at,
});

/** Content with the three campaigns and whatever else is given. */
export function sample(data: Partial<ContentData> = {}): Content {
  return indexContent({
    campaigns: [campaign('tutto'), campaign('nord', { parent: 'tutto' }), campaign('sud', { parent: 'tutto' })],
    plans: [],
    touchpoints: [],
    messages: [],
    audiences: [],
    events: [],
    courses: [],
    assets: [],
    faqs: [],
    pages: [],
    channels: [],
    organisations: [],
    sources: [],
    site: {
      name: 'Filo diretto',
      tagline: 'Prova',
      organisation: 'ente',
      description: 'Un sito di prova per i test.',
      contentLicence: 'CC BY 4.0',
      redirectHosts: [],
    },
    terms: [],
    notes: [],
    posted: [],
    ...data,
  });
}
