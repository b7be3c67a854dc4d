import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, refs } from './id.ts';

/** A question; the MDX body is the answer. */
export const faqSchema = z.strictObject({
  question: field(z.string().min(8).max(160), 'Domanda'),
  campaign: ref('campaigns', 'Campagna'),
  audiences: refs('audiences', 'Destinatari'),
  order: field(z.number().int().default(100), 'Ordine', 'I numeri bassi vengono prima.'),
  sources: refs('sources', 'Fonti'),
});
