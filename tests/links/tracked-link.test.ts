import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { qrModules, qrSvg } from '#links/qr.ts';
import { safeRedirect } from '#links/safe-redirect.ts';
import { parseTracking, shortUrl, trackedPath, trackedUrl } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import { loadContent } from '#sources/load-content.ts';

const SITE = 'https://www.esempio.it';
let content: Content;
beforeAll(async () => {
  ({ content } = await loadContent('.'));
});

describe('tracked links', () => {
  it('lead back to their touchpoint, whatever it is', () => {
    expect(content.touchpoints.length).toBeGreaterThan(24);
    for (const touchpoint of content.touchpoints) {
      const { utm } = content.get('channels', touchpoint.channel);
      expect(parseTracking(trackedUrl(content, touchpoint, SITE))).toEqual({
        ...utm,
        campaign: touchpoint.campaign,
        content: touchpoint.id,
      });
    }
  });

  it('are our own pages, so that a short link may follow them', () => {
    for (const touchpoint of content.touchpoints) {
      const path = trackedPath(content, touchpoint);
      expect(safeRedirect(path, SITE, [])).toBe(path);
    }
  });

  it('have no tracking where one of the four words is missing', () => {
    expect(parseTracking('/a/?utm_source=x&utm_medium=y&utm_campaign=z')).toBeUndefined();
  });

  it('are short enough to be read aloud', () => {
    expect(shortUrl('fad', SITE)).toBe('https://www.esempio.it/t/fad/');
  });
});

describe('QR codes', () => {
  it('have a quiet zone of four light modules on every side', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const rows = qrModules(url);
        const edge = [...rows.slice(0, 4), ...rows.slice(-4)].flat();
        const sides = rows.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)]);
        expect([...edge, ...sides].some(Boolean)).toBe(false);
        expect(rows.every((row) => row.length === rows.length)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('say what they are, with nothing that could run', () => {
    const svg = qrSvg(SITE, 'Link "di" <prova>');
    expect(svg).toContain('aria-label="Link &#34;di&#34; &#60;prova&#62;"');
    expect(svg).not.toMatch(/<script|on\w+=/);
  });
});
