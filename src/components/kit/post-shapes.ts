import type { Network } from '#model/network.ts';

/**
 * How a network lays out a post, without its marks: `feed` and `column` are posts of a profile, `photo` leads with the image,
 * `bubble` and `sms` are messages, `channel` a message of a team, then an e-mail, a piece of news, a screen.
 */
export type PostShape = 'feed' | 'column' | 'photo' | 'bubble' | 'sms' | 'channel' | 'mail' | 'news' | 'screen';

/** The shape of each network's posts. */
export const postShapes: Readonly<Record<Network, PostShape>> = {
  linkedin: 'feed',
  facebook: 'feed',
  youtube: 'feed',
  bluesky: 'column',
  mastodon: 'column',
  x: 'column',
  threads: 'column',
  instagram: 'photo',
  telegram: 'bubble',
  whatsapp: 'bubble',
  sms: 'sms',
  discord: 'channel',
  slack: 'channel',
  email: 'mail',
  intranet: 'news',
  signage: 'screen',
};

/** Shapes whose image stands before the words. */
export const imageFirst: ReadonlySet<PostShape> = new Set(['photo', 'bubble', 'mail', 'news', 'screen']);
