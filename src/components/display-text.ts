import { italianWords, typographic, type Word } from '#cards/italian-words.ts';

/** Characters that three words or more may hang together: more would not fit a phone's line in large type, with the letters spaced out. */
const TOGETHER = 13;

/** Display text as it is printed: typographic marks, and non-breaking spaces where Italian keeps words together. */
export function displayText(text: string): string {
  const words = italianWords(text);
  const bound = words.map((word, index) => word.space && (word.bond === 'hard' || widow(words, index)));
  // From the left, so that a noun keeps its article and a number its noun; two words always hold.
  for (let from = 0; from < words.length; from += 1) {
    let to = from;
    while (bound[to]) to += 1;
    const length = words.slice(from, to + 1).reduce((sum, { text: word }) => sum + 1 + word.length, -1);
    if (to - from > 1 && length > TOGETHER) bound[from] = false;
    else from = to;
  }
  return words.map((word, index) => word.text + (word.space ? (bound[index] ? '\u00a0' : ' ') : '')).join('');
}

/** Whether a word must hold the last one, which would be short and alone. */
function widow(words: readonly Word[], index: number): boolean {
  return index >= words.length - 2 && (words.at(-1)?.text.length ?? 9) <= 4;
}

/** Numbers that stay with what follows or precedes them even in running text. */
const together = /\b(FSE|Fascicolo)\s(?=2\.0)|(\d)\s(?=(?:minuti|ore|mesi|giorni|moduli|crediti|euro|MLN|mld|km)\b)/g;

/** Running text as it is printed: typographic marks, and few bonds, so that narrow columns stay even. */
export function plainText(text: string): string {
  return typographic(text).replace(together, (_, word = '', digit = '') => `${word}${digit}\u00a0`);
}
