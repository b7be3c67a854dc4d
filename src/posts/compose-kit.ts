import { cardPath } from '#links/card-path.ts';
import { kitSchemaPath, kitZipPath, partnerCardPath, qrPngPath, qrSvgPath } from '#links/kit-path.ts';
import { kitPath } from '#links/page-path.ts';
import { shortUrl, trackedUrl } from '#links/tracked-link.ts';
import type { Content, Touchpoint } from '#model/content.ts';
import { cardFormats, type FormatId, formatNames } from '#model/format.ts';
import { type Network, networkNames, networks } from '#model/network.ts';
import { composePost, touchpointNetworks } from './compose-post.ts';
import type { Kit, KitImage, KitPost } from './kit.ts';
import { networkRules } from './networks/network-rules.ts';
import type { PostContext } from './post.ts';

/** Size and type of a card's file. */
interface CardFile {
  width: number;
  height: number;
  type: 'png' | 'jpg';
}

export interface KitContext extends PostContext {
  formatOf: (format: FormatId) => CardFile;
  /** The organisation whose name stands on the cards beside the region's. */
  partner?: string;
}

/** Everything a person needs to use a touchpoint, the networks it is planned on first. */
export function composeKit(context: KitContext, touchpoint: Touchpoint): Kit {
  const { content, site } = context;
  const absolute = (path: string) => new URL(path, site).href;
  const campaign = content.get('campaigns', touchpoint.campaign);
  const main = touchpointNetworks(context, touchpoint);
  const order = [...main, ...networks.filter((network) => !main.includes(network))];
  const images = kitFormats(content, touchpoint).map((format) => composeImage(context, touchpoint, format));
  const posts = order.map((network) => composeKitPost(context, touchpoint, network, main.includes(network), images));
  return {
    $schema: absolute(kitSchemaPath),
    id: touchpoint.id,
    title: touchpoint.title,
    campaign: { id: campaign.id, name: campaign.name },
    channel: nameOf(content.get('channels', touchpoint.channel)),
    message: { id: touchpoint.message, name: content.get('messages', touchpoint.message).title },
    audiences: touchpoint.audiences.map((id) => nameOf(content.get('audiences', id))),
    publishAt: touchpoint.publishAt,
    state: touchpoint.state,
    page: absolute(kitPath(touchpoint)),
    link: shortUrl(touchpoint.id, site),
    landing: trackedUrl(content, touchpoint, site),
    alt: posts[0]?.alt ?? '',
    posts,
    images,
    qr: { svg: absolute(qrSvgPath(touchpoint)), png: absolute(qrPngPath(touchpoint)) },
    zip: absolute(kitZipPath(touchpoint, context.partner)),
    posted: content.posted
      .filter((record) => record.touchpoint === touchpoint.id && record.campaign === touchpoint.campaign)
      .map(({ network, url, at }) => ({ network, at, ...(url && { url }) })),
  };
}

/** The formats a touchpoint's card comes in. */
export function kitFormats(content: Content, touchpoint: Touchpoint): FormatId[] {
  return cardFormats(content.get('channels', touchpoint.channel).formats);
}

function composeKitPost(
  context: KitContext,
  touchpoint: Touchpoint,
  network: Network,
  main: boolean,
  images: KitImage[],
): KitPost {
  const post = composePost(context, touchpoint, network);
  const image = images.find(({ format }) => format === post.format)?.url;
  const share = networkRules[network].share?.(post);
  return {
    network,
    name: networkNames[network],
    main,
    text: post.text,
    length: post.length,
    limit: post.limit,
    unit: post.unit,
    fits: post.excess === 0,
    hashtags: [...post.hashtags],
    linkPlace: post.linkPlace,
    alt: post.alt,
    ...(image && { image }),
    ...(share && { share }),
  };
}

function composeImage(context: KitContext, touchpoint: Touchpoint, format: FormatId): KitImage {
  const { width, height, type } = context.formatOf(format);
  const { partner } = context;
  const path =
    partner === undefined
      ? cardPath(touchpoint.id, format, type)
      : partnerCardPath(touchpoint.id, partner, format, type);
  return {
    format,
    name: formatNames[format],
    width,
    height,
    file: `${touchpoint.id}-${format}.${type}`,
    url: new URL(path, context.site).href,
  };
}

function nameOf({ id, name }: { id: string; name: string }): { id: string; name: string } {
  return { id, name };
}
