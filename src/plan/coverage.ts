import type { Audience, Channel, Touchpoint } from '#model/content.ts';
import { networksPosted, touchpointsSeen, type Viewpoint } from './viewpoint.ts';

/** The touchpoints that reach one audience on one channel. */
export interface CoverageCell {
  channel: Channel;
  touchpoints: readonly Touchpoint[];
  /** How many of them are out. */
  posted: number;
}

export interface CoverageRow {
  audience: Audience;
  cells: readonly CoverageCell[];
  /** Touchpoints of the row, each counted once. */
  total: number;
}

/** Which audiences the touchpoints reach, and on which channels. */
export interface Coverage {
  channels: readonly Channel[];
  rows: readonly CoverageRow[];
}

/** The matrix of the campaign's audiences (and any other a touchpoint speaks to) by the channels it uses. */
export function coverage(view: Viewpoint): Coverage {
  const { content, campaign, now } = view;
  const touchpoints = touchpointsSeen(view);
  const audienceIds = new Set([
    ...content.get('campaigns', campaign).audiences,
    ...touchpoints.flatMap((touchpoint) => touchpoint.audiences),
  ]);
  const channels = content.channels.filter((channel) => touchpoints.some((t) => t.channel === channel.id));
  const rows = [...audienceIds].map((id) => {
    const reached = touchpoints.filter((touchpoint) => touchpoint.audiences.includes(id));
    const cells = channels.map((channel) => {
      const own = reached.filter((touchpoint) => touchpoint.channel === channel.id);
      const posted = own.filter((touchpoint) => networksPosted(content, touchpoint, now).length > 0).length;
      return { channel, touchpoints: own, posted };
    });
    return { audience: content.get('audiences', id), cells, total: reached.length };
  });
  return { channels, rows };
}
