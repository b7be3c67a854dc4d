/** Most words a reader's browser is sent to compare a misspelt one with. */
const MOST = 6000;

/**
 * The words of some texts, the commonest first, as they are mostly written: what a misspelt search is compared with.
 * Words of under three letters and with digits are left out, and so are articles before an apostrophe.
 */
export function listWords(texts: Iterable<string>): string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<![\p{L}\d])\p{L}{3,}(?![\p{L}\d'’])/gu)) {
      const key = word.toLowerCase();
      const forms = counts.get(key) ?? new Map<string, number>();
      forms.set(word, (forms.get(word) ?? 0) + 1);
      counts.set(key, forms);
    }
  }
  const total = (forms: Map<string, number>) => [...forms.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .sort(([a, one], [b, other]) => total(other) - total(one) || a.localeCompare(b, 'it'))
    .slice(0, MOST)
    .map(([word, forms]) => written(word, forms));
}

/** The words a reader sees in the page, if the search looks into it. */
export function pageText(html: string): string {
  if (!html.includes('data-pagefind-body')) return '';
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/&(?:#39|#x27|apos);/gi, "'")
    .replace(/&#?\w+;/g, ' ');
}

/** An acronym keeps its capitals; any other word is written small. */
function written(word: string, forms: ReadonlyMap<string, number>): string {
  const upper = word.toUpperCase();
  return (forms.get(upper) ?? 0) > (forms.get(word) ?? 0) ? upper : word;
}
