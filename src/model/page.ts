import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, refs } from './id.ts';
import { cardTemplateSchema, cardTemplates } from './touchpoint.ts';

/** A page of words: of a campaign, or of the whole site when no campaign is given. */
export const pageSchema = z.strictObject({
  title: field(z.string().min(3).max(80), 'Titolo'),
  cardTitle: field(z.string().max(60).optional(), 'Titolo della card', 'Se il titolo supera 60 caratteri.'),
  campaign: ref('campaigns', 'Campagna', 'Vuota per le pagine di tutto il sito.').optional(),
  description: field(
    z.string().min(20).max(240),
    'Descrizione',
    'Una frase: compare nei motori di ricerca e sotto il titolo.',
    {
      widget: 'text',
    },
  ),
  sign: field(cardTemplateSchema.default('message'), 'Segno', 'Il disegno in testa alla pagina.', {
    options: cardTemplates,
  }),
  order: field(z.number().int().default(100), 'Ordine nel menu', 'I numeri bassi vengono prima.'),
  sources: refs('sources', 'Fonti'),
});
