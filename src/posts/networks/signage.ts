import { countGraphemes } from './count-text.ts';
import type { NetworkRules } from './network.ts';

// Read in the ten seconds a screen stays: 160 characters, this house's own choice. Nobody can click a wall: the link is
// the QR code of the card.
const CHARACTERS = 160;

/** Screens in waiting rooms and corridors. Loaded by hand. */
export const signage: NetworkRules = {
  network: 'signage',
  variants: ['short'],
  measure: (text) => ({ length: countGraphemes(text), limit: CHARACTERS, unit: 'caratteri' }),
  linkPlaces: ['qr'],
  hashtags: 0,
  image: { bytes: 5_000_000 },
  formats: ['signage-landscape', 'signage-portrait', 'story'],
};
