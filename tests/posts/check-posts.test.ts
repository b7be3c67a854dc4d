import { describe, expect, it } from 'vitest';
import { formatProblem } from '#model/problem.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { type SampleChanges, sampleContent, site, variants } from './sample-content.ts';

const problems = (changes: SampleChanges, altOf?: () => string) =>
  checkPosts({ content: sampleContent(changes), site, ...(altOf && { altOf }) }).map(formatProblem);

describe('checkPosts', () => {
  it('finds nothing wrong in texts that fit', () => {
    expect(problems({})).toEqual([]);
  });

  it('says by how much a variant does not fit, and what to do', () => {
    const long = '日'.repeat(140);
    expect(problems({ variants: { short: long, medium: long }, channels: [{ id: 'bluesky', network: 'x' }] })).toEqual([
      'content/messages/punto-unico.mdx › variants.medium: il post di «Il punto unico, su Bluesky» per X con link e hashtag è di 331 caratteri su 280: togline 51, oppure scrivi un testo proprio nel touchpoint punto-unico-bluesky. [POST_TROPPO_LUNGO]',
    ]);
  });

  it('says by how much a text of the touchpoint does not fit', () => {
    const text = `${variants.medium} ${variants.medium}`;
    expect(problems({ touchpoints: [{ texts: [{ network: 'bluesky', text }] }] })).toEqual([
      `campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml › texts[0].text: il testo per Bluesky con hashtag è di ${text.length + 27} caratteri su 300: togline ${text.length + 27 - 300}. [POST_TROPPO_LUNGO]`,
    ]);
  });

  it('explains what makes an SMS so short', () => {
    const text = `${variants.short} ❤️`;
    expect(problems({ touchpoints: [{ texts: [{ network: 'sms', text }] }] })).toEqual([
      'campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml › texts[0].text: il testo per SMS con link è di 174 caratteri su 134: togline 40 o i caratteri che un SMS non ha (emoji, altri alfabeti). [POST_TROPPO_LUNGO]',
    ]);
  });

  it('refuses a link and a hashtag inside a text, and an alternative text too long', () => {
    const text = 'Leggi https://esempio.it/pagina #FSE2';
    expect(problems({ touchpoints: [{ texts: [{ network: 'mastodon', text }] }] }, () => 'a'.repeat(1501))).toEqual([
      "campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml › texts[0].text: il testo per Mastodon contiene l'indirizzo https://esempio.it/pagina: toglilo, il link tracciato lo aggiunge il sito. [LINK_NEL_TESTO]",
      'campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml › texts[0].text: il testo per Mastodon contiene #FSE2: toglilo, gli hashtag della campagna li aggiunge il sito. [HASHTAG_NEL_TESTO]',
      'campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml › alt: il testo alternativo è di 1501 caratteri; Mastodon ne accetta 1500: togline 1. [ALT_TROPPO_LUNGO]',
    ]);
  });

  it('leaves cancelled touchpoints and dangling references to the content check', () => {
    const texts = [{ network: 'x' as const, text: 'a'.repeat(400) }];
    expect(
      problems({
        touchpoints: [
          { state: 'cancelled', texts },
          { message: 'manca', texts },
        ],
      }),
    ).toEqual([]);
  });
});
