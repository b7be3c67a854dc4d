import { composeCard } from '#cards/compose-card.ts';
import { pageSubject } from '#cards/subject.ts';
import { pageCardSubject } from '#links/card-path.ts';
import type { Content } from '#model/content.ts';

/** The card shown where a page is shared: its own where it has one, else the site's; with the words of its alternative text. */
export function pageCard(content: Content, path: string, today: Date): { subject: string; alt: string } {
  const subject = pageSubject(content, path);
  return subject
    ? { subject: pageCardSubject(path), alt: composeCard({ content, today }, subject).alt }
    : { subject: pageCardSubject('/'), alt: composeCard({ content, today }, { type: 'site' }).alt };
}
