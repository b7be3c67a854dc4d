import { countBytes, countGraphemes } from './count-text.ts';
import type { NetworkRules } from './network.ts';

// Lexicon app.bsky.feed.post and app.bsky.embed.images @d6296a1, tried against a PDS 0.5.35, November 2026:
// 300 graphemes and 3000 bytes; 4 images of 2,000,000 bytes. Alt: no limit in the lexicon, 2000 in the app.
const GRAPHEMES = 300;
const BYTES = 3000;

/** Bluesky: an address counts in full; the server makes no preview, so the post carries its own link card. */
export const bluesky: NetworkRules = {
  network: 'bluesky',
  variants: ['medium', 'short'],
  measure(text) {
    const bytes = countBytes(text);
    if (bytes > BYTES) return { length: bytes, limit: BYTES, unit: 'byte' };
    return { length: countGraphemes(text), limit: GRAPHEMES, unit: 'caratteri' };
  },
  linkPlaces: ['text', 'card'],
  hashtags: 3,
  mention: /(?<=^|[\s(])@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(?![\w-])/giu,
  alt: { limit: 2000 },
  image: { bytes: 2_000_000 },
  formats: ['bluesky', 'og'],
  share: ({ text }) => `https://bsky.app/intent/compose?text=${encodeURIComponent(text)}`,
};
