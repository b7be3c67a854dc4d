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

/** A query with each unknown word replaced by the nearest known one; undefined where nothing near is known or nothing changes. */
export function nearestWords(query: string, known: Iterable<string>): string | undefined {
  const words = [...new Set([...known].map(plain).filter((word) => word.length > 2))];
  const corrected = query.split(/\s+/).map((word) => {
    const asked = plain(word);
    if (asked.length < 3 || words.includes(asked)) return word;
    const most = asked.length > 6 ? 2 : 1;
    const near = words
      .map((candidate) => ({ candidate, apart: lettersApart(asked, candidate, most) }))
      .filter(({ apart }) => apart <= most)
      .sort((a, b) => a.apart - b.apart)[0];
    return near?.candidate ?? word;
  });
  const result = corrected.join(' ');
  return plain(result) === plain(query) ? undefined : result;
}
