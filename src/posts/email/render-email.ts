import { escapeHtml as e } from '#links/escape-html.ts';
import type { Theme } from '#model/theme.ts';
import type { Kit } from '../kit.ts';
import { paragraphsOf } from './paragraphs-of.ts';

/** What an e-mail says besides its kit. */
export interface EmailContext {
  theme: Theme;
  /** Name of the site, as the sender. */
  sender: string;
  organisations: readonly string[];
  /** The words the funding asks for; absent where it is not European. */
  funding?: string;
  /** Where its privacy notice and its contacts are. */
  siteUrl: string;
}

/** A newsletter ready for any sending program. */
export interface Email {
  subject: string;
  html: string;
  text: string;
}

/** Gmail cuts a message at 102 KB and hides what follows, funding included. */
const EMAIL_BYTES = 102_000;

/**
 * The e-mail of a kit: HTML for every client, styles inlined, dark mode, the card as a plain image with no address of its
 * own for each reader; and its text part.
 * @throws Error where the message would be cut.
 */
export async function renderEmail(kit: Kit, context: EmailContext): Promise<Email> {
  const post = kit.posts.find(({ network }) => network === 'email');
  if (!post) throw new RangeError(`kit ${kit.id} has no text for e-mail`);
  const paragraphs = paragraphsOf(post.text, kit.link);
  // A second of modules, for the builds that write an e-mail.
  const { default: mjml2html } = await import('mjml');
  const { html } = await mjml2html(template(kit, paragraphs, context), { validationLevel: 'strict', fonts: {} });
  // MJML writes `lang="und"` where its root says nothing it knows.
  const whole = html.replace(/<html([^>]*?)\slang="[^"]*"/, '<html$1 lang="it"');
  const bytes = new TextEncoder().encode(whole).length;
  if (bytes > EMAIL_BYTES) throw new Error(`the e-mail of ${kit.id} weighs ${bytes} bytes of ${EMAIL_BYTES}`);
  const foot = [context.organisations.join(' · '), context.funding ?? '', context.siteUrl].filter(Boolean).join('\n');
  return { subject: kit.message.name, html: whole, text: `${kit.message.name}\n\n${post.text}\n\n-- \n${foot}\n` };
}

function template(kit: Kit, paragraphs: string[], context: EmailContext): string {
  const { theme, sender, organisations, funding, siteUrl } = context;
  const card = kit.images.find(({ format }) => format === 'email') ?? kit.images.find(({ format }) => format === 'og');
  const image = card
    ? `<mj-image src="${e(card.url)}" alt="${e(kit.alt)}" width="600px" padding="0" href="${e(kit.link)}" />`
    : '';
  const words = paragraphs
    .map((words) => `<mj-text css-class="words">${e(words).replaceAll('\n', '<br />')}</mj-text>`)
    .join('');
  return `<mjml lang="it" dir="ltr">
  <mj-head>
    <mj-title>${e(kit.message.name)}</mj-title>
    <mj-preview>${e(paragraphs[0]?.slice(0, 110) ?? '')}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Titillium Web, Arial, Helvetica, sans-serif" />
      <mj-text font-size="17px" line-height="26px" color="#1A1A1A" padding="0 24px 16px" />
    </mj-attributes>
    <mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>
    <mj-style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      @media (prefers-color-scheme: dark) {
        body, .sheet, .sheet > table { background: #16191C !important; }
        .words div, .foot div { color: #F1F1F1 !important; }
        .title div { color: ${theme.luce} !important; }
        .go table td, .go a { background: ${theme.luce} !important; color: ${theme.notte} !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="#FFFFFF" width="600px" css-class="sheet">
    <mj-section padding="0" css-class="sheet"><mj-column>${image}</mj-column></mj-section>
    <mj-section padding="32px 0 8px" css-class="sheet"><mj-column>
      <mj-text css-class="title" font-size="28px" line-height="32px" font-weight="700" color="${theme.notte}">${e(kit.message.name)}</mj-text>
      ${words}
      <mj-button css-class="go" href="${e(kit.link)}" align="left" background-color="${theme.notte}" color="#FFFFFF" font-size="17px" font-weight="700" border-radius="4px" inner-padding="14px 24px" padding="8px 24px 24px">Leggi tutto</mj-button>
    </mj-column></mj-section>
    <mj-section padding="0 0 32px" css-class="sheet"><mj-column>
      <mj-divider border-width="4px" border-color="${theme.filo}" padding="0 24px 16px" />
      <mj-text css-class="foot" font-size="14px" line-height="21px" color="#5A5A5A" padding="0 24px 8px">${organisations.map(e).join(' · ')}</mj-text>
      ${funding ? `<mj-text css-class="foot" font-size="14px" line-height="21px" color="#5A5A5A" padding="0 24px 8px">${e(funding)}</mj-text>` : ''}
      <mj-text css-class="foot" font-size="14px" line-height="21px" color="#5A5A5A" padding="0 24px">${e(sender)}: <a href="${e(siteUrl)}" style="color: inherit">${e(siteUrl.replace(/^https?:\/\/|\/$/g, ''))}</a></mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;
}
