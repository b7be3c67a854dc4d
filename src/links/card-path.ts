import type { FormatId } from '#model/format.ts';

/**
 * Path of a card's image. `subject` is a touchpoint's id, or what `pageCardSubject` gives for a page.
 * Formats are PNG unless their row in `cards/formats.ts` says JPEG.
 */
export function cardPath(subject: string, format: FormatId, type: 'png' | 'jpg' = 'png'): string {
  return `/cards/${subject}/${format}.${type}`;
}

/** The subject of a page's own card, from its path: `/` gives `pagine/home`, `/a/b/` gives `pagine/a/b`. */
export function pageCardSubject(path: string): string {
  const slug = path.replace(/^\/+|\/+$/g, '');
  return `pagine/${slug || 'home'}`;
}
