import type { Content } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import type { GroundId } from '#model/theme.ts';
import { templates } from './template-of.ts';
import { touchpointWords } from './touchpoint-words.ts';

/**
 * Keeps the rhythm of a feed: where three cards in a row on one channel would stand on the same ground, the second one
 * takes another. Art direction, §2.
 */

type Grounds = ReadonlyMap<string, GroundId>;

const known = new WeakMap<Content, Map<number, Grounds>>();

/** The ground a touchpoint's card takes instead of its template's; undefined for most. */
export function feedGround(content: Content, today: Date, touchpoint: string): GroundId | undefined {
  const byDay = known.get(content) ?? new Map<number, Grounds>();
  known.set(content, byDay);
  const grounds = byDay.get(today.getTime()) ?? computeGrounds(content, today);
  byDay.set(today.getTime(), grounds);
  return grounds.get(touchpoint);
}

function computeGrounds(content: Content, today: Date): Grounds {
  const changed = new Map<string, GroundId>();
  for (const feed of feedsOf(content)) {
    let before: GroundId | undefined;
    const own = feed.map(({ id }) => groundOfTouchpoint(content, id, today));
    own.forEach((ground, at) => {
      const isMiddle = before === ground && own[at + 1] === ground;
      before = isMiddle ? other(ground) : ground;
      if (isMiddle) changed.set((feed[at] as { id: string }).id, before);
    });
  }
  return changed;
}

/** The touchpoints of a campaign on one channel, in the order they come out. */
function feedsOf({ touchpoints }: Content): { id: string; publishAt: string }[][] {
  const feeds = Map.groupBy(touchpoints, ({ campaign, channel }) => `${campaign}/${channel}`);
  const order = (moment: string) => momentStart(moment).getTime();
  return [...feeds.values()].map((feed) =>
    feed
      .map((one) => ({ ...one, order: order(one.publishAt) }))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
  );
}

function groundOfTouchpoint(content: Content, id: string, today: Date): GroundId {
  return templates[touchpointWords(content, content.get('touchpoints', id), today).template].ground;
}

function other(ground: GroundId): GroundId {
  return ground === 'carta' ? 'notte' : 'campo';
}
