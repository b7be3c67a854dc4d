import { el } from '#admin/widgets/build-element.ts';
import { composeCard } from '#cards/compose-card.ts';
import { qrSvg } from '#links/qr.ts';
import { shortUrl, trackedUrl } from '#links/tracked-link.ts';
import type { Touchpoint } from '#model/content.ts';
import { networkNames } from '#model/network.ts';
import { composePost, touchpointNetworks } from '#posts/compose-post.ts';
import type { PreviewContext } from './preview-context.ts';

/** The post of a touchpoint on each of its networks, with its count and its alternative text. */
export function drawPosts({ content, site, today }: PreviewContext, touchpoint: Touchpoint): HTMLElement[] {
  const altOf = (one: Touchpoint) => composeCard({ content, today }, { type: 'touchpoint', id: one.id }).alt;
  return touchpointNetworks({ content }, touchpoint).map((network) => {
    const { text, length, limit, unit, excess, alt } = composePost({ content, site, altOf }, touchpoint, network);
    const count = `${length} di ${limit} ${unit}${excess > 0 ? `: togline ${excess}` : ''}`;
    return el(
      'section',
      { className: 'red-post' },
      el('h3', { textContent: networkNames[network] }),
      el('pre', { textContent: text }),
      el('p', { className: excess > 0 ? 'red-manca' : 'red-nota', textContent: count }),
      el('p', { className: 'red-nota', textContent: `Testo alternativo: ${alt}` }),
    );
  });
}

/** The short link of a touchpoint, where it leads with its tracking, and the QR code to print. */
export function drawLink({ content, site }: PreviewContext, touchpoint: Touchpoint): HTMLElement {
  const short = shortUrl(touchpoint.id, site);
  const qr = qrSvg(short, `Codice QR di ${short}`);
  return el(
    'section',
    { className: 'red-post red-collegamento' },
    el(
      'div',
      {},
      el('h3', { textContent: 'Link' }),
      el('p', {}, el('b', { textContent: short })),
      el('p', { className: 'red-nota', textContent: trackedUrl(content, touchpoint, site) }),
    ),
    el('img', {
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`,
      alt: `Codice QR di ${short}`,
      width: 140,
      height: 140,
    }),
  );
}
