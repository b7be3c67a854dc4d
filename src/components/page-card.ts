import { composeCard } from '#cards/compose-card.ts';
import { type CardSubject, pageSubjects, subjectFolder } from '#cards/subject.ts';
import { pageCardSubject } from '#links/card-path.ts';
import type { Content } from '#model/content.ts';

const known = new WeakMap<Content, Map<string, CardSubject>>();

/** The card shown where a page is shared: its own where it has one, else the site's; with the words of its alternative text. */
export function pageCard(content: Content, path: string, today: Date): { subject: string; alt: string } {
  let subjects = known.get(content);
  if (!subjects) {
    subjects = new Map(pageSubjects(content).map((subject) => [subjectFolder(content, subject), subject]));
    known.set(content, subjects);
  }
  const own = pageCardSubject(path);
  const subject = subjects.get(own);
  return subject
    ? { subject: own, alt: composeCard({ content, today }, subject).alt }
    : { subject: pageCardSubject('/'), alt: composeCard({ content, today }, { type: 'site' }).alt };
}
