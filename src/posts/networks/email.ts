import type { NetworkRules } from './network.ts';

// The message as HTML must stay under 102 KB, where Gmail clips it (November 2026): its text part is kept to 10,000
// characters. Images: PNG, JPEG or GIF only, because Outlook shows no WebP.
const CHARACTERS = 10_000;

/** A newsletter or circular: the text part; the HTML part is made by `render-email.ts`. */
export const email: NetworkRules = {
  network: 'email',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 0,
  alt: { limit: 1000 },
  image: { bytes: 200_000 },
  formats: ['email', 'og'],
  share: ({ text, title }) => `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`,
};
