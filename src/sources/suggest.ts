/** The allowed word nearest to a mistyped one (at most a third of its letters differ); undefined where none is near. */
export function nearest(word: string, allowed: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of allowed) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** ` Forse "x"?` or nothing, then the allowed words, at most twelve of them, as `named` writes them. */
export function hint(
  word: string,
  allowed: readonly string[],
  name: string,
  named: (word: string) => string = (one) => one,
): string {
  const near = nearest(word, allowed);
  const shown =
    allowed.slice(0, 12).map(named).join(', ') + (allowed.length > 12 ? ` e altri ${allowed.length - 12}` : '');
  return `${near ? ` Forse "${near}"?` : ''} ${name}: ${shown || 'nessuno'}.`;
}

/** Levenshtein distance, given up once it reaches `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost));
    }
    previous = row;
  }
  return previous[b.length] ?? limit;
}
