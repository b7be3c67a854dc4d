import type { NetworkRules } from './network.ts';

// WhatsApp, November 2026: caption of an image 1024 (common knowledge; a message of text alone takes 65,536).
// There is no public way to post to a status or a channel by program.
const CAPTION = 1024;

/** WhatsApp groups, channels and statuses: shared by hand, with the preview of the page. */
export const whatsapp: NetworkRules = {
  network: 'whatsapp',
  variants: ['medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CAPTION, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 0,
  image: { bytes: 5_000_000 },
  formats: ['whatsapp-status', 'square'],
  share: ({ text }) => `https://wa.me/?text=${encodeURIComponent(text)}`,
};
