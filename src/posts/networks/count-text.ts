const segmenter = new Intl.Segmenter('it', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** What a reader calls characters: an emoji family is one, an accented letter is one (Unicode UAX #29). */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** Unicode code points. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Bytes in UTF-8. */
export function countBytes(text: string): number {
  return encoder.encode(text).length;
}

/** A text with every emoji replaced, whole sequence by whole sequence. */
export function replaceEmoji(text: string, replace: (emoji: string) => string): string {
  let result = '';
  for (const { segment } of segmenter.segment(text)) {
    result += /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(segment) ? replace(segment) : segment;
  }
  return result;
}
