import { shortUrl } from '#links/tracked-link.ts';
import type { Campaign, Touchpoint } from '#model/content.ts';
import { cardFormats, type FormatId } from '#model/format.ts';
import type { Network } from '#model/network.ts';
import type { LinkPlace, NetworkRules, Variant } from './networks/network.ts';
import { networkRules } from './networks/network-rules.ts';
import type { Post, PostContext } from './post.ts';
import { splitParts } from './split-parts.ts';
import { tidyText } from './tidy-text.ts';

/**
 * The post of a touchpoint on one network: its own text for that network, or the first variant of its message that fits.
 * Nothing is ever shortened: where nothing fits, the shortest candidate comes back with its `excess`.
 */
export function composePost(context: PostContext, touchpoint: Touchpoint, network: Network): Post {
  const { content, site } = context;
  const rules = networkRules[network];
  const link = shortUrl(touchpoint.id, site);
  const campaign = content.get('campaigns', touchpoint.campaign);
  const message = content.get('messages', touchpoint.message);
  const hashtags = chooseHashtags(campaign, eventHashtag(context, touchpoint), rules.hashtags);
  const own = touchpoint.texts.find((text) => text.network === network)?.text;
  const sources: [Variant | 'own', string][] = own
    ? [['own', own]]
    : rules.variants.map((variant) => [variant, message.variants[variant]]);
  const candidates = sources.flatMap(([source, words]) =>
    rules.linkPlaces.map((linkPlace) => {
      const body = rules.prepare ? rules.prepare(tidyText(words)) : tidyText(words);
      const text = placeText(body, hashtags, linkPlace, link, rules);
      const { length, limit, unit } = rules.measure(text);
      return { source, linkPlace, text, length, limit, unit, excess: Math.max(0, length - limit) };
    }),
  );
  const chosen = candidates.find(({ excess }) => excess === 0) ?? shortest(candidates);
  const format = chooseFormat(rules, content.get('channels', touchpoint.channel).formats);
  return {
    ...chosen,
    touchpoint: touchpoint.id,
    network,
    title: message.title,
    parts: splitParts(chosen.text, chosen.linkPlace === 'text' ? link : undefined, hashtags, rules.mention),
    alt: context.altOf?.(touchpoint) ?? touchpoint.alt ?? `Card della campagna con il titolo «${message.title}».`,
    link,
    hashtags,
    ...(format && { format }),
  };
}

/** The networks a touchpoint is made for: its channel's, then those it has a text of its own for. */
export function touchpointNetworks(context: Pick<PostContext, 'content'>, touchpoint: Touchpoint): Network[] {
  const { network } = context.content.get('channels', touchpoint.channel);
  return [...new Set([...(network ? [network] : []), ...touchpoint.texts.map((text) => text.network)])];
}

function placeText(
  body: string,
  hashtags: readonly string[],
  place: LinkPlace,
  link: string,
  rules: NetworkRules,
): string {
  const tail = [place === 'text' ? link : rules.linkWords, hashtags.map((tag) => `#${tag}`).join(' ')].filter(Boolean);
  const gap = rules.network === 'sms' ? ' ' : '\n\n';
  return [body, tail.join('\n')].filter(Boolean).join(gap);
}

/** The event's hashtag, then the campaign's, each once whatever its capitals. */
function chooseHashtags(campaign: Campaign, event: string | undefined, max: number): string[] {
  const seen = new Map<string, string>();
  for (const tag of event ? [event, ...campaign.hashtags] : campaign.hashtags) {
    const key = tag.toLocaleLowerCase('it');
    if (!seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()].slice(0, max);
}

function eventHashtag({ content }: PostContext, { landing }: Touchpoint): string | undefined {
  return landing.type === 'event' ? content.get('events', landing.id).hashtag : undefined;
}

function chooseFormat(rules: NetworkRules, channelFormats: readonly FormatId[]): FormatId | undefined {
  const there = cardFormats(channelFormats);
  return rules.formats.find((format) => there.includes(format));
}

function shortest<T extends { excess: number }>(candidates: T[]): T {
  const [first, ...rest] = candidates;
  if (!first) throw new RangeError('a network needs at least one variant and one place for the link');
  return rest.reduce((best, next) => (next.excess < best.excess ? next : best), first);
}
