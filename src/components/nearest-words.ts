/** Accents, capitals and marks aside. */
export function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** How many letters apart two words are (insertions, deletions, changes, swaps of neighbours); `most` + 1 where they are further. */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? most + 1;
}

/** Without the ending that tells number and gender: `referto` and `referti`, `pratica` and `pratiche` are one word. */
const stem = (word: string) => word.replace(/(?:h?i[aeo]?|h?e|[ao])$/, '');

/** `l’`, `dell’`, `un’` before a word. */
const elision = /^\p{L}{1,6}['’](?=\p{L})/u;

/**
 * A query with each unknown word replaced by the nearest known one; undefined where nothing near is known or nothing changes.
 * The commonest words come first in `known`. A word is known also by its beginning, as while it is typed, and in another number or gender.
 */
export function nearestWords(query: string, known: Iterable<string>): string | undefined {
  const words = new Map<string, string>();
  for (const shown of known) {
    const word = plain(shown);
    if (word.length > 2 && !words.has(word)) words.set(word, shown);
  }
  const stems = new Set([...words.keys()].map(stem));
  const corrected = query.split(/\s+/).map((asked) => {
    const [article = ''] = elision.exec(asked) ?? [];
    const word = plain(asked.slice(article.length));
    if (word.length < 4 || stems.has(stem(word)) || [...words.keys()].some((one) => one.startsWith(word))) return asked;
    const near = [...words]
      .map(([candidate, shown]) => ({ shown, apart: farther(word, candidate) }))
      .filter(({ apart }) => apart < 3)
      .sort((a, b) => a.apart - b.apart)[0];
    return near ? article + near.shown : asked;
  });
  const result = corrected.join(' ');
  return plain(result) === plain(query) ? undefined : result;
}

/** Letters apart, half more where the words begin otherwise; 3 where one is not meant for the other. */
function farther(word: string, candidate: string): number {
  const sameStart = word[0] === candidate[0];
  const most = word.length > 6 && sameStart ? 2 : 1;
  const apart = lettersApart(word, candidate, most);
  return apart > most ? 3 : apart + (sameStart ? 0 : 0.5);
}
