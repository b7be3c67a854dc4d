import type { FormatId } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import { type CardContext, composeCard } from './compose-card.ts';
import { composeScene } from './compose-scene.ts';
import { findMissingGlyphs } from './find-missing-glyphs.ts';
import { formats } from './formats.ts';
import type { CardPart } from './placing.ts';
import type { CardSubject } from './subject.ts';
import { tellFit, tellGlyphs } from './tell-problem.ts';
import type { Typefaces } from './typeface.ts';

/** Every problem of one subject's card in some formats. Throws a RangeError where an id leads nowhere. */
export function checkSubject(
  context: CardContext,
  typefaces: Typefaces,
  subject: CardSubject,
  ids: FormatId[],
): Problem[] {
  const card = composeCard(context, subject);
  const missing = findMissingGlyphs(card, typefaces);
  if (missing.length > 0) return missing.map((found) => tellGlyphs(context.content, subject, found));
  const parts = new Map<CardPart, { ids: FormatId[]; cut: number }>();
  for (const id of ids) {
    for (const { part, cut } of composeScene(card, formats[id], typefaces).problems) {
      const known = parts.get(part) ?? { ids: [], cut: 0 };
      parts.set(part, { ids: [...known.ids, id], cut: Math.max(known.cut, cut) });
    }
  }
  return [...parts].map(([part, found]) => tellFit(context.content, subject, part, found.ids, found.cut));
}
