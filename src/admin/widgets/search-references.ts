/** Something a field can point to. */
export interface Reference {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  detail?: string;
}

/** The references that hold every word of a search, in any order, accents aside; those that begin with it first. */
export function searchReferences(references: readonly Reference[], search: string): Reference[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (!words.length) return [...references];
  const found = references.filter(({ id, label, detail = '' }) => {
    const text = fold(`${label} ${detail} ${id}`);
    return words.every((word) => text.includes(word));
  });
  const start = fold(search).trim();
  const rank = ({ label }: Reference) => (fold(label).startsWith(start) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
