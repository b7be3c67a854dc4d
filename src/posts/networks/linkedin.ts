import type { NetworkRules } from './network.ts';

// LinkedIn Posts API (learn.microsoft.com/linkedin/marketing), November 2026: commentary 3000; altText of an image 4086;
// up to 20 images. Its length is counted here in UTF-16 units, the stricter reading.
const UNITS = 3000;

/** LinkedIn: the preview is made by the site's own interface; posts sent by the API carry their image. */
export const linkedin: NetworkRules = {
  network: 'linkedin',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: UNITS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 5,
  alt: { limit: 4086 },
  image: { bytes: 5_000_000 },
  formats: ['linkedin', 'og'],
  share: ({ link }) => `https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(link)}`,
};
