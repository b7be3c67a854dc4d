import type { NetworkRules } from './network.ts';

// Discord webhooks (docs.discord.com, November 2026): content 2000, attachment description 1024, 10 MB without a plan.
const CHARACTERS = 2000;

/** A Discord channel, through its webhook. */
export const discord: NetworkRules = {
  network: 'discord',
  variants: ['long', 'medium', 'short'],
  measure: (text) => ({ length: text.length, limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['text'],
  hashtags: 0,
  alt: { limit: 1024 },
  image: { bytes: 10_000_000 },
  formats: ['og'],
};
