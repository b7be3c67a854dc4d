import type { FormatId } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import type { CardData } from './card.ts';
import { type CardContext, composeCard } from './compose-card.ts';
import { composeScene } from './compose-scene.ts';
import { formats } from './formats.ts';
import type { CardPart } from './placing.ts';
import type { CardSubject } from './subject.ts';
import { fieldOf, fileOf, tellFit } from './tell-problem.ts';
import type { Typefaces } from './typeface.ts';

/** Every problem of one subject's card in some formats. Throws a RangeError where an id leads nowhere. */
export function checkSubject(
  context: CardContext,
  typefaces: Typefaces,
  subject: CardSubject,
  ids: FormatId[],
): Problem[] {
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
