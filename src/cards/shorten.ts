/**
 * The start of a text as whole sentences, else as whole clauses, else as whole words followed by "…", in at most
 * `limit` characters. For words a card borrows from a longer field.
 */
export function shorten(text: string, limit: number): string {
  const whole = text.trim();
  if (whole.length <= limit) return whole;
  const head = whole.slice(0, limit + 1);
  const sentence = /^.*[.!?](?=\s)/s.exec(head)?.[0];
  if (sentence && sentence.length >= limit / 3 && !/\b\p{L}{1,4}\.$/u.test(sentence)) return sentence;
  const clause = /^.*(?=[;:,]\s)/s.exec(head)?.[0];
  // A text of whole sentences ends as one.
  if (clause && clause.length >= limit / 2)
    return /[.!?]$/.test(whole) && clause.length < limit ? `${clause}.` : clause;
  const words = whole.slice(0, limit).replace(/\s+\S*$/, '');
  return `${words.replace(/(?:[\s,;:–-]+\p{L}{0,3}’?)+$/u, '')}…`;
}
