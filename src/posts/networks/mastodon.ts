import twitter from 'twitter-text';
import { countGraphemes } from './count-text.ts';
import type { NetworkRules } from './network.ts';

// docs.joinmastodon.org/user/posting and the server's StatusLengthValidator, November 2026: 500 characters unless the
// instance says otherwise, each address 23, of a remote mention only the user name; alt 1500; 4 images of 16 MB.
const remoteMention = /(?<=^|[^/\w])(@[a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]/gi;

/** Limits of one Mastodon instance, from `GET /api/v2/instance`. */
export interface InstanceLimits {
  characters: number;
  perAddress: number;
}

/** Those of an instance that says none. */
export const defaultLimits: InstanceLimits = { characters: 500, perAddress: 23 };

/** Length of a status as an instance counts it. */
export function measureStatus(text: string, limits: InstanceLimits): number {
  let counted = '';
  let at = 0;
  for (const { indices } of twitter.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false })) {
    counted += text.slice(at, indices[0]) + 'x'.repeat(limits.perAddress);
    at = indices[1];
  }
  return countGraphemes((counted + text.slice(at)).replace(remoteMention, '$1'));
}

/** Mastodon: the instance fetches the preview, and shows it only where the status has no image. */
export const mastodon: NetworkRules = {
  network: 'mastodon',
  variants: ['medium', 'short'],
  measure: (text) => ({
    length: measureStatus(text, defaultLimits),
    limit: defaultLimits.characters,
    unit: 'caratteri',
  }),
  linkPlaces: ['text'],
  hashtags: 4,
  mention: /(?<=^|[^/\w])@[a-z0-9_]+(?:@[a-z0-9.-]+[a-z0-9])?/gi,
  alt: { limit: 1500 },
  image: { bytes: 16_000_000 },
  formats: ['mastodon', 'og'],
};
