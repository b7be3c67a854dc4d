import { z } from 'astro/zod';
import { field } from './field.ts';
import { idSchema, ref, someRefs } from './id.ts';

/** A number shown to readers, with its source and, where sources disagree, the note. */
export const figureSchema = z.strictObject({
  id: field(idSchema, 'Id', 'Nome breve del dato, unico in tutto il sito: serve per richiamarlo nei testi.'),
  value: field(
    z.string().min(1).max(40),
    'Valore',
    'Come va letto, con il punto delle migliaia: 60.000, 85%, fino a 100.',
  ),
  label: field(
    z.string().min(3).max(140),
    'Che cosa conta',
    'Completa la frase: 60.000 … operatori del Servizio sanitario regionale.',
  ),
  sources: someRefs('sources', 'Fonti', 'indica almeno una fonte', 'I documenti da cui viene il numero.'),
  note: ref('notes', 'Nota redazionale', 'Dove le fonti non concordano o il testo è incerto.').optional(),
  asOf: field(z.string().max(40).optional(), 'Data del dato', 'Per esempio: dicembre 2023.'),
});
export type Figure = z.output<typeof figureSchema>;

/** A table of figures from one source, shown as chart and table. */
export const tableSchema = z.strictObject({
  id: field(idSchema, 'Id', 'Nome breve della tabella, unico in tutto il sito.'),
  title: field(z.string().min(3).max(120), 'Titolo'),
  columns: field(z.array(z.string().min(1).max(80)).min(2).max(8), 'Colonne', 'La prima è quella delle voci.'),
  rows: field(
    z
      .array(
        field(z.array(z.string().max(200)).min(1), 'Riga', 'Una cella per colonna; vuota se il dato non è fornito.'),
      )
      .min(1),
    'Righe',
  ),
  unit: field(z.enum(['percent', 'none']).default('none'), 'Grafico', 'Le percentuali si vedono anche come grafico.', {
    options: { percent: 'Percentuali (grafico e tabella)', none: 'Solo tabella' },
  }),
  sources: someRefs('sources', 'Fonti', 'indica almeno una fonte'),
  note: ref('notes', 'Nota redazionale').optional(),
});
export type Table = z.output<typeof tableSchema>;
