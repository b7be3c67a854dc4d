import { describe, expect, it } from 'vitest';
import { parsePosterPath, posterPath, posterPreviewPath, posterVariants } from '#links/poster-path.ts';

describe('poster paths', () => {
  it('read back to what they were made of', () => {
    for (const variant of posterVariants) {
      const path = posterPath('locandina-fad', 'a4', variant);
      expect(parsePosterPath(path)).toEqual({ asset: 'locandina-fad', layout: 'a4', variant });
    }
    expect(parsePosterPath(posterPreviewPath('scheda-mmg', 'a5', 2))).toEqual({
      asset: 'scheda-mmg',
      layout: 'a5',
      variant: 'plain',
      page: 2,
    });
  });

  it('are told from any other path', () => {
    for (const path of [
      '/materiali/',
      '/materiali/x/a2.pdf',
      '/materiali/x/a4-altro.pdf',
      '/materiali/../a4.pdf',
      '/x/a4.pdf',
    ]) {
      expect(parsePosterPath(path)).toBeUndefined();
    }
  });
});
