import type { Content, Touchpoint } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import type { GroundId } from '#model/theme.ts';
import { templates } from './template-of.ts';
import { touchpointWords } from './touchpoint-words.ts';

/**
 * Keeps the rhythm of a feed: where three cards in a row on one channel would stand on the same ground, the second one
 * takes another. Art direction, §2.
 */

type Grounds = ReadonlyMap<string, GroundId>;

const known = new WeakMap<Content, Map<string, Grounds>>();

/** The ground a touchpoint's card takes instead of its template's; undefined for most. */
export function feedGround(content: Content, today: Date, touchpoint: Touchpoint): GroundId | undefined {
  const feeds = known.get(content) ?? new Map<string, Grounds>();
  known.set(content, feeds);
  const key = `${touchpoint.campaign}/${touchpoint.channel}/${today.getTime()}`;
  const grounds = feeds.get(key) ?? computeGrounds(content, today, touchpoint);
  feeds.set(key, grounds);
  return grounds.get(touchpoint.id);
}

function computeGrounds(content: Content, today: Date, { campaign, channel }: Touchpoint): Grounds {
  const changed = new Map<string, GroundId>();
  const feed = inOrder(content.of('touchpoints', campaign).filter((one) => one.channel === channel));
  let before: GroundId | undefined;
  const own = feed.map((touchpoint) => templates[touchpointWords(content, touchpoint, today).template].ground);
  own.forEach((ground, at) => {
    const isMiddle = before === ground && own[at + 1] === ground;
    before = isMiddle ? other(ground) : ground;
    if (isMiddle) changed.set((feed[at] as Touchpoint).id, before);
  });
  return changed;
}

/** The touchpoints of a feed in the order they come out. */
function inOrder(feed: readonly Touchpoint[]): Touchpoint[] {
  return feed
    .map((touchpoint) => ({ touchpoint, out: momentStart(touchpoint.publishAt).getTime() }))
    .sort((a, b) => a.out - b.out || (a.touchpoint.id < b.touchpoint.id ? -1 : 1))
    .map(({ touchpoint }) => touchpoint);
}

function other(ground: GroundId): GroundId {
  return ground === 'carta' ? 'notte' : 'campo';
}
