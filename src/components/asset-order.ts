import { assetKinds } from '#model/asset.ts';
import type { Asset } from '#model/content.ts';

const last: Asset['kind'] = 'cards';
const order = [...(Object.keys(assetKinds) as Asset['kind'][]).filter((kind) => kind !== last), last];

/** Materials an operator can use first: those with a file, what is printed before what is for social media; the replaced left out. */
export function handiestFirst(assets: readonly Asset[]): Asset[] {
  const rank = ({ kind, files }: Asset) => order.indexOf(kind) + (files.length > 0 ? 0 : order.length);
  return assets.filter(({ supersededBy }) => !supersededBy).sort((a, b) => rank(a) - rank(b));
}
