import { z } from 'astro/zod';
import { field } from './field.ts';
import { hashtagSchema } from './hashtag.ts';
import { ref, refs } from './id.ts';
import { momentField } from './moment.ts';
import { webAddressSchema } from './web-address.ts';

export const eventTypes = {
  conference: 'Convegno',
  presentation: 'Presentazione',
  webinar: 'Webinar',
  'open-lab': 'Open Lab',
  training: 'Sessione formativa',
  meeting: 'Incontro di lavoro',
} as const;
export type EventType = keyof typeof eventTypes;
export const eventTypeSchema = z.enum(['conference', 'presentation', 'webinar', 'open-lab', 'training', 'meeting']);

export const eventModes = { 'in-person': 'In presenza', online: 'Online', hybrid: 'In presenza e online' } as const;
export const eventStates = { scheduled: 'Confermato', postponed: 'Rinviato', cancelled: 'Annullato' } as const;

/** A dated meeting people can attend; the MDX body describes it. */
export const eventSchema = z.strictObject({
  title: field(z.string().min(3).max(120), 'Titolo'),
  cardTitle: field(z.string().max(60).optional(), 'Titolo della card', 'Se il titolo supera 60 caratteri.'),
  campaign: ref('campaigns', 'Campagna'),
  audiences: refs('audiences', 'Destinatari'),
  type: field(eventTypeSchema, 'Tipo', undefined, { options: eventTypes }),
  organisers: refs(
    'organisations',
    'Chi la organizza',
    'Solo se non è chi conduce la campagna: un’Azienda, un ente partner. La sua card entra nel kit di chi la organizza.',
  ),
  summary: field(z.string().min(10).max(300), 'In breve', undefined, { widget: 'text' }),
  start: momentField('Inizio'),
  end: momentField('Fine', 'Ultimo giorno, o ora in cui finisce.').optional(),
  mode: field(z.enum(['in-person', 'online', 'hybrid']).optional(), 'Modalità', 'Vuota se non è stata fornita.', {
    options: eventModes,
  }),
  venue: field(
    z
      .strictObject({
        name: field(z.string().min(2).max(120), 'Luogo'),
        address: field(z.string().max(160).optional(), 'Indirizzo'),
        city: field(z.string().max(80).optional(), 'Città'),
        access: field(z.string().max(400).optional(), 'Come arrivare e accessibilità', undefined, { widget: 'text' }),
      })
      .optional(),
    'Sede',
  ),
  registration: field(
    z
      .strictObject({
        url: field(webAddressSchema.optional(), 'Indirizzo per iscriversi', undefined, { widget: 'url' }),
        opens: momentField('Apertura iscrizioni').optional(),
        closes: momentField('Chiusura iscrizioni').optional(),
        seats: field(z.number().int().positive().optional(), 'Posti'),
        full: field(z.boolean().default(false), 'Posti esauriti'),
      })
      .optional(),
    'Iscrizione',
  ),
  programme: field(
    z
      .array(
        z.strictObject({
          time: field(z.string().max(40).optional(), 'Orario'),
          title: field(z.string().min(2).max(200), 'Che cosa'),
          speakers: field(z.array(z.string().min(2).max(120)).default([]), 'Relatori'),
        }),
      )
      .default([]),
    'Programma',
  ),
  speakers: field(
    z
      .array(
        z.strictObject({
          name: field(z.string().min(2).max(120), 'Nome'),
          role: field(z.string().max(160).optional(), 'Ruolo'),
        }),
      )
      .default([]),
    'Relatori',
  ),
  ecm: field(
    z
      .strictObject({
        provider: field(z.string().max(120).optional(), 'Provider'),
        eventId: field(z.string().max(40).optional(), 'Id evento ECM'),
        credits: field(z.number().positive().optional(), 'Crediti'),
        hours: field(z.number().positive().optional(), 'Ore'),
      })
      .optional(),
    'ECM',
    'I crediti si stampano solo quando i quattro campi ci sono tutti.',
  ),
  hashtag: field(hashtagSchema.optional(), 'Hashtag', 'Senza il cancelletto.'),
  url: field(webAddressSchema.optional(), "Sito dell'evento", undefined, { widget: 'url' }),
  state: field(z.enum(['scheduled', 'postponed', 'cancelled']).default('scheduled'), 'Stato', undefined, {
    options: eventStates,
  }),
  sequence: field(
    z.number().int().min(0).default(0),
    'Revisione',
    'Aumenta di uno a ogni cambio di data o luogo: aggiorna i calendari di chi lo ha salvato.',
  ),
  materials: refs('assets', 'Materiali'),
  sources: refs('sources', 'Fonti'),
  note: ref('notes', 'Nota redazionale').optional(),
});
export type EventFields = z.output<typeof eventSchema>;
