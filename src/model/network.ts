import { z } from 'astro/zod';

/** The networks a post can be shaped for, and how each is called on screen. */
export const networkNames = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  x: 'X',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  youtube: 'YouTube',
  discord: 'Discord',
  slack: 'Slack',
  email: 'E-mail',
  sms: 'SMS',
  intranet: 'Notizia intranet',
  signage: 'Schermi in sede',
} as const;

export type Network = keyof typeof networkNames;
export const networks = Object.keys(networkNames) as [Network, ...Network[]];
export const networkSchema = z.enum(networks);
