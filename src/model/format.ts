import { z } from 'astro/zod';

/** The formats a card comes in. `og`, `square` and `story` exist for every touchpoint; the others belong to a channel. */
export const formatIds = [
  'og',
  'square',
  'story',
  'x',
  'linkedin',
  'linkedin-banner',
  'facebook',
  'facebook-event',
  'instagram-square',
  'instagram-portrait',
  'instagram-story',
  'whatsapp-status',
  'youtube',
  'telegram',
  'mastodon',
  'bluesky',
  'email',
  'intranet',
  'signage-landscape',
  'signage-portrait',
] as const;

export type FormatId = (typeof formatIds)[number];

/** Italian names on screen. */
export const formatNames: Readonly<Record<FormatId, string>> = {
  og: 'Anteprima di link (Open Graph)',
  square: 'Quadrata',
  story: 'Storia (verticale)',
  x: 'X, post',
  linkedin: 'LinkedIn, post',
  'linkedin-banner': 'LinkedIn, copertina della pagina',
  facebook: 'Facebook, post',
  'facebook-event': 'Facebook, copertina di evento',
  'instagram-square': 'Instagram, post quadrato',
  'instagram-portrait': 'Instagram, post verticale',
  'instagram-story': 'Instagram, storia',
  'whatsapp-status': 'WhatsApp, stato',
  youtube: 'YouTube, miniatura',
  telegram: 'Telegram, foto',
  mastodon: 'Mastodon, post',
  bluesky: 'Bluesky, post',
  email: 'Testata di e-mail',
  intranet: 'Banner della intranet',
  'signage-landscape': 'Monitor orizzontale',
  'signage-portrait': 'Monitor verticale',
};

/** The formats every touchpoint gets, whatever its channel. */
export const commonFormatIds = ['og', 'square', 'story'] as const satisfies readonly FormatId[];

/** The formats the card of a touchpoint comes in: those of its channel, then the common ones. */
export function cardFormats(own: readonly FormatId[]): FormatId[] {
  return [...new Set([...own, ...commonFormatIds])];
}

export const formatIdSchema = z.enum(formatIds);
