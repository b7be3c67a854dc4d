import type { FormatId } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import type { Area } from '#model/visibility.ts';
import type { CardData } from './card.ts';
import { type CardContext, composeCard } from './compose-card.ts';
import { composeScene } from './compose-scene.ts';
import { formats } from './formats.ts';
import type { CardPart } from './placing.ts';
import { cardJobs } from './render-all-cards.ts';
import { type CardSubject, subjectFolder } from './subject.ts';
import { fieldOf, fileOf, tellFit } from './tell-problem.ts';
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

function checkSubject(context: CardContext, typefaces: Typefaces, subject: CardSubject, ids: FormatId[]): Problem[] {
  const card = composeCard(context, subject);
  const missing = missingGlyphs(context, typefaces, subject, card);
  if (missing.length > 0) return missing;
  const parts = new Map<CardPart, { ids: FormatId[]; cut: number }>();
  for (const id of ids) {
    for (const { part, cut } of composeScene(card, formats[id], typefaces).problems) {
      const known = parts.get(part) ?? { ids: [], cut: 0 };
      parts.set(part, { ids: [...known.ids, id], cut: Math.max(known.cut, cut) });
    }
  }
  return [...parts].map(([part, found]) => tellFit(context.content, subject, part, found.ids, found.cut));
}

/** Characters no font of the cards can draw, by the field they stand in. */
function missingGlyphs(
  { content }: CardContext,
  typefaces: Typefaces,
  subject: CardSubject,
  card: CardData,
): Problem[] {
  const parts: [CardPart, string][] = [
    ['kicker', card.kicker],
    ['title', card.title],
    ['detail', card.detail],
    ['number', card.number ?? ''],
    ['sign', card.sign.join(' ')],
    ['organisations', card.organisations.flatMap((mark) => mark.lines).join(' ')],
  ];
  return parts.flatMap(([part, text]) => {
    const absent = [...new Set(text)].filter((character) => !typefaces[partFace(part)].has(character));
    if (absent.length === 0) return [];
    const field = fieldOf(content, subject, part);
    const list = absent.map((character) => `«${character}» (${codePoint(character)})`).join(', ');
    return [
      {
        file: fileOf(content, subject),
        ...(field === undefined ? {} : { field }),
        code: 'GLIFO_MANCANTE',
        message: `il carattere delle card non ha ${list}: usa solo lettere latine, cifre e punteggiatura, senza emoji.`,
      },
    ];
  });
}

function partFace(part: CardPart): keyof Typefaces {
  if (part === 'number' || part === 'sign') return 'titillium-900';
  return part === 'title' || part === 'organisations' ? 'titillium-700' : 'titillium-400';
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
