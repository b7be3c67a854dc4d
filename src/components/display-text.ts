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

/** Running text as it is printed: typographic marks only, so that narrow columns stay even. */
export function plainText(text: string): string {
  return typographic(text);
}
