import type { Content, Touchpoint } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';

/** Which touchpoints a run is about: one by its id, or every approved one whose moment has come. */
export interface Choice {
  touchpoint?: string | undefined;
  /** Leaves out what was due earlier than this many days ago. */
  maxAgeDays?: number | undefined;
}

/**
 * The chosen touchpoints, oldest first.
 * @throws Error where the one asked for does not exist, is not approved, or its moment has not come.
 */
export function chooseTouchpoints(content: Content, choice: Choice, now: Date): Touchpoint[] {
  if (choice.touchpoint !== undefined) return [chooseOne(content, choice.touchpoint, now)];
  const oldest = now.getTime() - (choice.maxAgeDays ?? Number.POSITIVE_INFINITY) * 86_400_000;
  const start = (touchpoint: Touchpoint) => momentStart(touchpoint.publishAt).getTime();
  return content.touchpoints
    .filter((touchpoint) => touchpoint.state === 'approved')
    .filter((touchpoint) => start(touchpoint) <= now.getTime() && start(touchpoint) >= oldest)
    .toSorted((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1));
}

function chooseOne(content: Content, id: string, now: Date): Touchpoint {
  const touchpoint = content.find('touchpoints', id);
  if (!touchpoint) throw new Error(`no touchpoint has the id "${id}".`);
  if (touchpoint.state !== 'approved' && touchpoint.state !== 'published')
    throw new Error(`touchpoint "${id}" is in the state "${touchpoint.state}": only what is approved is published.`);
  if (momentStart(touchpoint.publishAt) > now)
    throw new Error(`touchpoint "${id}" is under embargo until ${touchpoint.publishAt} (Rome).`);
  return touchpoint;
}
