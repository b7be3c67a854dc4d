import { z } from 'astro/zod';
import { channelKindSchema, channelKinds } from './channel.ts';
import { eventTypeSchema, eventTypes } from './event.ts';
import { field } from './field.ts';
import { idSchema, ref, refs } from './id.ts';
import { dayOrMinuteSchema, momentField } from './moment.ts';
import { touchpointStateSchema, touchpointStates } from './touchpoint.ts';

export const tracks = { communication: 'Comunicazione', training: 'Formazione' } as const;

/** A stretch of the programme's roadmap or of the communication plan. */
export const phaseSchema = z.strictObject({
  id: field(idSchema, 'Id'),
  title: field(z.string().min(3).max(160), 'Titolo'),
  track: field(z.enum(['communication', 'training']), 'Filone', undefined, { options: tracks }),
  start: momentField('Inizio', 'Vuoto se le fonti non lo dicono.').optional(),
  end: momentField('Fine', 'Vuota se le fonti non la dicono.').optional(),
  text: field(z.string().max(600).optional(), 'Descrizione', undefined, { widget: 'text' }),
  output: field(z.string().max(200).optional(), 'Che cosa produce'),
  sources: refs('sources', 'Fonti'),
  note: ref('notes', 'Nota redazionale').optional(),
});
export type Phase = z.output<typeof phaseSchema>;

const scope = field(z.enum(['campaign', 'programme']).default('campaign'), 'Che cosa somma', undefined, {
  options: { campaign: 'Solo questa campagna', programme: 'Questa campagna e quelle che ne fanno parte' },
});

export const engagementMetrics = {
  visitors: 'Visitatori',
  visits: 'Visite',
  pageviews: 'Pagine viste',
  events: 'Azioni',
} as const;

/** How the value of a KPI is obtained. */
export const measureSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('touchpoints'),
    channelKind: field(channelKindSchema.optional(), 'Tipo di canale', undefined, { options: channelKinds }),
    state: field(touchpointStateSchema.default('published'), 'Stato', undefined, { options: touchpointStates }),
    scope,
  }),
  z.strictObject({
    type: z.literal('events'),
    eventType: field(eventTypeSchema.optional(), 'Tipo di evento', undefined, { options: eventTypes }),
    scope,
  }),
  z.strictObject({ type: z.literal('assets'), scope }),
  z.strictObject({
    type: z.literal('engagement'),
    metric: field(z.enum(['visitors', 'visits', 'pageviews', 'events']), 'Misura', undefined, {
      options: engagementMetrics,
    }),
    goal: field(z.string().max(60).optional(), 'Azione', 'Per esempio: Scarica materiale.'),
    audience: ref('audiences', 'Solo questi destinatari').optional(),
    channel: ref('channels', 'Solo questo canale').optional(),
    scope,
  }),
  z.strictObject({ type: z.literal('manual'), scope }),
]);
export type Measure = z.output<typeof measureSchema>;

/** One dated value of a KPI, with its evidence. */
export const measurementSchema = z.strictObject({
  date: field(dayOrMinuteSchema, 'Data', undefined, { widget: 'date' }),
  value: field(z.number(), 'Valore'),
  evidence: field(z.string().min(3).max(300), 'Prova', 'Il documento o il sistema da cui viene il valore.'),
});
export type Measurement = z.output<typeof measurementSchema>;

/** A target with its deadline and the way it is measured. */
export const kpiSchema = z.strictObject({
  id: field(idSchema, 'Id', 'Nome breve del KPI, unico nella campagna.'),
  code: field(z.string().max(12).optional(), 'Numero', 'Come compare nel piano: 2.2, 6.1a.'),
  group: field(z.string().max(120).optional(), 'Gruppo', 'Pacchetto di lavoro o area.'),
  indicator: field(z.string().min(3).max(200), 'Indicatore'),
  target: field(z.number().positive(), 'Obiettivo'),
  unit: field(z.string().max(40).default(''), 'Unità', 'Per esempio: post, persone, %.'),
  atMost: field(z.boolean().default(false), 'È un massimo', 'Attivo se il programma dice «fino a».'),
  deadline: momentField('Scadenza'),
  owner: field(z.string().max(160).optional(), 'Responsabile'),
  person: field(z.string().max(120).optional(), 'Persona di riferimento', 'Resta nella redazione.', { internal: true }),
  measure: field(measureSchema, 'Come si misura'),
  measurements: field(z.array(measurementSchema).default([]), 'Misure'),
  sources: refs('sources', 'Fonti'),
  note: ref('notes', 'Nota redazionale').optional(),
});
export type Kpi = z.output<typeof kpiSchema>;

/** Phases and KPIs of a campaign; its touchpoints have files of their own. */
export const planSchema = z.strictObject({
  summary: field(z.string().max(600).optional(), 'Il piano in breve', undefined, { widget: 'text' }),
  phases: field(z.array(phaseSchema).default([]), 'Fasi'),
  kpis: field(z.array(kpiSchema).default([]), 'KPI'),
});
