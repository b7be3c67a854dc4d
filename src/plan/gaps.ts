import type { Need } from '#model/audience.ts';
import type { Audience, Channel, Message, Touchpoint } from '#model/content.ts';
import type { EngagementSnapshot } from '#model/engagement.ts';
import { momentStart } from '#model/moment.ts';
import { networksPosted, touchpointsSeen, type Viewpoint } from './viewpoint.ts';

/** Where the thread is broken. */
export interface Gaps {
  needs: readonly (Need & { audience: string })[];
  messages: readonly Message[];
  audiences: readonly Audience[];
  /** Channels on which the campaign has nothing planned, or nothing out although its moment has come. */
  channels: readonly Channel[];
  /** Touchpoints whose moment has come and that are not out. */
  overdue: readonly Touchpoint[];
  /** Touchpoints that are out and brought nobody; undefined where visits aren't known. */
  unvisited: readonly Touchpoint[] | undefined;
}

/** The gaps of a campaign: needs without a message, messages without touchpoints, audiences not reached, silent channels, touchpoints without visits. */
export function gaps(view: Viewpoint, engagement: EngagementSnapshot | undefined): Gaps {
  const { content, campaign, now } = view;
  const touchpoints = touchpointsSeen(view);
  const messages = content.of('messages', campaign);
  const isOut = (touchpoint: Touchpoint) => networksPosted(content, touchpoint, now).length > 0;
  const due = touchpoints.filter((touchpoint) => momentStart(touchpoint.publishAt) <= now);
  const audiences = content.get('campaigns', campaign).audiences.map((id) => content.get('audiences', id));
  const isSilent = (channel: Channel) => {
    const own = touchpoints.filter((touchpoint) => touchpoint.channel === channel.id);
    const ownDue = own.filter((touchpoint) => due.includes(touchpoint));
    return own.length === 0 || (ownDue.length > 0 && !ownDue.some(isOut));
  };
  return {
    needs: audiences.flatMap((audience) =>
      audience.needs
        .filter((need) => !content.messages.some((message) => message.needs.includes(need.id)))
        .map((need) => ({ ...need, audience: audience.id })),
    ),
    messages: messages.filter((message) => !touchpoints.some((touchpoint) => touchpoint.message === message.id)),
    audiences: audiences.filter((audience) => !touchpoints.some((t) => t.audiences.includes(audience.id))),
    channels: content.channels.filter(isSilent),
    overdue: due.filter((touchpoint) => !isOut(touchpoint)),
    unvisited:
      engagement &&
      touchpoints.filter(
        (touchpoint) =>
          isOut(touchpoint) && !engagement.touchpoints.some((row) => row.id === touchpoint.id && row.visits),
      ),
  };
}
