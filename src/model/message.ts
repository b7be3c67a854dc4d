import { z } from 'astro/zod';
import { field } from './field.ts';
import { ref, refs, someRefs } from './id.ts';

/** One thing we want an audience to know; the MDX body holds the talking points. */
export const messageSchema = z.strictObject({
  title: field(z.string().min(3).max(60), 'Titolo', 'Al massimo 60 caratteri: è anche il titolo della card.'),
  campaign: ref('campaigns', 'Campagna'),
  variants: field(
    z.strictObject({
      short: field(z.string().min(10).max(140), 'Breve', 'Per SMS, schermi e titoli.', { widget: 'text' }),
      medium: field(z.string().min(10).max(240), 'Media', 'Per Bluesky, X e Mastodon.', { widget: 'text' }),
      long: field(z.string().min(10).max(1500), 'Lunga', 'Per LinkedIn, Facebook, e-mail e intranet.', {
        widget: 'text',
      }),
    }),
    'Varianti',
  ),
  audiences: someRefs('audiences', 'Destinatari', 'scegli almeno un gruppo di destinatari'),
  needs: refs('needs', 'Bisogni a cui risponde'),
  proof: field(z.string().min(10).max(400), 'Prova', 'Perché è vero: il fatto che lo dimostra.', { widget: 'text' }),
  figures: refs('figures', 'Dati'),
  sources: refs('sources', 'Fonti'),
  quote: field(
    z
      .strictObject({
        text: field(
          z.string().min(5).max(90),
          'Parole',
          'Letterali, al massimo 90 caratteri; il taglio si segna con ….',
          { widget: 'text' },
        ),
        who: field(z.string().min(2).max(90), 'Chi, dove, quando'),
        source: ref('sources', 'Fonte'),
      })
      .optional(),
    'Citazione',
  ),
});
export type MessageFields = z.output<typeof messageSchema>;
