import type { Logo } from '#cards/card.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { qrSvg } from '#links/qr.ts';
import { qrPng } from '#links/qr-png.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Touchpoint } from '#model/content.ts';
import type { FormatId } from '#model/format.ts';
import { buildKitZip } from '#posts/build-kit-zip.ts';
import { composeKit, type KitContext } from '#posts/compose-kit.ts';

/** The zip of a kit, its cards drawn or read by `drawCard`, with its posters by name. */
export function packKit(
  context: KitContext,
  touchpoint: Touchpoint,
  drawCard: (format: FormatId, path: string) => Promise<Uint8Array | undefined>,
  posters: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const kit = composeKit(context, touchpoint);
  const byUrl = new Map(kit.images.map(({ url, format }) => [url, format]));
  return buildKitZip(kit, {
    image: async (url) => {
      const format = byUrl.get(url);
      return format && drawCard(format, new URL(url).pathname);
    },
    qrSvg: qrSvg(kit.link, `QR di ${kit.link}`),
    qrPng: qrPng(kit.link),
    others: posters,
  });
}

/** Draws a touchpoint's card, with the partner's name where there is one. */
export async function drawKitCard(
  { content, site, partner }: KitContext,
  today: Date,
  logos: ReadonlyMap<string, Logo>,
  touchpoint: Touchpoint,
  format: FormatId,
): Promise<Uint8Array | undefined> {
  const subject = { type: 'touchpoint', id: touchpoint.id } as const;
  const qr = (id: string) => shortUrl(id, site);
  const card = await renderCardFor({ content, today, subject, format, logos, qr, ...(partner && { partner }) });
  return card.ok ? card.image : undefined;
}
