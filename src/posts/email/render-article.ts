import { escapeHtml as e } from '../feeds/compose-feed.ts';
import type { Kit } from '../kit.ts';

/**
 * A piece of news to paste into a portal or an intranet: plain HTML with no style, class, script or identifier of ours,
 * so that it takes the look of the page it lands on.
 */
export function renderArticle(kit: Kit): string {
  const post = kit.posts.find(({ network }) => network === 'intranet');
  const image =
    kit.images.find(({ format }) => format === 'intranet') ?? kit.images.find(({ format }) => format === 'og');
  const paragraphs = (post?.text ?? kit.title)
    .split(/\n{2,}/)
    .map((words) => words.replace(kit.link, '').trim())
    .filter(Boolean);
  return [
    '<article lang="it">',
    `<h2>${e(kit.message.name)}</h2>`,
    ...(image
      ? [
          `<p><img src="${e(image.url)}" alt="${e(kit.alt)}" width="${image.width}" height="${image.height}" style="max-width:100%;height:auto"></p>`,
        ]
      : []),
    ...paragraphs.map((words) => `<p>${e(words).replaceAll('\n', '<br>')}</p>`),
    `<p><a href="${e(kit.link)}">Leggi tutto: ${e(kit.message.name)}</a></p>`,
    '</article>',
    '',
  ].join('\n');
}
