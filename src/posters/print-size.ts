import type { AssetFile } from '#model/asset.ts';

/**
 * Paper, in mm, and the unit of everything laid out here: a tenth of a millimetre. The grid of the cards is used in
 * this unit, so that a poster is the square family of the art direction, printed.
 */

export type PosterFile = Extract<AssetFile, { type: 'poster' }>;
export type PosterLayout = PosterFile['layout'];

export interface PrintSize {
  width: number;
  height: number;
  /** 1, or 2 for a leaflet with a back. */
  pages: 1 | 2;
}

export const printSizes: Readonly<Record<PosterLayout, PrintSize>> = {
  a4: { width: 210, height: 297, pages: 1 },
  a3: { width: 297, height: 420, pages: 1 },
  a5: { width: 148, height: 210, pages: 2 },
};

export const unitsPerMm = 10;
export const unitsPerPoint = (25.4 / 72) * unitsPerMm;

/** Beyond the cut: the ground and the thread go on for `bleed`, then `slug` holds the crop marks. mm. */
export const printMargins = { bleed: 3, slug: 7 } as const;

/** Art direction, §12: type in points, emblem and code in mm. A leaflet is read in the hand: its words may be smaller. */
export const printMinimums = { title: 24, body: 12, leaflet: 10, strip: 8, address: 9, emblem: 10, qr: 30 } as const;
