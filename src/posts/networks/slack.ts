import type { NetworkRules } from './network.ts';

// Slack (docs.slack.dev, November 2026): text 40,000, 4,000 advised; alt_text of an image block 2000.
// A webhook carries no file: Slack unfurls the card of the page.
const CHARACTERS = 4000;

/** A Slack channel, through its webhook. */
export const slack: NetworkRules = {
  network: 'slack',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 0,
  alt: { limit: 1000 },
  image: { bytes: 10_000_000 },
  formats: ['og'],
};
