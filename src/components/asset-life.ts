import type { AssetFields } from '#model/asset.ts';
import { momentEnd, momentStart } from '#model/moment.ts';

/** Where a material stands in its life. */
export type AssetLife = 'current' | 'not-yet' | 'expired' | 'superseded' | 'missing';

export const assetLifeNames: Readonly<Record<AssetLife, string>> = {
  current: 'In vigore',
  'not-yet': 'In arrivo',
  expired: 'Scaduto',
  superseded: 'Sostituito',
  missing: 'File non fornito',
};

export function assetLife(
  asset: Pick<AssetFields, 'files' | 'published' | 'expires' | 'supersededBy'>,
  now: Date,
): AssetLife {
  if (asset.supersededBy) return 'superseded';
  if (asset.expires && momentEnd(asset.expires) <= now) return 'expired';
  if (asset.published && momentStart(asset.published) > now) return 'not-yet';
  return asset.files.length > 0 ? 'current' : 'missing';
}
