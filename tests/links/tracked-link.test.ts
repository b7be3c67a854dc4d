import { beforeAll, describe, expect, it } from 'vitest';
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

  it('leave our site only for an https page of an allowed host, on its own port', () => {
    const hosts = ['corsi.esempio.it'];
    expect(safeRedirect('https://corsi.esempio.it/a?b#c', SITE, hosts)).toBe('https://corsi.esempio.it/a?b#c');
    for (const target of [
      'https://corsi.esempio.it:8443/a',
      'http://corsi.esempio.it/a',
      'https://altro.esempio.it/a',
      'https://corsi.esempio.it.altro.it/a',
      'https://www@corsi.esempio.it/a',
    ])
      expect(safeRedirect(target, SITE, hosts), target).toBeUndefined();
  });

  it('have no tracking where one of the four words is missing', () => {
    expect(parseTracking('/a/?utm_source=x&utm_medium=y&utm_campaign=z')).toBeUndefined();
  });

  it('are short enough to be read aloud', () => {
    expect(shortUrl('fad', SITE)).toBe('https://www.esempio.it/t/fad/');
  });
});
