/** Ways a poster comes off the press: for the office printer, for a print shop (3 mm of bleed), sparing ink. */
export const posterVariants = ['plain', 'bleed', 'ink-saving'] as const;
export type PosterVariant = (typeof posterVariants)[number];

const suffixes: Readonly<Record<PosterVariant, string>> = {
  plain: '',
  bleed: '-tipografia',
  'ink-saving': '-risparmio',
};

/** Italian names on screen. */
export const posterVariantNames: Readonly<Record<PosterVariant, string>> = {
  plain: 'PDF da stampare',
  bleed: 'PDF per la tipografia, con 3 mm di abbondanza e segni di taglio',
  'ink-saving': 'PDF che risparmia inchiostro',
};

/** Path of a poster's PDF; `layout` is a4, a3 or a5. */
export function posterPath(asset: string, layout: string, variant: PosterVariant = 'plain'): string {
  return `/materiali/${asset}/${layout}${suffixes[variant]}.pdf`;
}

/** Path of the picture of one of its pages, counted from 1. */
export function posterPreviewPath(asset: string, layout: string, page = 1): string {
  return `/materiali/${asset}/${layout}-pagina-${page}.webp`;
}

/** What a poster's path stands for; undefined where it is none. */
export function parsePosterPath(
  path: string,
): { asset: string; layout: string; variant: PosterVariant; page?: number } | undefined {
  const found = /^\/materiali\/([a-z0-9-]+)\/(a[345])(-tipografia|-risparmio)?\.pdf$/.exec(path);
  if (found) {
    const variant = posterVariants.find((one) => suffixes[one] === (found[3] ?? '')) ?? 'plain';
    return { asset: found[1] as string, layout: found[2] as string, variant };
  }
  const preview = /^\/materiali\/([a-z0-9-]+)\/(a[345])-pagina-([12])\.webp$/.exec(path);
  if (!preview) return undefined;
  return { asset: preview[1] as string, layout: preview[2] as string, variant: 'plain', page: Number(preview[3]) };
}
