import type { FormatId } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import type { Area } from '#model/visibility.ts';
import { checkSubject } from './check-card.ts';
import type { CardContext } from './compose-card.ts';
import { cardJobs } from './render-all-cards.ts';
import { type CardSubject, subjectFolder } from './subject.ts';
import type { Typefaces } from './typeface.ts';

/**
 * Every problem of the cards of a build, without drawing them: words that do not fit, characters the fonts lack.
 * The same words in several formats make one problem, which names them all.
 */
export function checkCards(context: CardContext, typefaces: Typefaces, area: Area = 'staff'): Problem[] {
  const subjects = new Map<string, { subject: CardSubject; ids: FormatId[] }>();
  for (const { subject, format } of cardJobs(context.content, area, context.today)) {
    const key = `${subject.type}:${subjectFolder(context.content, subject)}`;
    const known = subjects.get(key);
    if (known) known.ids.push(format);
    else subjects.set(key, { subject, ids: [format] });
  }
  return [...subjects.values()].flatMap(({ subject, ids }) => {
    try {
      return checkSubject(context, typefaces, subject, ids);
    } catch (error) {
      // An id that leads nowhere: the check of references has said so.
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
}
