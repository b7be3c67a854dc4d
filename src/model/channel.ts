import { z } from 'astro/zod';
import { field } from './field.ts';
import { formatIdSchema } from './format.ts';
import { networkNames, networkSchema } from './network.ts';

export const channelKinds = {
  social: 'Social media',
  web: 'Portale web',
  email: 'E-mail',
  print: 'Stampa',
  event: 'Evento',
  signage: 'Schermi in sede',
  messaging: 'Messaggistica',
} as const;
export type ChannelKind = keyof typeof channelKinds;
export const channelKindSchema = z.enum(Object.keys(channelKinds) as [ChannelKind, ...ChannelKind[]]);

const utmWord = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/, 'usa lettere minuscole, cifre, trattino e trattino basso')
  .refine((word) => !word.includes('shop'), 'la parola "shop" farebbe contare le visite come acquisti');

/** Where we meet an audience: a network, a portal, e-mail, print, signage, an event. */
export const channelSchema = z.strictObject({
  name: field(z.string().min(1).max(60), 'Nome'),
  kind: field(channelKindSchema, 'Tipo', undefined, { options: channelKinds }),
  network: field(networkSchema.optional(), 'Rete', 'Decide la lunghezza dei testi e la forma dei post.', {
    options: networkNames,
  }),
  utm: field(
    z.strictObject({
      source: field(utmWord, 'utm_source', 'Da dove arriva la visita: linkedin, newsletter, locandina.'),
      medium: field(utmWord, 'utm_medium', 'Con che mezzo: social, email, print, referral.'),
    }),
    'Tracciamento',
  ),
  formats: field(z.array(formatIdSchema).default([]), 'Formati delle card'),
});
export type ChannelFields = z.output<typeof channelSchema>;
