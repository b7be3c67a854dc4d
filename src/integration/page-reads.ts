import { AsyncLocalStorage } from 'node:async_hooks';
import type { Content } from '#model/content.ts';
import { trackReads } from '#model/content-reads.ts';

/**
 * What each page reads while it is rendered, so that it is rendered again when one of those things changes, and only then.
 * The names are those of `content-reads.ts`, and: `body <kind> <id>`, `updated <file>|…`, `size <file>`,
 * `out <path>` for a file of the site, `logos`.
 */

interface PageReads {
  reads: Set<string>;
  /** The content as this page sees it: of its own, so that what is remembered by content is remembered by page. */
  content?: { of: Content; tracked: Content };
}

// The pages run in a bundle, with a copy of this module of their own.
const place = Symbol.for('filo-diretto.page-reads');
const shared = globalThis as { [place]?: AsyncLocalStorage<PageReads> };
shared[place] ??= new AsyncLocalStorage<PageReads>();
const pages = shared[place];

/** Renders a page and says what it read. */
export async function readsOf<T>(render: () => Promise<T>): Promise<{ result: T; reads: string[] }> {
  const page: PageReads = { reads: new Set() };
  const result = await pages.run(page, render);
  return { result, reads: [...page.reads] };
}

/** Notes that the page being rendered, if one is, depends on something. */
export function noteRead(read: string): void {
  pages.getStore()?.reads.add(read);
}

/** The content, telling what the page being rendered reads of it; as it is where no page is. */
export function contentOfPage(content: Content): Content {
  const page = pages.getStore();
  if (!page) return content;
  if (page.content?.of !== content) {
    page.content = { of: content, tracked: trackReads(content, (read) => page.reads.add(read)) };
  }
  return page.content.tracked;
}
