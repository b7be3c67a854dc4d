import { composeCard } from '#cards/compose-card.ts';
import { formats } from '#cards/formats.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import type { KitContext } from '#posts/compose-kit.ts';

/** What kits and posts are made from: the words of the cards, their sizes, the address of the site. */
export function kitContext(content: Content, site: string, today: Date, partner?: string): KitContext {
  const cards = { content, today, qr: (id: string) => shortUrl(id, site), ...(partner && { partner }) };
  return {
    content,
    site,
    altOf: ({ id }) => composeCard(cards, { type: 'touchpoint', id }).alt,
    formatOf: (format) => formats[format],
    ...(partner && { partner }),
  };
}
