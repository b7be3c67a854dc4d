import { escapeHtml as e } from '#links/escape-html.ts';
import type { Kit } from '../kit.ts';
import { paragraphsOf } from './paragraphs-of.ts';

/**
 * A piece of news to paste into a portal or an intranet: plain HTML with no style, class, script or identifier of ours,
 * so that it takes the look of the page it lands on.
 */
export function renderArticle(kit: Kit): string {
  const post = kit.posts.find(({ network }) => network === 'intranet');
  const image =
    kit.images.find(({ format }) => format === 'intranet') ?? kit.images.find(({ format }) => format === 'og');
  return [
    '<article lang="it">',
    `<h2>${e(kit.message.name)}</h2>`,
    ...(image
      ? [
          `<p><img src="${e(image.url)}" alt="${e(kit.alt)}" width="${image.width}" height="${image.height}" style="max-width:100%;height:auto"></p>`,
        ]
      : []),
    ...paragraphsOf(post?.text ?? kit.title, kit.link).map((words) => `<p>${e(words).replaceAll('\n', '<br>')}</p>`),
    `<p><a href="${e(kit.link)}">Leggi tutto: ${e(kit.message.name)}</a></p>`,
    '</article>',
    '',
  ].join('\n');
}
