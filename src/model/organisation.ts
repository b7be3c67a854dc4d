import { z } from 'astro/zod';
import { field } from './field.ts';
import { webAddressSchema } from './web-address.ts';

/** A body that takes part: region, ministry, agency, health authority, partner. */
export const organisationSchema = z.strictObject({
  name: field(z.string().min(3).max(160), 'Nome per esteso'),
  short: field(z.string().min(2).max(60), 'Nome breve', 'Come si legge nelle pagine e nelle card.'),
  lines: field(
    z.array(z.string().min(1).max(34)).min(1).max(2),
    'Nome su una o due righe',
    'Come compare nella fascia in fondo alle card: al massimo due righe di 34 caratteri.',
  ),
  kind: field(z.enum(['region', 'ministry', 'agency', 'authority', 'partnership', 'company']), 'Tipo', undefined, {
    options: {
      region: 'Regione o Provincia autonoma',
      ministry: 'Amministrazione centrale',
      agency: 'Agenzia o ente',
      authority: 'Azienda sanitaria',
      partnership: 'Partenariato',
      company: 'Impresa',
    },
  }),
  partner: field(
    z.boolean().default(false),
    'Riceve un kit proprio',
    'Se attivo, le card escono anche con il suo nome.',
  ),
  url: field(webAddressSchema.optional(), 'Sito', undefined, { widget: 'url' }),
  contact: field(z.string().max(120).optional(), 'Contatto', 'Indirizzo o recapito pubblico, stampato nel suo kit.'),
});
