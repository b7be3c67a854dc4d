import type { NetworkRules } from './network.ts';

// Instagram captions, November 2026: 2200 characters, 30 hashtags, 20 mentions; JPEG up to 8 MB, 4:5 to 1.91:1.
// Buffer (developers.buffer.com/guides/character-limits) accepts 2196: the stricter number is kept.
const UNITS = 2196;

/** Instagram: no address is clickable, so the link stands in the profile and, as a QR code, in the story. Posted by hand. */
export const instagram: NetworkRules = {
  network: 'instagram',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: UNITS, unit: 'caratteri' }),
  linkPlaces: ['bio'],
  linkWords: 'Il link è nella bio.',
  hashtags: 8,
  mention: /(?<=^|[^\w.])@[\w.]{1,30}/gu,
  alt: { limit: 1000 },
  image: { bytes: 8_000_000 },
  formats: ['instagram-portrait', 'instagram-square', 'instagram-story', 'square'],
};
