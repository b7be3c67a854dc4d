import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref } from './id.ts';
import { momentField } from './moment.ts';
import { webAddressSchema } from './web-address.ts';

/** A document that figures, needs and statements come from. */
export const sourceSchema = z.strictObject({
  title: field(z.string().min(3).max(200), 'Titolo del documento'),
  issuer: field(z.string().min(2).max(200), 'Chi lo ha scritto'),
  organisation: ref('organisations', 'Organizzazione').optional(),
  date: momentField('Data', 'Vuota se il documento non la porta.').optional(),
  occasion: field(z.string().max(200).optional(), 'Occasione', 'Evento o sede in cui è stato presentato.'),
  url: field(webAddressSchema.optional(), 'Indirizzo', undefined, { widget: 'url' }),
});
