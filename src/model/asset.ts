import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, refs } from './id.ts';
import { momentField } from './moment.ts';
import { landingSchema } from './touchpoint.ts';
import { webAddressSchema } from './web-address.ts';

export const assetKinds = {
  poster: 'Locandina',
  leaflet: 'Scheda',
  cards: 'Card per i social',
  document: 'Documento',
  slides: 'Presentazione',
  video: 'Video',
  image: 'Immagine',
} as const;

export const posterLayouts = { a4: 'Locandina A4', a3: 'Locandina A3', a5: 'Scheda A5 fronte e retro' } as const;

/** A file of an asset: made by the site, uploaded, or elsewhere. */
export const assetFileSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('poster'),
    layout: field(z.enum(['a4', 'a3', 'a5']), 'Formato', undefined, { options: posterLayouts }),
    of: field(landingSchema, 'Di che cosa', 'Messaggio, evento o percorso da stampare.'),
    touchpoint: ref('touchpoints', 'Touchpoint', 'Il suo QR porta le visite nel piano.').optional(),
  }),
  z.strictObject({
    type: z.literal('cards'),
    touchpoint: ref('touchpoints', 'Touchpoint'),
  }),
  z.strictObject({
    type: z.literal('upload'),
    path: field(
      z.string().regex(/^\/uploads\/[^\\]+$/, 'il file deve stare tra i file caricati (/uploads/…)'),
      'File',
      undefined,
      {
        widget: 'file',
      },
    ),
    label: field(z.string().max(80).optional(), 'Nome del file', 'Come si legge nella pagina.'),
  }),
  z.strictObject({
    type: z.literal('link'),
    url: field(webAddressSchema, 'Indirizzo', undefined, { widget: 'url' }),
    label: field(z.string().max(80).optional(), 'Nome del collegamento'),
  }),
]);
export type AssetFile = z.output<typeof assetFileSchema>;

/** A downloadable thing with a licence and a life; the MDX body describes it. */
export const assetSchema = z.strictObject({
  title: field(z.string().min(3).max(90), 'Titolo'),
  cardTitle: field(z.string().max(60).optional(), 'Titolo della card', 'Se il titolo supera 60 caratteri.'),
  campaign: ref('campaigns', 'Campagna'),
  kind: field(z.enum(['poster', 'leaflet', 'cards', 'document', 'slides', 'video', 'image']), 'Tipo', undefined, {
    options: assetKinds,
  }),
  summary: field(z.string().min(10).max(300), 'In breve', undefined, { widget: 'text' }),
  audiences: refs('audiences', 'Destinatari'),
  issuer: field(z.string().max(160).optional(), 'Chi lo pubblica'),
  files: field(
    z.array(assetFileSchema).default([]),
    'File',
    'Vuoto se il file non è stato fornito: la pagina lo dice.',
  ),
  licence: field(
    z.string().max(80).default('CC BY 4.0'),
    'Licenza',
    'Vuota o «non indicata» per i documenti di altri.',
  ),
  alt: field(z.string().min(10).max(400), 'Testo alternativo', "Che cosa mostra l'anteprima, per chi non la vede.", {
    widget: 'text',
  }),
  published: momentField('Pubblicato il', 'Vuoto se non è ancora uscito o la data non è nota.').optional(),
  expires: momentField('Scade il').optional(),
  supersededBy: ref('assets', 'Sostituito da').optional(),
  sources: refs('sources', 'Fonti'),
});
export type AssetFields = z.output<typeof assetSchema>;
