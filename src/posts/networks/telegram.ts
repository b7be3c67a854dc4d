import type { NetworkRules } from './network.ts';

// Telegram Bot API (core.telegram.org/bots/api, mirrored on docs.rs, November 2026): caption of a photo 1024 UTF-16 units,
// message 4096; photo up to 10 MB. A photo has no alternative text.
const CAPTION = 1024;

/** Telegram channels: a photo with its caption. */
export const telegram: NetworkRules = {
  network: 'telegram',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CAPTION, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 3,
  mention: /(?<=^|\W)@[a-z][a-z0-9_]{4,31}/gi,
  image: { bytes: 10_000_000 },
  formats: ['telegram', 'og'],
  share: ({ text, link }) =>
    `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(text.replace(link, '').trim())}`,
};
