import type { NetworkRules } from './network.ts';

// No common limit exists: 2000 characters are a news of one screen, this house's own choice.
const CHARACTERS = 2000;

/** A piece of news for an intranet or portal: text and link; `render-article.ts` makes the HTML. */
export const intranet: NetworkRules = {
  network: 'intranet',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 0,
  alt: { limit: 1000 },
  image: { bytes: 400_000 },
  formats: ['intranet', 'og'],
};
