import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, refs, someRefs } from './id.ts';
import { momentField } from './moment.ts';
import { webAddressSchema } from './web-address.ts';

export const courseFormats = {
  FAD: 'FAD, formazione a distanza',
  FSC: 'FSC, formazione sul campo',
  RES: 'RES, formazione residenziale',
  other: 'Altro percorso',
} as const;

/** A training project; the MDX body tells how it works. */
export const courseSchema = z.strictObject({
  title: field(z.string().min(3).max(60), 'Titolo', 'Al massimo 60 caratteri: è anche il titolo della card.'),
  campaign: ref('campaigns', 'Campagna'),
  format: field(z.enum(['FAD', 'FSC', 'RES', 'other']), 'Formato', undefined, { options: courseFormats }),
  audiences: someRefs('audiences', 'Destinatari', 'scegli almeno un gruppo di destinatari'),
  target: ref('figures', 'A quante persone').optional(),
  objective: field(z.string().min(10).max(300), 'Obiettivo', undefined, { widget: 'text' }),
  method: field(z.string().max(400).optional(), 'Come si svolge', undefined, { widget: 'text' }),
  hours: field(z.string().max(160).optional(), 'Durata', 'Come la dà la fonte; vuota se non è stata fornita.'),
  modules: field(z.array(z.string().min(2).max(160)).default([]), 'Moduli'),
  period: field(
    z
      .strictObject({
        start: momentField('Inizio'),
        end: momentField('Fine', 'Vuota se le fonti non la dicono.').optional(),
      })
      .optional(),
    'Periodo',
    'Vuoto se le fonti non lo dicono.',
  ),
  enrolment: field(
    z
      .strictObject({
        url: field(webAddressSchema.optional(), 'Indirizzo', undefined, { widget: 'url' }),
        how: field(z.string().max(240).optional(), 'Come si accede', undefined, { widget: 'text' }),
      })
      .optional(),
    'Iscrizione',
  ),
  ecm: field(z.string().max(240).optional(), 'ECM', 'Che cosa dicono le fonti; i crediti stanno negli eventi.'),
  contentAreas: field(
    z.array(z.string().min(1).max(60)).default([]),
    'Aree di contenuto',
    'Gli id delle aree della campagna.',
  ),
  sources: someRefs('sources', 'Fonti', 'indica almeno una fonte'),
  notes: refs('notes', 'Note redazionali'),
});
