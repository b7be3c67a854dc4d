import type { Content, Touchpoint } from '#model/content.ts';
import { momentStart, romeDay } from '#model/moment.ts';

/** A touchpoint in the list of kits; one that went out is published, whatever its file says. */
export interface KitRow {
  touchpoint: Touchpoint;
  state: Touchpoint['state'];
}

/** The kits of a month. */
export interface KitGroup {
  /** As `2025-06`. */
  month: string;
  rows: KitRow[];
  /** Shown without being asked: the first months, until some kits are in sight. */
  open: boolean;
}

/** How many kits are in sight before the rest waits under the names of its months. */
const IN_SIGHT = 6;

/** Kits under their months, in the order they come. */
export function kitGroups(content: Content, touchpoints: readonly Touchpoint[]): KitGroup[] {
  const out = new Set(content.posted.map(({ campaign, touchpoint }) => `${campaign}/${touchpoint}`));
  const rows = touchpoints.map((touchpoint) => ({
    touchpoint,
    state: out.has(`${touchpoint.campaign}/${touchpoint.id}`) ? ('published' as const) : touchpoint.state,
  }));
  let seen = 0;
  return [...Map.groupBy(rows, ({ touchpoint }) => romeDay(momentStart(touchpoint.publishAt)).slice(0, 7))].map(
    ([month, of]) => {
      const open = seen < IN_SIGHT;
      seen += of.length;
      return { month, rows: of, open };
    },
  );
}
