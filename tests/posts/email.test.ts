import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { composeKit } from '#posts/compose-kit.ts';
import { renderArticle } from '#posts/email/render-article.ts';
import { type EmailContext, renderEmail } from '#posts/email/render-email.ts';
import type { Kit } from '#posts/kit.ts';
import { sampleContent, site } from './sample-content.ts';

const content = sampleContent();
const formatOf = () => ({ width: 1200, height: 630, type: 'png' as const });
const sample = composeKit({ content, site, formatOf }, content.get('touchpoints', 'punto-unico-bluesky'));
const context: EmailContext = {
  theme: content.get('campaigns', 'fse-toscana').theme,
  sender: 'Filo diretto',
  organisations: ['Regione Toscana'],
  funding: "Finanziato dall'Unione europea – NextGenerationEU",
  siteUrl: site,
};

/** A kit whose every word is the given one. */
function kitOf(words: string): Kit {
  const posts = sample.posts.map((post) => ({ ...post, text: `${words}\n\n${sample.link}` }));
  return { ...sample, message: { ...sample.message, name: words }, alt: words, posts };
}

const hostile = [
  '</mj-text><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  '{{ campo }} %%EMAIL%% *|FNAME|*',
  '<mj-include path="/etc/passwd" />',
  '<!-- htmlmin:ignore --> & &amp; <b>grassetto</b>',
  'Perché l’È «così» 👩🏽‍⚕️ بطاقة',
];

describe('the e-mail of a kit', () => {
  it.each(hostile)('says "%s" as words, and nothing of it runs', async (words) => {
    const { html, text, subject } = await renderEmail(kitOf(words), context);
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('script, iframe, object, form, input')).toHaveLength(0);
    expect(document.querySelectorAll('img')).toHaveLength(1);
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
    expect(document.querySelector('img')?.getAttribute('alt')).toBe(words);
    expect(document.querySelector('.title')?.textContent?.trim()).toBe(words);
    expect(document.querySelector('.words')?.textContent?.trim()).toBe(words);
    expect(html).not.toContain('root:');
    expect(subject).toBe(words);
    expect(text).toContain(`${words}\n\n${words}\n\n${sample.link}`);
    expect(text).toContain(`-- \nRegione Toscana\n${context.funding}\n${site}`);
  });

  it('keeps any words whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (any) => {
        const words = any.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim() || 'x';
        const { document } = parseHTML((await renderEmail(kitOf(words), context)).html);
        expect(document.querySelector('.title')?.textContent?.trim()).toBe(words);
      }),
      { numRuns: 15 },
    );
  });

  it('has one button to the tracked link, in the colours of the campaign, and in dark ones', async () => {
    const { html } = await renderEmail(sample, context);
    const { document } = parseHTML(html);
    const buttons = [...document.querySelectorAll('.go a')];
    expect(buttons.map((a) => [a.textContent?.trim(), a.getAttribute('href')])).toEqual([['Leggi tutto', sample.link]]);
    expect(html).toContain('color-scheme: light dark');
    expect(html).toMatch(/@media \(prefers-color-scheme:\s?dark\)/);
    expect(html).toContain(context.theme.luce);
  });

  it('refuses to be made where a client would cut it', async () => {
    const long = 'Un punto unico di accesso ai servizi del SSN. '.repeat(3000);
    await expect(renderEmail(kitOf(long), context)).rejects.toThrow(
      /^the e-mail of punto-unico-bluesky weighs \d{6} bytes of 102000$/,
    );
  });
});

describe('the article for a portal', () => {
  it.each(hostile)('says "%s" as words', (words) => {
    const { document } = parseHTML(`<html><body>${renderArticle(kitOf(words))}</body></html>`);
    expect(document.querySelector('h2')?.textContent).toBe(words);
    expect(document.querySelectorAll('script, mj-include, b')).toHaveLength(0);
    expect(document.querySelector('img')?.getAttribute('alt')).toBe(words);
    expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([sample.link]);
  });
});
