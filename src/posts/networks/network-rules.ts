import type { Network } from '#model/network.ts';
import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { email } from './email.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { intranet } from './intranet.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import type { NetworkRules } from './network.ts';
import { signage } from './signage.ts';
import { slack } from './slack.ts';
import { sms } from './sms.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { whatsapp } from './whatsapp.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** The rules of every network of the model. */
export const networkRules: Readonly<Record<Network, NetworkRules>> = {
  bluesky,
  mastodon,
  x,
  linkedin,
  facebook,
  instagram,
  threads,
  telegram,
  whatsapp,
  youtube,
  discord,
  slack,
  email,
  sms,
  intranet,
  signage,
};
