import { beforeAll, describe, expect, it } from 'vitest';
import { audienceCalendarPath, campaignCalendarPath, eventCalendarPath, webcal } from '#links/calendar-path.ts';
import { cardPath, pageCardSubject } from '#links/card-path.ts';
import { countdownPath, embedCode, messageEmbedPath, nextEventsPath } from '#links/embed-path.ts';
import {
  feedPath,
  kitZipPath,
  parseKitZipPath,
  partnerCardPath,
  partnerKitPath,
  qrPngPath,
  qrSvgPath,
} from '#links/kit-path.ts';
import { itemPath, kitPath, landingPath, pagePath, sectionPath } from '#links/page-path.ts';
import { parsePosterPath, posterPath } from '#links/poster-path.ts';
import { qrPath, qrTarget } from '#links/qr-path.ts';
import { parseTracking, shortPath, trackedPath } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import { loadContent } from '#sources/load-content.ts';

// Addresses are printed on posters, kept in calendars and framed by other sites: none may change by accident.
const SITE = 'https://www.esempio.it';
const kit = { id: 'avvio', campaign: 'fse' };
let content: Content;
beforeAll(async () => {
  ({ content } = await loadContent('.'));
});

it('no campaign, no page to land on', () => {
  expect(() => landingPath(content, { type: 'campaign', id: '' }, 'fse-toscana')).toThrow(RangeError);
});

describe('the addresses others keep', () => {
  it('of calendars', () => {
    expect(eventCalendarPath('avvio')).toBe('/calendario/evento/avvio.ics');
    expect(campaignCalendarPath('fse')).toBe('/calendario/fse.ics');
    expect(audienceCalendarPath('fse', 'medici')).toBe('/calendario/fse/medici.ics');
    expect(webcal('/calendario/fse.ics', new URL(SITE))).toBe('webcal://www.esempio.it/calendario/fse.ics');
    expect(webcal('/a?b=https://c', new URL('http://localhost:1'))).toBe('webcal://localhost:1/a?b=https://c');
  });

  it('of frames, with the code to paste', () => {
    expect(nextEventsPath('fse')).toBe('/embed/fse/prossimi-eventi/');
    expect(messageEmbedPath('avvio')).toBe('/embed/messaggio/avvio/');
    expect(countdownPath('avvio')).toBe('/embed/conto-alla-rovescia/avvio/');
    expect(embedCode('/embed/x/', 'Il "FSE" <oggi> & domani', SITE, 320)).toBe(
      '<iframe src="https://www.esempio.it/embed/x/" title="Il &quot;FSE&quot; &lt;oggi&gt; &amp; domani" width="100%" height="320" loading="lazy" style="border:0;max-width:40em;resize:vertical"></iframe>',
    );
  });

  it('of kits, their codes, feeds and partners', () => {
    expect(kitPath(kit)).toBe('/fse/kit/avvio/');
    expect(qrSvgPath(kit)).toBe('/fse/kit/avvio/qr.svg');
    expect(qrPngPath(kit)).toBe('/fse/kit/avvio/qr.png');
    expect(partnerKitPath('fse', 'asl')).toBe('/fse/kit/per/asl/');
    expect(partnerCardPath('avvio', 'asl', 'og', 'jpg')).toBe('/cards/avvio/asl/og.jpg');
    expect(feedPath('fse', 'feed.xml')).toBe('/fse/kit/feed.xml');
    expect(feedPath('fse', 'feed.xml', 'bluesky')).toBe('/fse/kit/canale/bluesky/feed.xml');
  });

  it('of pages', () => {
    expect(sectionPath('fse', 'piano')).toBe('/fse/piano/');
    expect(itemPath('audience', 'fse', 'medici')).toBe('/fse/per/medici/');
    expect(pagePath({ id: 'privacy' })).toBe('/privacy/');
    expect(pagePath({ id: 'dati', campaign: 'fse' })).toBe('/fse/dati/');
    expect(shortPath('avvio')).toBe('/t/avvio/');
  });

  it('of cards, however the page of the card is written', () => {
    expect(cardPath('avvio', 'og')).toBe('/cards/avvio/og.png');
    expect(pageCardSubject('//fse/eventi//')).toBe('pagine/fse/eventi');
    expect(cardPath(pageCardSubject('/'), 'email', 'jpg')).toBe('/cards/pagine/home/email.jpg');
  });
});

describe('what a path stands for', () => {
  it('is read back from a kit and from nothing else', () => {
    expect(parseKitZipPath(kitZipPath(kit))).toEqual({ touchpoint: 'avvio' });
    expect(parseKitZipPath(kitZipPath(kit, 'asl'))).toEqual({ touchpoint: 'avvio', partner: 'asl' });
    for (const path of ['/x/kit/avvio.zip', '/kit/avvio.zip/x', '/kit/AVVIO.zip', '/kit/a/b/c.zip', '/kit/.zip'])
      expect(parseKitZipPath(path)).toBeUndefined();
  });

  it('is read back from a poster and from nothing else', () => {
    expect(parsePosterPath(posterPath('scheda', 'a5'))).toEqual({ asset: 'scheda', layout: 'a5', variant: 'plain' });
    for (const path of [
      '/x/materiali/scheda/a4.pdf',
      '/materiali/scheda/a4.pdf/x',
      '/x/materiali/scheda/a4-pagina-1.webp',
      '/materiali/scheda/a4-pagina-1.webp/x',
    ])
      expect(parsePosterPath(path)).toBeUndefined();
  });

  it('is read back from a QR code and from nothing else', () => {
    expect(qrPath('/')).toBe('/qr/home.svg');
    expect(qrPath('//fse/eventi//')).toBe('/qr/fse/eventi.svg');
    for (const path of ['/', '/fse/', '/fse/eventi/avvio/']) expect(qrTarget(qrPath(path))).toBe(path);
    for (const path of ['/x/qr/a.svg', '/qr/a.svg/x', '/qr/A.svg', '/qr/.svg', '/qr/a.png'])
      expect(qrTarget(path)).toBeUndefined();
  });

  it('is read back from a tracked link only when all four words are there', () => {
    const words = ['utm_source=a', 'utm_medium=b', 'utm_campaign=c', 'utm_content=d'];
    expect(parseTracking(`/x/?${words.join('&')}`)).toEqual({ source: 'a', medium: 'b', campaign: 'c', content: 'd' });
    for (const missing of words)
      expect(parseTracking(`/x/?${words.filter((word) => word !== missing).join('&')}`)).toBeUndefined();
  });
});

describe('a touchpoint leads', () => {
  const landing = (type: Parameters<typeof landingPath>[1]['type'], id: string) =>
    landingPath(content, { type, id } as Parameters<typeof landingPath>[1], 'fse-toscana');

  it('to its campaign, or to an audience as its campaign speaks to it', () => {
    expect(landing('campaign', 'fse-piemonte')).toBe('/fse-piemonte/');
    expect(landing('audience', 'mmg-pls')).toBe('/fse-toscana/per/mmg-pls/');
  });

  it('to a thing in the campaign that thing belongs to', () => {
    for (const [type, list, folder] of [
      ['message', content.messages, 'messaggi'],
      ['course', content.courses, 'percorsi'],
      ['event', content.events, 'eventi'],
      ['asset', content.assets, 'materiali'],
    ] as const) {
      const [one] = list;
      if (!one) throw new Error(`no ${type}`);
      expect(landing(type, one.id)).toBe(`/${one.campaign}/${folder}/${one.id}/`);
    }
    const [page] = content.pages;
    if (page) expect(landing('page', page.id)).toBe(page.campaign ? `/${page.campaign}/${page.id}/` : `/${page.id}/`);
  });

  it('with the words of its channel and its own name, in this order', () => {
    const [touchpoint] = content.touchpoints;
    if (!touchpoint) throw new Error('no touchpoint');
    const { utm } = content.get('channels', touchpoint.channel);
    expect(trackedPath(content, touchpoint)).toBe(
      `${landingPath(content, touchpoint.landing, touchpoint.campaign)}?utm_source=${utm.source}&utm_medium=${utm.medium}&utm_campaign=${touchpoint.campaign}&utm_content=${touchpoint.id}`,
    );
  });
});
