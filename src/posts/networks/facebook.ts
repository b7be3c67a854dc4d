import type { NetworkRules } from './network.ts';

// Common knowledge, unconfirmed by Meta's pages in November 2026: 63,206 characters; alt about 1000; images 4 MB advised.
const CHARACTERS = 63_206;

/** Facebook pages: Open Graph preview, scraped once and kept. Posted by hand. */
export const facebook: NetworkRules = {
  network: 'facebook',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 2,
  alt: { limit: 1000 },
  image: { bytes: 4_000_000 },
  formats: ['facebook', 'og'],
  share: ({ link }) => `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(link)}`,
};
