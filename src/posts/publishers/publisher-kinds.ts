import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import type { PublisherKind } from './publisher.ts';
import { slack } from './slack.ts';
import { telegram } from './telegram.ts';
import { x } from './x.ts';

/** The networks `npm run post` can publish to. */
export const publisherKinds: readonly PublisherKind[] = [bluesky, mastodon, x, linkedin, telegram, discord, slack];
