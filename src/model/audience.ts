import { z } from 'astro/zod';
import { field } from './field.ts';
import { idSchema, ref } from './id.ts';

/** Something an audience told us in the listening phase, or that we still have to ask. */
export const needSchema = z.strictObject({
  id: field(idSchema, 'Id', 'Nome breve del bisogno, unico in tutto il sito.'),
  text: field(z.string().min(8).max(200), 'Bisogno', 'Con le parole di chi lo dice, meglio se una domanda.'),
  evidence: field(z.enum(['stated', 'to-confirm']), 'Da dove viene', undefined, {
    options: { stated: 'Scritto in una fonte', 'to-confirm': "Da confermare con l'ascolto" },
  }),
  source: ref('sources', 'Fonte', 'Obbligatoria se il bisogno è scritto in una fonte.').optional(),
});
export type Need = z.output<typeof needSchema>;

/** A group of people with a size and needs; the MDX body says why it concerns them. */
export const audienceSchema = z.strictObject({
  name: field(
    z.string().min(3).max(120),
    'Nome',
    'Plurale, come si chiamano tra loro: medici di medicina generale e pediatri.',
  ),
  short: field(z.string().min(2).max(40), 'Nome breve', 'Per card e menu.'),
  iAm: field(
    z.string().min(3).max(80),
    'Sono un…',
    'Completa la frase «Sono …»: un medico di medicina generale o un pediatra.',
  ),
  summary: field(z.string().min(10).max(240), 'In una frase', undefined, { widget: 'text' }),
  size: ref('figures', 'Quanti sono', 'Il dato con la dimensione del gruppo.').optional(),
  needs: field(z.array(needSchema).min(1, 'scrivi almeno un bisogno'), 'Bisogni'),
  contact: field(
    z.string().max(200).optional(),
    'A chi chiedere',
    'Struttura o recapito; vuoto se non è stato fornito.',
  ),
});
