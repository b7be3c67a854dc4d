import type { APIContext } from 'astro';
import { euStatement } from '#cards/emblem.ts';
import { composeKit } from '#posts/compose-kit.ts';
import { type Email, renderEmail } from '#posts/email/render-email.ts';
import type { Kit } from '#posts/kit.ts';
import { getContent, siteContext } from './_content.ts';
import { kitContext } from './_kit.ts';

/** The kit that a path names. */
export async function kitOf(context: APIContext): Promise<Kit> {
  const content = await getContent();
  const touchpoint = content.get('touchpoints', context.params.touchpoint ?? '');
  return composeKit(kitContext(content, siteContext(context)), touchpoint);
}

/** The e-mail of the kit that a path names. */
export async function emailOf(context: APIContext): Promise<Email> {
  const content = await getContent();
  const campaign = content.get('campaigns', context.params.campaign ?? '');
  const { supporters, organisation, funding } = campaign;
  return renderEmail(await kitOf(context), {
    theme: campaign.theme,
    sender: content.site.name,
    organisations: (supporters.length ? supporters : [organisation]).map((id) => content.get('organisations', id).name),
    siteUrl: siteContext(context).site.href,
    ...(funding.eu && { funding: euStatement }),
  });
}
