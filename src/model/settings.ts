import { z } from 'astro/zod';
import { field } from './field.ts';
import { idSchema, ref, refs, someRefs } from './id.ts';

/** What is true of the whole site. */
export const siteSchema = z.strictObject({
  name: field(z.string().min(2).max(60), 'Nome del sito'),
  tagline: field(z.string().min(2).max(90), 'Sottotitolo'),
  claim: field(z.string().min(5).max(60).optional(), 'Titolo della home', 'Senza, è il nome del sito.'),
  organisation: ref('organisations', 'Titolare del sito'),
  description: field(z.string().min(20).max(240), 'Descrizione', undefined, { widget: 'text' }),
  accessibilityStatement: field(
    z
      .url()
      .regex(/^https:\/\/form\.agid\.gov\.it\//, "l'indirizzo deve stare su https://form.agid.gov.it/")
      .optional(),
    'Dichiarazione di accessibilità',
    'Indirizzo su form.agid.gov.it: obbligatorio per pubblicare il sito.',
    { widget: 'url' },
  ),
  feedbackEmail: field(z.email().optional(), 'E-mail per le segnalazioni', undefined, { widget: 'email' }),
  privacyContact: field(z.string().max(200).optional(), 'Contatto del responsabile protezione dati (RPD)'),
  contentLicence: field(z.string().default('CC BY 4.0'), 'Licenza dei contenuti'),
  redirectHosts: field(
    z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'solo il nome del sito: esempio.it')).default([]),
    'Siti esterni ammessi',
    'I soli siti verso cui un link breve può portare, oltre al nostro.',
  ),
});
export type SiteSettings = z.output<typeof siteSchema>;

/** An acronym or word explained in place. */
export const termSchema = z.strictObject({
  id: field(idSchema, 'Id'),
  term: field(z.string().min(2).max(40), 'Sigla o parola'),
  expansion: field(z.string().min(2).max(160), 'Per esteso'),
  definition: field(z.string().max(400).optional(), 'Spiegazione', undefined, { widget: 'text' }),
  fromSources: field(
    z.boolean().default(true),
    'Lo sciolgono le fonti',
    'Spento se la forma estesa è conoscenza comune della redazione.',
  ),
});
export type Term = z.output<typeof termSchema>;

export const glossarySchema = z.strictObject({ terms: field(z.array(termSchema).default([]), 'Voci') });

/** Where the sources disagree or are damaged, and what the site does about it. */
export const noteSchema = z.strictObject({
  id: field(idSchema, 'Id'),
  title: field(z.string().min(3).max(120), 'Titolo'),
  text: field(z.string().min(10).max(900), 'Nota', undefined, { widget: 'text' }),
  campaigns: refs('campaigns', 'Campagne'),
  sources: someRefs('sources', 'Fonti', 'indica almeno una fonte'),
});
export type Note = z.output<typeof noteSchema>;

export const notesSchema = z.strictObject({ notes: field(z.array(noteSchema).default([]), 'Note redazionali') });
