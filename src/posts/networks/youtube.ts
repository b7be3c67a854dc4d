import type { NetworkRules } from './network.ts';

// YouTube publishes no limit for posts; lettercounter.org (2026) measured over 7,700 characters, 288 of them before
// "Altro". The limit kept here is the 5,000 of a description. Posts have no alternative text for images.
const CHARACTERS = 5000;

/** Posts of a YouTube channel (the former community tab). Posted by hand. */
export const youtube: NetworkRules = {
  network: 'youtube',
  variants: ['medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 3,
  mention: /(?<=^|\s)@[\w.-]{3,30}/gu,
  image: { bytes: 16_000_000 },
  formats: ['youtube', 'square'],
};
