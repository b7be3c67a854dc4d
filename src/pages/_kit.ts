import { kitContext as contextOf } from '#integration/kit-context.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import { momentStart } from '#model/moment.ts';
import { isVisible } from '#model/visibility.ts';
import { getContent, type SiteContext, siteContext } from './_content.ts';

/** What kits are made from in this build; with a partner, its own. */
export function kitContext(content: Content, { site, now }: Pick<SiteContext, 'site' | 'now'>, partner?: string) {
  return contextOf(content, site.href, now, partner);
}

/** The touchpoints this area may see, newest first; of one campaign, or of all. */
export function visibleTouchpoints(content: Content, context: Pick<SiteContext, 'area' | 'now'>, campaign?: string) {
  const start = (touchpoint: Touchpoint) => momentStart(touchpoint.publishAt).getTime();
  return content.touchpoints
    .filter((touchpoint) => campaign === undefined || touchpoint.campaign === campaign)
    .filter((touchpoint) => isVisible(touchpoint, context.area, context.now))
    .toSorted((a, b) => start(b) - start(a) || (a.id < b.id ? -1 : 1));
}

/** One path for every touchpoint this area may see. */
export async function kitPaths() {
  const content = await getContent();
  return visibleTouchpoints(content, siteContext({ site: undefined })).map(({ campaign, id }) => ({
    params: { campaign, touchpoint: id },
  }));
}
