import type { CardData } from './card.ts';
import type { CardPart } from './placing.ts';
import type { Typefaces } from './typeface.ts';

/** Characters of one part of a card that its font cannot draw. */
export interface MissingGlyphs {
  part: CardPart;
  characters: string[];
}

/** What a card asks of fonts that do not have it: such words must be refused, or they would be drawn with holes. */
export function findMissingGlyphs(card: CardData, typefaces: Typefaces): MissingGlyphs[] {
  const parts: [CardPart, string][] = [
    ['kicker', card.kicker],
    ['title', card.title],
    ['detail', card.detail],
    ['number', card.number ?? ''],
    ['sign', card.sign.join(' ')],
    ['organisations', card.organisations.flatMap(({ lines, contact = '' }) => [...lines, contact]).join(' ')],
  ];
  return parts.flatMap(([part, text]) => {
    const face = typefaces[faceOf(part)];
    const characters = [...new Set(text.normalize('NFC'))].filter(
      (character) => !/\s/.test(character) && !face.has(character),
    );
    return characters.length > 0 ? [{ part, characters }] : [];
  });
}

function faceOf(part: CardPart): keyof Typefaces {
  if (part === 'number' || part === 'sign') return 'titillium-900';
  return part === 'title' || part === 'organisations' ? 'titillium-700' : 'titillium-400';
}
