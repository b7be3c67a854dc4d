import { z } from 'astro/zod';
import { field } from './field.ts';
import { figureSchema, tableSchema } from './figure.ts';
import { hashtagSchema } from './hashtag.ts';
import { idSchema, ref, refs } from './id.ts';
import { momentField } from './moment.ts';
import { themeSchema } from './theme.ts';

/** Who pays, and what must therefore be shown. */
export const fundingSchema = z.strictObject({
  eu: field(
    z.boolean(),
    "Finanziata dall'Unione europea",
    "Se attivo, ogni pagina, card e locandina mostra l'emblema e la dicitura.",
  ),
  programme: field(z.string().max(120).optional(), 'Programma', 'Per esempio: PNRR.'),
  mission: field(z.string().max(120).optional(), 'Missione e componente'),
  investment: field(z.string().max(120).optional(), 'Investimento'),
  note: ref('notes', 'Nota redazionale').optional(),
});

/** One line of activity, objective, body of governance or work package, told on the campaign's page. */
export const strandSchema = z.strictObject({
  id: field(idSchema, 'Id'),
  group: field(z.enum(['activity', 'objective', 'governance', 'work-package', 'content-area']), 'Gruppo', undefined, {
    options: {
      activity: 'Linea di attività',
      objective: 'Obiettivo',
      governance: 'Governance',
      'work-package': 'Pacchetto di lavoro',
      'content-area': 'Area di contenuto',
    },
  }),
  title: field(z.string().min(2).max(140), 'Titolo'),
  text: field(z.string().max(900).optional(), 'Testo', undefined, { widget: 'text' }),
  items: field(z.array(z.string().min(2).max(300)).default([]), 'Voci'),
  owner: field(z.string().max(160).optional(), 'Chi ne risponde'),
  sources: refs('sources', 'Fonti'),
  note: ref('notes', 'Nota redazionale').optional(),
});
export type Strand = z.output<typeof strandSchema>;

/** An initiative with its own concept, audiences, plan and theme. */
export const campaignSchema = z.strictObject({
  name: field(z.string().min(3).max(90), 'Nome'),
  short: field(z.string().min(2).max(40), 'Nome breve', 'Per menu e card.'),
  claim: field(z.string().min(3).max(60), 'Claim', 'La frase della campagna: al massimo 60 caratteri.'),
  summary: field(z.string().min(20).max(320), 'In breve', undefined, { widget: 'text' }),
  parent: ref(
    'campaigns',
    'Fa parte di',
    'Il programma più grande: il suo piano somma anche i risultati di questa campagna.',
  ).optional(),
  organisation: ref('organisations', 'Chi la conduce'),
  partners: refs('organisations', 'Partner'),
  supporters: refs('organisations', 'Fascia dei loghi', 'Le organizzazioni scritte in fondo a ogni card, in ordine.'),
  start: momentField('Inizio'),
  end: momentField('Fine'),
  hashtags: field(z.array(hashtagSchema).default([]), 'Hashtag', 'Senza il cancelletto.'),
  theme: field(themeSchema, 'Colori'),
  funding: field(fundingSchema, 'Finanziamento'),
  audiences: refs('audiences', 'Destinatari'),
  contact: field(z.string().max(200).optional(), 'Contatto pubblico', 'Vuoto se non è stato fornito.'),
  help: ref(
    'faqs',
    'Se manca il contatto',
    'La domanda che dice a chi rivolgersi dove un recapito non è stato fornito.',
  ).optional(),
  sources: refs('sources', 'Fonti'),
  figures: field(
    z.array(figureSchema).default([]),
    'Dati',
    'I numeri che la campagna mostra, ciascuno con la sua fonte.',
  ),
  tables: field(z.array(tableSchema).default([]), 'Tabelle di dati'),
  strands: field(
    z.array(strandSchema).default([]),
    'Attività e organi',
    'Linee di attività, obiettivi, governance, pacchetti di lavoro.',
  ),
});
