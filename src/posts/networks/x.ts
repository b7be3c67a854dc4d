import twitter from 'twitter-text';
import type { NetworkRules } from './network.ts';

// twitter-text 3.1.0, configuration v3 (X's own counting, read November 2026): Latin 1, CJK 2, any emoji 2, address 23.
// Alt 1000; 4 images of 5 MB.
const WEIGHT = 280;

/** X: weighted characters; the server makes the preview from the page's tags. */
export const x: NetworkRules = {
  network: 'x',
  variants: ['medium', 'short'],
  measure: (text) => ({ length: twitter.parseTweet(text).weightedLength, limit: WEIGHT, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 2,
  mention: /(?<=^|[^\w@!#$%&*])[@＠]\w{1,15}(?![\w@])/gu,
  alt: { limit: 1000 },
  image: { bytes: 5_000_000 },
  formats: ['x', 'og'],
  share: ({ text }) => `https://x.com/intent/post?text=${encodeURIComponent(text)}`,
};
