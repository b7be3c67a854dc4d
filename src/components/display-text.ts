import { italianWords, typographic } from '#cards/italian-words.ts';

/** Display text as it is printed: typographic marks, and non-breaking spaces where Italian keeps words together. */
export function displayText(text: string): string {
  const words = italianWords(text);
  return words
    .map((word, index) => {
      if (!word.space) return word.text;
      const last = index >= words.length - 2 && (words.at(-1)?.text.length ?? 9) <= 4;
      return word.text + (word.bond === 'hard' || last ? '\u00a0' : ' ');
    })
    .join('');
}

/** Numbers that stay with what follows or precedes them even in running text. */
const together = /\b(FSE|Fascicolo)\s(?=2\.0)|(\d)\s(?=(?:minuti|ore|mesi|giorni|moduli|crediti|euro|MLN|mld|km)\b)/g;

/** Running text as it is printed: typographic marks, and few bonds, so that narrow columns stay even. */
export function plainText(text: string): string {
  return typographic(text).replace(together, (_, word = '', digit = '') => `${word}${digit}\u00a0`);
}
