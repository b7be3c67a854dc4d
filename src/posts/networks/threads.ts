import { countBytes, countCodePoints, replaceEmoji } from './count-text.ts';
import type { NetworkRules } from './network.ts';

// developers.facebook.com/documentation/threads/posts, updated 14 April 2026: 500 characters, each emoji counted as its
// bytes in UTF-8; at most 5 links; one topic a post. Images up to 8 MB; alt 1000.
const CHARACTERS = 500;

/** Threads: the first address becomes a preview, unless the post has an image. Posted by hand. */
export const threads: NetworkRules = {
  network: 'threads',
  variants: ['medium', 'short'],
  measure: (text) => ({
    length: countCodePoints(replaceEmoji(text, (emoji) => 'x'.repeat(countBytes(emoji)))),
    limit: CHARACTERS,
    unit: 'caratteri',
  }),
  linkPlaces: ['text'],
  hashtags: 1,
  mention: /(?<=^|[^\w.])@[\w.]{1,30}/gu,
  alt: { limit: 1000 },
  image: { bytes: 8_000_000 },
  formats: ['square'],
  share: ({ text }) => `https://www.threads.net/intent/post?text=${encodeURIComponent(text)}`,
};
