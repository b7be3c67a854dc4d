import { RichText } from '@atproto/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networks } from '#model/network.ts';
import { measureStatus } from '#posts/networks/mastodon.ts';
import { networkRules } from '#posts/networks/network-rules.ts';

const link = 'https://filodiretto.regione.toscana.it/t/punto-unico-bluesky/';
const long = `https://filodiretto.it/${'a'.repeat(205)}`;
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const holding = '👨🏿‍🤝‍👨🏻';
const family = '👨‍👩‍👧‍👦';

/** Texts in every script, with emoji families, flags, combining accents. */
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(family, '🇮🇹', '👩🏽‍⚕️', '❤️', '1️⃣', 'e\u0301', '日', 'ש', 'ع', '’', '«', '\n'),
    },
  ),
  maxLength: 400,
});

describe('each network counts as it says', () => {
  it.each([
    ['bluesky', 'a'.repeat(300), 300, 300],
    ['bluesky', family.repeat(100), 100, 300],
    ['bluesky', family.repeat(300), 7500, 3000],
    ['bluesky', link, 61, 300],
    ['mastodon', `Ciao ${link}`, 28, 500],
    ['mastodon', `Ciao @regione@mastodon.social ${link}`, 5 + 8 + 1 + 23, 500],
    ['mastodon', family, 1, 500],
    ['x', 'a'.repeat(280), 280, 280],
    ['x', '日'.repeat(140), 280, 280],
    ['x', family.repeat(140), 280, 280],
    ['x', `perché ${link}`, 7 + 23, 280],
    ['linkedin', family, 11, 3000],
    ['telegram', family, 11, 1024],
    ['instagram', 'perché', 6, 2196],
    ['threads', 'perché', 6, 500],
    ['threads', `ciao ${family}`, 5 + 25, 500],
    ['threads', '🇮🇹', 8, 500],
    ['sms', 'perché è così', 13, 306],
    ['sms', '10 €', 5, 306],
    ['sms', 'ciao 👍', 7, 134],
    ['signage', family, 1, 160],
    // Counted by hand: keycaps, a flag of tags, two skin tones holding hands, Thai, Arabic, accents apart from their letter.
    ['bluesky', '1️⃣#️⃣', 2, 300],
    ['x', '1️⃣#️⃣', 4, 280],
    ['threads', '1️⃣#️⃣', 14, 500],
    ['linkedin', '1️⃣#️⃣', 6, 3000],
    ['sms', '1️⃣#️⃣', 6, 134],
    ['mastodon', england, 1, 500],
    ['x', england, 2, 280],
    ['threads', england, 28, 500],
    ['telegram', england, 14, 1024],
    ['bluesky', holding, 1, 300],
    // twitter-text 3.1.0 is older than this emoji: it counts its pieces, more than X may, never less.
    ['x', holding, 8, 280],
    ['threads', holding, 26, 500],
    ['instagram', holding, 12, 2196],
    ['bluesky', 'สวัสดี', 4, 300],
    ['x', 'สวัสดี', 6, 280],
    ['discord', 'สวัสดี', 6, 2000],
    ['x', 'بطاقة', 5, 280],
    ['sms', 'بطاقة', 5, 134],
    ['bluesky', 'e\u0301'.repeat(3), 3, 300],
    ['x', 'e\u0301'.repeat(3), 3, 280],
    ['mastodon', `Ciao ${long}`, 28, 500],
    ['x', `Ciao ${long}`, 28, 280],
    ['bluesky', long, 228, 300],
    ['threads', long, 228, 500],
    ['mastodon', '@regione @asl@salute.it @a_b@c.d.social', 8 + 1 + 4 + 1 + 4, 500],
    ['x', '@regione_toscana #Salute_Digitale', 33, 280],
  ] as const)('%s: %s', (network, text, length, limit) => {
    expect(networkRules[network].measure(text)).toMatchObject({ length, limit });
  });

  it('asks the instance for its own limits', () => {
    expect(measureStatus(`Ciao ${link}`, { characters: 5000, perAddress: 30 })).toBe(35);
  });

  it('agrees with the network’s own library on Bluesky', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { length, unit } = networkRules.bluesky.measure(text);
        const rich = new RichText({ text });
        expect(length).toBe(unit === 'byte' ? rich.length : rich.graphemeLength);
      }),
    );
  });

  it('agrees with X’s published weights on any text without addresses', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(text));
        expect(networkRules.x.measure(text).length).toBe(weigh(text));
      }),
    );
  });

  it('says that a longer text is never shorter', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...networks), (text, network) => {
        const { measure } = networkRules[network];
        const [one, two] = [measure(`a ${text}`), measure(`a ${text} a`)];
        expect(two.limit < one.limit || two.length > one.length || two.unit !== one.unit).toBe(true);
      }),
    );
  });
});

/** Light ranges of configuration v3; any emoji weighs 2 as a whole. */
function weigh(text: string): number {
  let total = 0;
  const emoji = /\p{RGI_Emoji}/gv;
  for (const c of text.normalize('NFC').replace(emoji, '日')) {
    const code = c.codePointAt(0) ?? 0;
    const light =
      code <= 4351 ||
      (code >= 8192 && code <= 8205) ||
      (code >= 8208 && code <= 8223) ||
      (code >= 8242 && code <= 8247);
    total += light ? 1 : 2;
  }
  return total;
}
