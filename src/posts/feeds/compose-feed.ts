import { escapeHtml } from '#links/escape-html.ts';
import { momentStart } from '#model/moment.ts';
import type { Kit } from '../kit.ts';

/** A feed of kits, for RSS and for JSON Feed. */
export interface Feed {
  title: string;
  description: string;
  /** Address of the page it follows, and of the feed itself. */
  home: string;
  self: string;
  items: FeedItem[];
}

interface FeedItem {
  /** The kit's address: permanent. */
  id: string;
  title: string;
  /** The short tracked address. */
  link: string;
  text: string;
  html: string;
  published: Date;
  image?: { url: string; alt: string; type: string };
  tags: string[];
}

/** Words and address of a feed. */
export type FeedHead = Pick<Feed, 'title' | 'description' | 'home' | 'self'>;

/** The feed of some kits, newest first: the post of the planned network, with its card. */
export function composeFeed(head: FeedHead, kits: readonly Kit[]): Feed {
  const items = kits.map(composeItem).toSorted((a, b) => b.published.getTime() - a.published.getTime());
  return { ...head, items };
}

function composeItem(kit: Kit): FeedItem {
  const post = kit.posts.find(({ main }) => main) ?? kit.posts.find(({ network }) => network === 'linkedin');
  const url = post?.image ?? kit.images[0]?.url;
  const text = post?.text ?? kit.title;
  const image = url && { url, alt: kit.alt, type: url.endsWith('.jpg') ? 'image/jpeg' : 'image/png' };
  const paragraphs = text.split('\n\n').map((words) => `<p>${escapeHtml(words).replaceAll('\n', '<br>')}</p>`);
  const picture = image ? `<p><img src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt)}"></p>` : '';
  return {
    id: kit.page,
    title: kit.title,
    link: kit.link,
    text,
    html: `${picture}${paragraphs.join('')}`,
    published: momentStart(kit.publishAt),
    ...(image && { image }),
    tags: [kit.channel.name, ...kit.audiences.map(({ name }) => name)],
  };
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function toJsonFeed(feed: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: 'it',
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      content_text: item.text,
      content_html: item.html,
      date_published: item.published.toISOString(),
      tags: item.tags,
      ...(item.image && {
        image: item.image.url,
        attachments: [{ url: item.image.url, mime_type: item.image.type, title: item.image.alt }],
      }),
    })),
  };
}
