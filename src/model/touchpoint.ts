import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, someRefs } from './id.ts';
import { dayOrMinuteSchema } from './moment.ts';
import { networkNames, networkSchema } from './network.ts';

export const touchpointStates = {
  draft: 'Bozza',
  approved: 'Approvato',
  published: 'Pubblicato',
  cancelled: 'Annullato',
} as const;
export const touchpointStateSchema = z.enum(['draft', 'approved', 'published', 'cancelled']);

export const cardTemplates = {
  message: 'Messaggio',
  event: 'Evento',
  figure: 'Dato',
  course: 'Percorso',
  deadline: 'Scadenza',
  material: 'Materiale',
  quote: 'Citazione',
} as const;
export type CardTemplate = keyof typeof cardTemplates;
export const cardTemplateSchema = z.enum(['message', 'event', 'figure', 'course', 'deadline', 'material', 'quote']);

/** The page a touchpoint leads to. */
export const landingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('campaign'), id: ref('campaigns', 'Campagna') }),
  z.strictObject({ type: z.literal('message'), id: ref('messages', 'Messaggio chiave') }),
  z.strictObject({ type: z.literal('audience'), id: ref('audiences', 'Destinatari') }),
  z.strictObject({ type: z.literal('course'), id: ref('courses', 'Percorso formativo') }),
  z.strictObject({ type: z.literal('event'), id: ref('events', 'Evento') }),
  z.strictObject({ type: z.literal('asset'), id: ref('assets', 'Materiale') }),
  z.strictObject({ type: z.literal('page'), id: ref('pages', 'Pagina') }),
]);
export type Landing = z.output<typeof landingSchema>;

/** What the card says, where the landing page's own words are not the right ones. */
export const cardWordsSchema = z.strictObject({
  template: field(cardTemplateSchema.optional(), 'Modello', 'Vuoto: segue la pagina di arrivo.', {
    options: cardTemplates,
  }),
  kicker: field(z.string().max(36).optional(), 'Occhiello', 'Al massimo 36 caratteri.'),
  title: field(z.string().max(60).optional(), 'Titolo', 'Al massimo 60 caratteri.'),
  detail: field(z.string().max(90).optional(), 'Dettaglio', 'Al massimo 90 caratteri.'),
  figure: ref('figures', 'Dato', 'Per il modello Dato.').optional(),
  deadline: ref('figures', 'Scadenza', 'Per il modello Scadenza: un dato che sia una data.').optional(),
  sign: field(
    z.array(z.string().min(1).max(14)).max(2).default([]),
    'Parole nel segno',
    'Al massimo due: la prima di 9 caratteri, la seconda di 14.',
  ),
});

/** One planned contact: a message, told to audiences, on a channel, at a moment, leading to a page. */
export const touchpointSchema = z.strictObject({
  title: field(z.string().min(3).max(90), 'Titolo', 'Come lo chiamate nel piano.'),
  message: ref('messages', 'Messaggio chiave'),
  audiences: someRefs('audiences', 'Destinatari', 'scegli almeno un gruppo di destinatari'),
  channel: ref('channels', 'Canale'),
  publishAt: field(
    dayOrMinuteSchema,
    'Quando',
    'Giorno, o giorno e ora di Roma: 2025-06-10T09:30. Prima di allora resta riservato.',
    {
      widget: 'moment',
    },
  ),
  landing: field(landingSchema, 'Pagina di arrivo'),
  texts: field(
    z
      .array(
        z.strictObject({
          network: field(networkSchema, 'Rete', undefined, { options: networkNames }),
          text: field(z.string().min(1).max(5000), 'Testo', 'Senza link e hashtag: li aggiunge il sito.', {
            widget: 'text',
          }),
        }),
      )
      .default([]),
    'Testi propri',
    'Solo dove il testo del messaggio non va bene per una rete.',
  ),
  card: field(cardWordsSchema.optional(), 'Parole della card'),
  alt: field(
    z.string().min(10).max(1000).optional(),
    'Testo alternativo della card',
    'Vuoto: il sito lo ricava dalla card.',
    {
      widget: 'text',
    },
  ),
  state: field(touchpointStateSchema.default('draft'), 'Stato', undefined, { options: touchpointStates }),
  owner: field(z.string().max(120).optional(), 'Responsabile', 'Resta nella redazione.', { internal: true }),
});
