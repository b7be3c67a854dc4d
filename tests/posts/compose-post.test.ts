import { RichText } from '@atproto/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Network, networks } from '#model/network.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { composePost, touchpointNetworks } from '#posts/compose-post.ts';
import { networkRules } from '#posts/networks/network-rules.ts';
import type { Post } from '#posts/post.ts';
import { sampleContent, site, variants } from './sample-content.ts';

const link = 'https://filodiretto.regione.toscana.it/t/punto-unico-bluesky/';

function compose(network: Network, changes: Parameters<typeof sampleContent>[0] = {}): Post {
  const content = sampleContent(changes);
  return composePost({ content, site }, content.get('touchpoints', 'punto-unico-bluesky'), network);
}

describe('composePost', () => {
  it('writes text, link and hashtags as Mastodon wants them', () => {
    expect(compose('mastodon')).toEqual({
      touchpoint: 'punto-unico-bluesky',
      network: 'mastodon',
      title: 'Un punto unico di accesso',
      text: `${variants.medium}\n\n${link}\n#FSE2 #FascicoloSanitario`,
      parts: [
        { kind: 'text', text: `${variants.medium}\n\n` },
        { kind: 'link', text: link },
        { kind: 'text', text: '\n' },
        { kind: 'hashtag', text: '#FSE2' },
        { kind: 'text', text: ' ' },
        { kind: 'hashtag', text: '#FascicoloSanitario' },
      ],
      source: 'medium',
      alt: 'Card della campagna con il titolo «Un punto unico di accesso».',
      link,
      linkPlace: 'text',
      hashtags: ['FSE2', 'FascicoloSanitario'],
      format: 'og',
      length: variants.medium.length + 2 + 23 + 1 + 25,
      limit: 500,
      unit: 'caratteri',
      excess: 0,
    });
  });

  it('puts the link on a card where Bluesky has no room for it', () => {
    const medium = `${variants.medium} Otto moduli, trenta minuti.`;
    expect(compose('bluesky', { variants: { medium } })).toMatchObject({
      text: `${medium}\n\n#FSE2 #FascicoloSanitario`,
      linkPlace: 'card',
      excess: 0,
    });
    expect(compose('bluesky')).toMatchObject({
      text: `${variants.medium}\n\n${link}\n#FSE2 #FascicoloSanitario`,
      linkPlace: 'text',
    });
  });

  it('sends Instagram to the bio, screens to the QR code, SMS plain letters', () => {
    expect(compose('instagram').text).toMatch(/iniziale\.\n\nIl link è nella bio\.\n#FSE2 #FascicoloSanitario$/);
    expect(compose('signage')).toMatchObject({ text: variants.short, linkPlace: 'qr' });
    const sms = compose('sms', { variants: { short: 'Perché «il filo» – l’alleato di chi cura… È qui' } });
    expect(sms.text).toBe(`Perché "il filo" - l'alleato di chi cura... E' qui ${link}`);
    expect(sms.limit).toBe(306);
  });

  it('prefers the touchpoint’s own text, and the event’s hashtag first', () => {
    const post = compose('x', {
      touchpoints: [
        {
          texts: [{ network: 'x', text: 'Ci vediamo\r\n\r\n\r\n\r\nad  Arezzo' }],
          landing: { type: 'event', id: 'forum-risk' },
        },
      ],
      hashtags: ['forumrisk19', 'FSE2'],
    });
    expect(post).toMatchObject({ source: 'own', text: `Ci vediamo\n\nad Arezzo\n\n${link}\n#ForumRisk19 #FSE2` });
  });

  it('takes the format of the channel where it has it, a common one otherwise', () => {
    expect(compose('bluesky', { channels: [{ id: 'bluesky', formats: ['bluesky'] }] }).format).toBe('bluesky');
    expect(compose('bluesky').format).toBe('og');
    expect(compose('sms').format).toBeUndefined();
  });

  it('is made for the channel’s network and for those with a text of their own', () => {
    const content = sampleContent({
      channels: [{ id: 'bluesky', network: 'bluesky' }],
      touchpoints: [{ texts: [{ network: 'linkedin', text: 'Testo' }] }],
    });
    expect(touchpointNetworks({ content }, content.get('touchpoints', 'punto-unico-bluesky'))).toEqual([
      'bluesky',
      'linkedin',
    ]);
  });
});

/** Words of every script an editor could paste, as long as the model lets them. */
const words = (max: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.lorem({ maxCount: 1 }) },
        { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
        fc.constantFrom(
          '👨‍👩‍👧‍👦',
          '🇮🇹',
          "dell'Unione",
          'perché',
          '日本語の医療',
          'بطاقة',
          'l’È',
          '@asl@salute.it',
          'e\u0301',
        ),
      ),
      { minLength: 3, maxLength: 60 },
    )
    .map((list) => list.join(' ').slice(0, max).trim().padEnd(10, '.'));

const tag = fc.stringMatching(/^[A-Za-z0-9_àèéìòù]{2,40}$/);

describe('every post, whatever the words', () => {
  it('fits its network as that network counts, or is a problem that says by how much; no link is cut, no word lost', () => {
    fc.assert(
      fc.property(
        fc.record({ short: words(140), medium: words(240), long: words(1500) }),
        fc.array(tag, { maxLength: 12 }),
        fc.stringMatching(/^[a-z0-9]{2,20}(-[a-z0-9]{1,18}){0,2}$/),
        fc.constantFrom(...networks),
        (texts, hashtags, id, network) => {
          const content = sampleContent({
            variants: texts,
            hashtags,
            touchpoints: [{ id }],
            channels: [{ id: 'bluesky', network }],
          });
          const post = composePost({ content, site }, content.get('touchpoints', id), network);
          const problems = checkPosts({ content, site }).filter((p) => p.code === 'POST_TROPPO_LUNGO');
          expect(post.parts.map((part) => part.text).join('')).toBe(post.text);
          expect(post.link).toBe(`${site}t/${id}/`);
          if (post.linkPlace === 'text') expect(post.parts).toContainEqual({ kind: 'link', text: post.link });
          for (const name of post.hashtags) expect(post.text).toContain(`#${name}`);
          expect(post.alt.length).toBeLessThanOrEqual(networkRules[network].alt?.limit ?? Number.POSITIVE_INFINITY);
          expect(fits(network, post.text)).toBe(problems.length === 0);
          if (problems.length) expect(problems[0]?.message).toContain(`${post.length} ${post.unit} su ${post.limit}`);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The same question asked in another way: the networks' own libraries, or their published rule. */
function fits(network: Network, text: string): boolean {
  switch (network) {
    case 'bluesky': {
      const rich = new RichText({ text });
      return rich.graphemeLength <= 300 && rich.length <= 3000;
    }
    case 'signage':
      return new RichText({ text }).graphemeLength <= 160;
    case 'linkedin':
      return text.length <= 3000;
    case 'telegram':
    case 'whatsapp':
      return text.length <= 1024;
    case 'discord':
      return text.length <= 2000;
    case 'instagram':
      return text.length <= 2196;
    default: {
      const { length, limit } = networkRules[network].measure(text);
      return length <= limit;
    }
  }
}
