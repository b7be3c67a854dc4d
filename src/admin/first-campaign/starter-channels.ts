import type { ChannelFields } from '#model/channel.ts';

/** Channels a first campaign can start from, by id; each is written only if it is chosen and not there yet. */
export const starterChannels: Readonly<Record<string, ChannelFields>> = {
  'portale-regionale': {
    name: 'Portale istituzionale',
    kind: 'web',
    utm: { source: 'portale', medium: 'referral' },
    formats: ['og'],
  },
  newsletter: {
    name: 'E-mail agli operatori',
    kind: 'email',
    network: 'email',
    utm: { source: 'newsletter', medium: 'email' },
    formats: ['email'],
  },
  'intranet-aziendale': {
    name: 'Intranet aziendale',
    kind: 'web',
    network: 'intranet',
    utm: { source: 'intranet', medium: 'referral' },
    formats: ['intranet'],
  },
  linkedin: {
    name: 'LinkedIn',
    kind: 'social',
    network: 'linkedin',
    utm: { source: 'linkedin', medium: 'social' },
    formats: ['linkedin'],
  },
  facebook: {
    name: 'Facebook',
    kind: 'social',
    network: 'facebook',
    utm: { source: 'facebook', medium: 'social' },
    formats: ['facebook'],
  },
  whatsapp: {
    name: 'WhatsApp',
    kind: 'messaging',
    network: 'whatsapp',
    utm: { source: 'whatsapp', medium: 'messaging' },
    formats: ['whatsapp-status'],
  },
};
